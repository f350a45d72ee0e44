"""Which keys of an answer its schema does not know. Pure.

Schemas allow further keys, as the backend may grow them; between sandbox and documents, which are
both ours, such a key is a disagreement.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Schema = dict[str, Any]


def schema_of(operation: Schema, status: int, document: Schema) -> Schema:
    """The JSON schema of an answer; one that allows everything where there is none."""
    answers = operation["responses"]
    found = _resolved(answers.get(str(status), answers.get("default", {})), document)
    shown: Schema = found.get("content", {}).get("application/json", {})
    return shown.get("schema") or {}


def undescribed(schema: Schema, value: Any, document: Schema, at: str = "") -> Iterator[str]:
    """Dotted paths of keys that no part of the schema describes; `[]` stands for any element."""
    parts = list(_parts(schema, document))
    if isinstance(value, list):
        inner = [part["items"] for part in parts if isinstance(part.get("items"), dict)]
        for element in value if inner else ():
            yield from undescribed({"allOf": inner}, element, document, f"{at}[]")
    if not isinstance(value, dict) or not any("properties" in part for part in parts):
        return
    for key, below in value.items():
        found = [part["properties"][key] for part in parts if key in part.get("properties", {})]
        if found:
            yield from undescribed({"allOf": found}, below, document, f"{at}.{key}")
        elif not any(part.get("additionalProperties") for part in parts):
            yield f"{at}.{key}"


def _parts(schema: Schema, document: Schema) -> Iterator[Schema]:
    """A schema and all that is combined in it."""
    schema = _resolved(schema, document)
    yield schema
    for word in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(word, ()):
            yield from _parts(part, document)


def _resolved(entry: Schema, document: Schema) -> Schema:
    while "$ref" in entry:
        target: Any = document
        for step in entry["$ref"].removeprefix("#/").split("/"):
            target = target[step]
        entry = target
    return entry
