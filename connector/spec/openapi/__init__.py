"""OpenAPI: the wire truth, read from several files into one document and its operations.

Imports wire, model, diagnostics and the source layer.
"""

from connector.spec.openapi.api import Api, Event, read_api

__all__ = ["Api", "Event", "read_api"]
