"""Triggers: polling with state that survives crashes, and receiving webhooks.

Imports `runner` and what stands below it.
"""
