"""Lowering: from checked YAML and OpenAPI to the model.

Each function returns its best reading even of what is wrong, so that one run reports everything;
a model with findings is never handed out.
"""
