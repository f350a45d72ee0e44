"""The bundled document against the OpenAPI 3.1 standard, and its examples against its schemas.

The validator takes the better part of a second to import, so it is imported when it is used.
"""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from connector.diagnostics import Diagnostics
from connector.spec.document import Pointer
from connector.spec.openapi.bundle import Bundle
from connector.spec.openapi.holders import holders, schemas
from connector.spec.openapi.inline import Inliner

LONGEST = 200
"""Messages of validators can hold whole documents."""


def check_standard(bundle: Bundle, diagnostics: Diagnostics) -> None:
    """Report where the document is not OpenAPI 3.1, at the place where it was written."""
    from connector.spec.openapi.validator import standard_errors

    before = len(diagnostics.items)
    for pointer, schema in schemas(bundle.data):
        _check_schema(bundle, pointer, schema, diagnostics)
    if len(diagnostics.items) > before:
        return  # the validator would report the same without a place
    _check_examples(bundle, diagnostics)
    for error in standard_errors(bundle.data):
        cause = best_match(error.context) if error.context else error
        at = bundle.at(tuple(cause.absolute_path))
        diagnostics.error(at, "S210", f"not OpenAPI 3.1: {_short(cause.message)}")


def _check_schema(bundle: Bundle, pointer: Pointer, schema: Any, diagnostics: Diagnostics) -> None:
    for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema):
        cause = best_match(error.context) if error.context else error
        at = bundle.at((*pointer, *error.absolute_path))
        diagnostics.error(at, "S210", f"not JSON Schema: {_short(cause.message)}")


def _check_examples(bundle: Bundle, diagnostics: Diagnostics) -> None:
    inline = Inliner(bundle, diagnostics)
    for pointer, holder in holders(bundle.data):
        if "example" in holder:
            schema = inline(holder["schema"])
            for error in Draft202012Validator(schema).iter_errors(holder["example"]):
                at = bundle.at((*pointer, "example", *error.absolute_path))
                diagnostics.error(at, "S211", f"the example does not fit: {_short(error.message)}")


def _short(message: str) -> str:
    line = message.partition("\n")[0]
    return line if len(line) <= LONGEST else line[:LONGEST] + "..."
