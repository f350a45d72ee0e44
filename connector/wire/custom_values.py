"""The custom_values strategy: values of custom fields, each under the key of its field's type.

The definitions are read first, so that every value is checked before any is written. Source:
reference facts on custom_fields/Get and custom_fields/SubmitValues, quirk 39.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any

from connector.model import CustomValues, Output
from connector.wire.errors import ApiError
from connector.wire.messages import Request, Response
from connector.wire.operators import text_of
from connector.wire.paging import read_list
from connector.wire.paths import lookup
from connector.wire.readers import NAMES, READERS
from connector.wire.request import build_request

VALUES = "values"
"""The input that holds the values by field."""

_KEYS = {
    **dict.fromkeys(("text", "longtext", "phone", "email", "url", "select", "radio"), "string"),
    **dict.fromkeys(("multiselect", "checkbox"), "options"),
    **dict.fromkeys(("date", "datetime"), "date"),
    "boolean": "boolean",
    "number": "number",
}
"""The key of a value by the type of its field."""

_KINDS = {"string": "text", "options": "text", "date": "datetime"}
"""The reader of a key, where it is not called the same."""


def typed_values(
    custom: CustomValues, values: Mapping[str, Any]
) -> Generator[Request, Response, list[dict[str, Any]]]:
    """`[{customFieldId, value: {key: …}}]`. Raises ApiError "refused" if a field takes no such."""
    given = values[VALUES]
    if not isinstance(given, dict) or not given:
        raise ApiError("refused", "values: takes a JSON object of values by field ID or label")
    output = Output(keys=custom.keys, many=True)
    request = build_request(custom.definitions)
    fields = yield from read_list(custom.definitions, request, output, None)
    written: list[dict[str, Any]] = []
    problems: list[str] = []
    for name in sorted(given, key=_units):
        try:
            written.append(_written(_field(fields, name), given[name]))
        except ValueError as problem:
            problems.append(f"values.{name}: {problem}")
    if problems:
        raise ApiError("refused", "; ".join(problems))
    return written


def _units(name: str) -> bytes:
    """Sorts as JavaScript does, whose objects have an order of their own for some keys."""
    return name.encode("utf-16-be", "surrogatepass")


def _field(fields: Sequence[Any], name: str) -> Any:
    """The field with that ID, else the only one with that label."""
    for key in ("fieldId", "fieldLabel"):
        found = [field for field in fields if lookup(field, key) == name]
        if len(found) == 1:
            return found[0]
    known = ", ".join(text_of(lookup(field, "fieldId")) for field in fields)
    raise ValueError(f"is no custom field; there is {known}" if known else "is no custom field")


def _written(field: Any, value: Any) -> dict[str, Any]:
    kind = lookup(field, "fieldType")
    key = _KEYS.get(kind) if isinstance(kind, str) else None
    if key is None:
        raise ValueError("is a field of a type that is not known here")
    choices = _choices(field)
    if key == "options":
        entries = value if isinstance(value, list) else [value]
        read: Any = [_read(key, entry, choices) for entry in entries]
    else:
        read = _read(key, value, choices)
    return {"customFieldId": lookup(field, "fieldId"), "value": {key: read}}


def _read(key: str, value: Any, choices: Sequence[str]) -> Any:
    kind = _KINDS.get(key, key)
    read = READERS[kind](value)
    if read is None:
        raise ValueError(f"takes {NAMES[kind][0]}")
    if choices and kind == "text" and read not in choices:
        raise ValueError(f"takes one of {', '.join(choices)}")
    return read


def _choices(field: Any) -> list[str]:
    listed = lookup(field, "fieldOptions.options")
    values = [lookup(row, "value") for row in listed] if isinstance(listed, list) else []
    return [text_of(value) for value in values if isinstance(value, (str, int, float))]
