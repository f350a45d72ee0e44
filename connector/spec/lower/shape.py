"""JSON Schemas as shapes: what lies at a dotted path, and what a value may be.

Works on schemas without references. Imports nothing of the project.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

Schema = dict[str, Any]

TYPES = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array"}


def variants(schema: Schema) -> Iterator[Schema]:
    """The schema's alternatives: branches of unions, and one for each type it lists."""
    branches = [*schema.get("anyOf", ()), *schema.get("oneOf", ())]
    if branches and "properties" not in schema:
        for branch in branches:
            yield from variants(branch)
        return
    for part in schema.get("allOf", ()):
        yield from variants(part)
    types = schema.get("type")
    if isinstance(types, list):
        for name in types:
            yield schema | {"type": name}
    elif types is not None or "allOf" not in schema:
        yield schema


def type_name(value: Any) -> str:
    """The JSON Schema type of a value."""
    return "null" if value is None else TYPES.get(type(value), "object")


def types_of(schema: Schema) -> set[str]:
    """The types that one variant takes; empty if it takes any."""
    if "type" in schema:
        return {schema["type"]}
    values = [*schema.get("enum", ()), *([schema["const"]] if "const" in schema else [])]
    return {type_name(value) for value in values}


def of_type(schema: Schema, name: str) -> Schema | None:
    """The first variant of a type; a variant that takes any type counts."""
    return next((v for v in variants(schema) if types_of(v) in (set(), {name})), None)


def keys_of(schema: Schema) -> set[str]:
    """The properties that any variant names."""
    return {key for variant in variants(schema) for key in variant.get("properties", ())}


def at_path(schema: Schema, path: str) -> Schema | None:
    """The schema at a dotted path: {} where the schema leaves it open, None where it has none."""
    for key in path.split("."):
        found = [v["properties"][key] for v in variants(schema) if key in v.get("properties", ())]
        if found:
            schema = found[0]
        elif _open(schema):
            return {}
        else:
            return None
    return schema


def _open(schema: Schema) -> bool:
    """Whether objects of the schema may hold keys that it does not name at all."""
    objects = [v for v in variants(schema) if types_of(v) in (set(), {"object"})]
    return any("properties" not in variant for variant in objects)


def missing_key(schema: Schema, path: str) -> tuple[str, set[str]]:
    """The first step of a path that leads nowhere, and the keys that are there instead."""
    for key in path.split("."):
        step = at_path(schema, key)
        if step is None:
            return key, keys_of(schema)
        schema = step
    raise ValueError(f"{path} leads somewhere")


def items_of(schema: Schema) -> Schema | None:
    """The schema of the items of the first variant that is a list; None if there is no list."""
    array = of_type(schema, "array")
    if array is None:
        return None
    items: Schema = array.get("items", {})
    return items


def without_extensions(value: Any) -> Any:
    """A copy of a schema without its `x-` keys."""
    if isinstance(value, dict):
        return {k: without_extensions(v) for k, v in value.items() if not k.startswith("x-")}
    if isinstance(value, list):
        return [without_extensions(item) for item in value]
    return value


def object_of(properties: dict[str, Schema], required: Iterable[str] = ()) -> Schema:
    """An object schema."""
    schema: Schema = {"type": "object", "properties": properties}
    names = sorted(required)
    return schema | {"required": names} if names else schema
