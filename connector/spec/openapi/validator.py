"""The standard's validator, made to do nothing twice; it takes a moment to import.

What it reports is what `OpenAPIV31SpecValidator` reports of a document whose schemas are sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.schemas import schema_v31
from openapi_spec_validator.validation.keywords import OpenAPIV31SchemaValidator
from referencing import Registry
from referencing.jsonschema import DRAFT202012


class _SoundSchemas(OpenAPIV31SchemaValidator):
    """Leaves the meta-schema out: every schema was held to it before, and where it stands."""

    def _validate_schema_meta(self, schema: Any, schema_value: Any) -> None:
        return None


def _validator() -> Draft202012Validator:
    """Of the standard's own schema, whose anchors are found once and not for each reference."""
    standard = dict(schema_v31)
    resource = DRAFT202012.create_resource(standard)
    registry: Registry[Any] = Registry().with_resource(standard["$id"], resource).crawl()
    return Draft202012Validator(standard, registry=registry)


class _Validator(OpenAPIV31SpecValidator):
    schema_validator = _validator()
    keyword_validators = {
        **OpenAPIV31SpecValidator.keyword_validators,
        "schema": _SoundSchemas,
    }


def standard_errors(document: dict[str, Any]) -> Iterator[ValidationError]:
    """Where a document, whose schemas are sound, is not OpenAPI 3.1."""
    yield from _Validator(document).iter_errors()
