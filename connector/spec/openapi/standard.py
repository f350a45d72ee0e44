"""The bundled document against the OpenAPI 3.1 standard.

The validator takes the better part of a second to import, so it is imported when it is used.
"""

from __future__ import annotations

from connector.diagnostics import Diagnostics
from connector.spec.openapi.bundle import Bundle

LONGEST = 200
"""Messages of the validator can hold whole documents."""


def check_standard(bundle: Bundle, diagnostics: Diagnostics) -> None:
    """Report where the document is not OpenAPI 3.1, at the place where it was written."""
    from jsonschema.exceptions import best_match
    from openapi_spec_validator import OpenAPIV31SpecValidator

    for error in OpenAPIV31SpecValidator(bundle.data).iter_errors():
        cause = best_match([error]) or error
        message = (
            cause.message if len(cause.message) <= LONGEST else cause.message[:LONGEST] + "..."
        )
        at = bundle.at(tuple(cause.absolute_path))
        diagnostics.error(at, "S210", f"not OpenAPI 3.1: {message}")
