"""JSON Schema for spec files, with errors in words and at their place.

The schemas of `specs/language` tell variants apart by `if` and `then`, never by `anyOf` or
`oneOf`, so that each error belongs to one node and needs no guessing. Imports diagnostics and
the source layer only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from connector.diagnostics import Diagnostics, near_miss
from connector.spec.document import Document, Pointer

TYPES = {
    "object": "a mapping",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}
COUNTS = {
    "minLength": "too short: at least {} characters",
    "maxLength": "too long: at most {} characters",
    "minItems": "too few: at least {}",
    "maxItems": "too many: at most {}",
    "minProperties": "too few: at least {}",
    "minimum": "too small: at least {}",
    "maximum": "too large: at most {}",
}

Finding = tuple[Pointer, bool, str, str, str]
"""Pointer, whether its key is meant, code, message, hint."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule of a schema that a value breaks: the rule's keyword, and what it wants."""

    path: Pointer
    rule: str
    wants: Any
    found: Any
    schema: dict[str, Any]
    of_name: bool


def validate(document: Document, kind: str, language: Path, diagnostics: Diagnostics) -> bool:
    """Check a document against `<kind>.schema.json`; report what is wrong, return whether it fits.

    Of a node with the wrong type only that is reported.
    """
    errors = [_broken(error) for error in _validator(kind, language).iter_errors(document.data)]
    mistyped = {error.path for error in errors if error.rule == "type"}
    for error in errors:
        if error.path in mistyped and error.rule != "type":
            continue
        for pointer, at_key, code, message, hint in _explain(error):
            at = document.at_key(pointer) if at_key else document.at(pointer)
            diagnostics.error(at, code, message, hint)
    return not errors


def _broken(error: Any) -> Broken:
    return Broken(
        path=tuple(error.absolute_path),
        rule=str(error.validator),
        wants=error.validator_value,
        found=error.instance,
        schema=error.schema,
        of_name="propertyNames" in error.relative_schema_path,
    )


@cache
def _validator(kind: str, language: Path) -> Any:
    schemas = [json.loads(path.read_text()) for path in sorted(language.glob("*.schema.json"))]
    for schema in schemas:
        del schema["$schema"]  # else the library reads it with a validator of its own choice
    resources = [(schema["$id"], DRAFT202012.create_resource(schema)) for schema in schemas]
    registry: Registry[Any] = Registry().with_resources(resources)
    reader: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]
    return reader({"$ref": f"{kind}.schema.json"}, registry=registry)


def _pattern(
    _validator: Any, pattern: str, instance: Any, _schema: Any
) -> Iterator[ValidationError]:
    """`$` ends the text, as JSON Schema says; Python's also matches before a last line break."""
    if isinstance(instance, str) and not _compiled(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\$$", r"\\Z", pattern))


def _explain(error: Broken) -> Iterator[Finding]:
    if error.of_name:
        yield from _name(error)
    elif error.rule in EXPLAIN:
        yield from EXPLAIN[error.rule](error)
    else:
        yield error.path, False, "S206", COUNTS[error.rule].format(error.wants), ""


def _name(error: Broken) -> Iterator[Finding]:
    hint = near_miss(error.found, error.schema.get("enum", ())) or _such_as(error.schema)
    message = f"{error.found[:60]!r} is no name for this"
    yield (*error.path, error.found), True, "S209", message, hint


def _unknown(error: Broken) -> Iterator[Finding]:
    known = error.schema["properties"]
    for key in error.found:
        if key not in known:
            hint = near_miss(key, known) or "takes " + ", ".join(known)
            yield (*error.path, key), True, "S201", f"unknown key {key[:60]!r}", hint


def _missing(error: Broken) -> Iterator[Finding]:
    for key in error.wants:
        if key not in error.found:
            yield error.path, False, "S202", f"missing key {key!r}", _example_of(error.schema, key)


def _missing_with(error: Broken) -> Iterator[Finding]:
    for key, others in error.wants.items():
        for other in others if key in error.found else ():
            if other not in error.found:
                message = f"missing key {other!r}"
                yield (*error.path, key), True, "S202", message, f"it goes with {key!r}"


def _type(error: Broken) -> Iterator[Finding]:
    allowed = [error.wants] if isinstance(error.wants, str) else error.wants
    words = " or ".join(TYPES[name] for name in allowed)
    quote = "string" in allowed and isinstance(error.found, bool | int | float)
    hint = "put it in quotes" if quote else _such_as(error.schema)
    yield error.path, False, "S203", f"takes {words}, not {type_of(error.found)}", hint


def _choice(error: Broken) -> Iterator[Finding]:
    allowed = error.wants if error.rule == "enum" else [error.wants]
    words = [value for value in allowed if isinstance(value, str)]
    hint = near_miss(str(error.found), words) or f"it takes {_listed(allowed)}"
    yield error.path, False, "S204", f"{_shown(error.found)} is not a choice", hint


def _form(error: Broken) -> Iterator[Finding]:
    message = f"{_shown(error.found)} does not have the right form"
    yield error.path, False, "S205", message, _such_as(error.schema)


def _misplaced(error: Broken) -> Iterator[Finding]:
    message = f"key {error.path[-1]!r} does not belong here"
    yield error.path, True, "S207", message, error.schema["description"]


def _repeated(error: Broken) -> Iterator[Finding]:
    for index, item in enumerate(error.found):
        if item in error.found[:index]:
            yield (*error.path, index), False, "S208", f"{_shown(item)} is listed twice", ""


EXPLAIN: dict[str, Callable[[Broken], Iterator[Finding]]] = {
    "additionalProperties": _unknown,
    "required": _missing,
    "dependentRequired": _missing_with,
    "type": _type,
    "enum": _choice,
    "const": _choice,
    "pattern": _form,
    "not": _misplaced,
    "uniqueItems": _repeated,
}


def type_of(value: Any) -> str:
    """The type of a value in words."""
    names = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array"}
    return TYPES["null" if value is None else names.get(type(value), "object")]


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False) if not isinstance(value, str) else repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _listed(values: Sequence[Any]) -> str:
    shown = [_shown(value) for value in values]
    return shown[0] if len(shown) == 1 else f"one of {', '.join(shown)}"


def _such_as(schema: Any) -> str:
    examples = schema.get("examples", ())
    return f"such as {_shown(examples[0])}" if examples else ""


def _example_of(schema: Any, key: str) -> str:
    examples = schema.get("properties", {}).get(key, {}).get("examples", ())
    return f"such as {key}: {_shown(examples[0])}" if examples else ""
