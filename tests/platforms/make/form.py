"""The form of a module: what Make makes of what a person entered or mapped, and what it refuses.

Fields are typed, and bounds are those of `required` and `validate`. A choice hands on what was
mapped into it. Imports this package's values only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from tests.platforms.make.values import is_number

Parameter = Mapping[str, Any]


class Refused(Exception):
    """Make refuses to run the module: "Validation failed for … parameter(s)"."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__(f"Validation failed for {len(problems)} parameter(s): {problems}")
        self.problems = list(problems)


def filled(parameters: Sequence[Parameter], given: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a form by name; what was left empty has none."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    known = {item["name"] for item in parameters if "name" in item}
    problems += [f"{name}: no such field" for name in given if name not in known]
    for item in parameters:
        if "name" not in item:
            continue
        # The default is filled in beforehand; whoever empties the field has no value.
        value = given.get(item["name"], item.get("default"))
        try:
            if value is None or value == "" or (value == [] and item.get("required")):
                if item.get("required"):
                    raise ValueError("required")
                continue
            values[item["name"]] = _checked(item, _read(item, value))
        except ValueError as problem:
            problems.append(f"{item['name']}: {problem}")
    if problems:
        raise Refused(problems)
    return values


def _read(item: Parameter, value: Any) -> Any:
    kind = item["type"]
    if kind == "array" or item.get("multiple"):
        values = value if isinstance(value, list) else [value]
        spec = item.get("spec")
        one = spec if isinstance(spec, Mapping) else None
        if isinstance(spec, list):
            return [filled(spec, row) for row in values]
        return [_read(one, entry) if one else _scalar(kind, entry) for entry in values]
    return _scalar(kind, value)


def _scalar(kind: str, value: Any) -> Any:
    if kind in ("integer", "uinteger", "number"):
        return _number(kind, value)
    if kind == "boolean":
        return _boolean(value)
    if kind == "date":
        return _date(value)
    if kind == "buffer":
        if not isinstance(value, bytes):
            raise ValueError("no bytes")
        return value
    if kind in ("text", "password", "filename", "url", "email"):
        if isinstance(value, (list, dict)):
            raise ValueError("no text")
        return str(value) if is_number(value) else value
    return value


def _number(kind: str, value: Any) -> int | float:
    if isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value.strip()):
        value = float(value) if "." in value else int(value)
    if not is_number(value) or (kind != "number" and value != int(value)):
        raise ValueError(f"{value!r} is no {kind}")
    if kind == "uinteger" and value < 0:
        raise ValueError(f"{value} is negative")
    return value if kind == "number" else int(value)


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise ValueError(f"{value!r} is neither Yes nor No")


def _date(value: Any) -> datetime:
    if not isinstance(value, (str, datetime)):
        raise ValueError(f"{value!r} is no date")
    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)


def _checked(item: Parameter, value: Any) -> Any:
    rules = item.get("validate")
    if not isinstance(rules, Mapping):
        return value
    size = value if is_number(value) else len(value)
    if size < rules.get("min", size) or size > rules.get("max", size):
        raise ValueError("out of bounds")
    if isinstance(value, list):
        if len(value) > rules.get("maxItems", len(value)):
            raise ValueError("too many")
        if "enum" in rules and any(entry not in rules["enum"] for entry in value):
            raise ValueError("not a choice")
    if "pattern" in rules and not re.search(rules["pattern"], value):
        raise ValueError("not of the form that is wanted")
    return value
