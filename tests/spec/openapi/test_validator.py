"""The quicker validator against the one that it is made of."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from connector.spec.openapi.validator import standard_errors

SOUND: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shelves", "version": "1"},
    "paths": {
        "/shelves/{id}": {
            "get": {
                "operationId": "shelfGet",
                "parameters": [
                    {
                        "name": "id",
                        "in": "path",
                        "required": True,
                        "schema": {"$ref": "#/components/schemas/Id"},
                    }
                ],
                "responses": {"200": {"description": "A shelf."}},
            }
        }
    },
    "components": {"schemas": {"Id": {"type": "integer", "default": 1}}},
}
OPERATION = ("paths", "/shelves/{id}", "get")

BROKEN = {
    "no title": ((), "info", {"version": "1"}),
    "a parameter nobody declares": ((*OPERATION,), "parameters", []),
    "a place that is none": ((*OPERATION, "parameters", 0), "in", "footer"),
    "no answer": ((*OPERATION,), "responses", {}),
    "a default of another type": (("components", "schemas", "Id"), "default", "one"),
    "a schema that is none": ((*OPERATION, "parameters", 0), "schema", 3),
}


def test_a_sound_document_has_no_errors() -> None:
    assert list(standard_errors(SOUND)) == []


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_wrong_is_found_as_the_whole_validator_finds_it(what: str) -> None:
    document = copy.deepcopy(SOUND)
    pointer, key, value = BROKEN[what]
    part: Any = document
    for step in pointer:
        part = part[step]
    part[key] = value
    found = {error.message for error in standard_errors(document)}
    assert found
    assert found == {error.message for error in OpenAPIV31SpecValidator(document).iter_errors()}
