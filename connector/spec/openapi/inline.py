"""JSON Schemas written out: no references, and no `allOf` where one object says the same.

Readers of the model can then follow a schema without knowing the rest of the document. Imports
the bundle only.
"""

from __future__ import annotations

from typing import Any

from connector.diagnostics import Diagnostics
from connector.spec.openapi.bundle import LITERAL, NAMING, Bundle

ANNOTATIONS = ("title", "description", "example")


class Inliner:
    """Writes out the parts of a bundle; each component is written out once."""

    def __init__(self, bundle: Bundle, diagnostics: Diagnostics) -> None:
        self._bundle = bundle
        self._diagnostics = diagnostics
        self._done: dict[str, Any] = {}
        self._open: set[str] = set()

    def __call__(self, value: Any) -> Any:
        """A copy of part of the bundle without references."""
        if isinstance(value, list):
            return [self(item) for item in value]
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("$ref"), str):
            rest = {key: item for key, item in value.items() if key != "$ref"}
            return self._component(value["$ref"]) | rest
        copy = {key: self._member(key, item) for key, item in value.items()}
        return _merge(copy) if "allOf" in copy else copy

    def _member(self, key: str, item: Any) -> Any:
        if key in NAMING and isinstance(item, dict):
            return {name: self(schema) for name, schema in item.items()}
        return item if key in LITERAL else self(item)

    def _component(self, reference: str) -> dict[str, Any]:
        if reference in self._open:
            _, _, kind, name = reference.split("/")
            at = self._bundle.at(("components", kind, name))
            hint = "schemas are written out in full; leave the inner one open"
            self._diagnostics.error(at, "R303", f"{name!r} contains itself", hint)
            return {}
        if reference not in self._done:
            self._open.add(reference)
            _, _, kind, name = reference.split("/")
            self._done[reference] = self(self._bundle.data["components"][kind][name])
            self._open.remove(reference)
        done: dict[str, Any] = self._done[reference]
        return done


def _merge(schema: dict[str, Any]) -> dict[str, Any]:
    """One object schema for an `allOf` of objects; any other `allOf` stays as it is."""
    parts = [*schema["allOf"], {k: v for k, v in schema.items() if k != "allOf"}]
    if not all(_mergeable(part) for part in parts):
        return schema
    merged: dict[str, Any] = {"type": "object"}
    for part in parts:
        for key, value in part.items():
            if key == "properties":
                merged[key] = merged.get(key, {}) | value
            elif key == "required":
                merged[key] = sorted({*merged.get(key, ()), *value})
            else:
                merged[key] = value
    return merged


def _mergeable(part: dict[str, Any]) -> bool:
    known = {"type", "properties", "required", *ANNOTATIONS}
    return part.get("type", "object") == "object" and all(
        key in known or key.startswith("x-") for key in part
    )
