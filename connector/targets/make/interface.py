"""Outputs as interfaces: what the mapper of a scenario offers.

A schema names the fields; where it does not say that a text is a time, the sample shows it.
Imports model and this package.
"""

from __future__ import annotations

import re
from typing import Any

from connector.model import Output
from connector.targets.make.names import field_label
from connector.targets.markdown import cell

Field = dict[str, Any]
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", re.ASCII)
_PLAIN = {"string": "text", "integer": "integer", "number": "number", "boolean": "boolean"}
FILE_INTERFACE: list[Field] = [
    {"name": "fileName", "type": "filename", "label": "File name", "semantic": "file:name"},
    {"name": "data", "type": "buffer", "label": "Data", "semantic": "file:data"},
]


def interface_of(schema: dict[str, Any] | None, sample: Any) -> list[Field]:
    """The fields of an object."""
    properties = _resolved(schema or {}).get("properties", {})
    shown = sample if isinstance(sample, dict) else {}
    return [_field(name, item, shown.get(name)) for name, item in properties.items()]


def of_output(output: Output) -> tuple[list[Field], Any]:
    """Interface and sample of what one bundle holds."""
    if output.binary:
        return FILE_INTERFACE, {"fileName": "bracket.gcode"}
    schema, sample = output.schema or {}, output.sample
    if output.many:
        schema, sample = schema.get("items", {}), next(iter(sample or []), {})
    fields = interface_of(schema, sample)
    # What has ids for names has none that a person could map.
    return fields, sample if fields and isinstance(sample, dict) else {}


def _field(name: str, schema: dict[str, Any], sample: Any) -> Field:
    resolved = _resolved(schema)
    made = _typed(resolved, sample)
    head = {"name": name, "type": made.pop("type"), "label": field_label(name)}
    text = schema.get("description") or resolved.get("description")
    return head | ({"help": cell(text)} if text else {}) | made


def _typed(schema: dict[str, Any], sample: Any) -> Field:
    kind = schema.get("type")
    if kind == "string" and isinstance(sample, str) and _TIME.match(sample):
        return {"type": "date"}
    if kind in _PLAIN:
        return {"type": _PLAIN[kind]}
    if kind == "object":
        fields = interface_of(schema, sample)
        return {"type": "collection"} | ({"spec": fields} if fields else {})
    if kind == "array":
        first = next(iter(sample), None) if isinstance(sample, list) else None
        items = _resolved(schema.get("items", {}))
        inner = _typed(items, first)
        if inner["type"] == "collection":
            return {"type": "array"} | ({"spec": inner["spec"]} if "spec" in inner else {})
        return {"type": "array"} | ({} if inner["type"] == "any" else {"spec": inner})
    if isinstance(schema.get("const"), str) or schema.get("enum"):
        return {"type": "text"}
    return {"type": "any"}


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """The one alternative besides null, if there is but one."""
    kinds = schema.get("type")
    if isinstance(kinds, list):
        left = [kind for kind in kinds if kind != "null"]
        return {**schema, "type": left[0] if len(left) == 1 else None}
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    return _resolved(choices[0]) if len(choices) == 1 else schema
