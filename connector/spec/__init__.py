"""Spec: YAML and OpenAPI in, a checked model or every reason why not out.

Imports wire, model, diagnostics and libraries; no network. `load.load` is the way in.
"""
