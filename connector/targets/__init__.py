"""Targets: pure functions from the model to a tree of files.

No clock, environment, network or randomness: the same model gives the same bytes anywhere.
"""
