"""The functions of IML that an app of ours may use, by their documented meaning.

Everything else is unknown here, and what a document does not settle raises.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from tests.platforms.make.tokens import ImlError
from tests.platforms.make.values import UNDEFINED, is_empty, is_number, text


def _ifempty(value: Any, other: Any) -> Any:
    return other if is_empty(value) else value


def _length(value: Any) -> int:
    if isinstance(value, (str, list, bytes)):
        return len(value)
    raise ImlError(f"length takes text, a list or bytes, not {value!r}")


def _join(values: Any, separator: str) -> str:
    return separator.join(text(item) for item in _list("join", values))


def _split(value: Any, separator: str) -> list[str]:
    return _text("split", value).split(separator)


def _replace(value: Any, old: str, new: str) -> str:
    found = re.fullmatch(r"/(.*)/([gim]*)", old, re.DOTALL)
    if found is None:
        return _text("replace", value).replace(old, new, 1)
    count = 0 if "g" in found[2] else 1
    return re.sub(found[1], lambda _: new, _text("replace", value), count=count)


def _contains(value: Any, part: Any) -> bool:
    if isinstance(value, str) and isinstance(part, str):
        return part in value
    raise ImlError(f"whether {value!r} contains {part!r} depends on coercion")


def _parse_number(value: Any) -> int | float:
    if not isinstance(value, str) or not re.fullmatch(r"-?\d+(\.\d+)?", value):
        raise ImlError(f"parseNumber of {value!r} is not documented")
    return float(value) if "." in value else int(value)


def _to_string(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if value is UNDEFINED or value is None or isinstance(value, (list, dict)):
        raise ImlError(f"toString of {value!r} is not documented")
    return text(value)


def _add(values: Any, *more: Any) -> list[Any]:
    return [*_list("add", values), *more]


def _flatten(values: Any) -> list[Any]:
    found: list[Any] = []
    for item in _list("flatten", values):
        found += _flatten(item) if isinstance(item, list) else [item]
    return found


def _first(values: Any) -> Any:
    return next(iter(_list("first", values)), UNDEFINED)


def _last(values: Any) -> Any:
    return next(reversed(_list("last", values)), UNDEFINED)


def _get(holder: Any, path: str) -> Any:
    for name in path.split("."):
        if not isinstance(holder, dict):
            return UNDEFINED
        holder = holder.get(name, UNDEFINED)
    return holder


def _omit(holder: Any, *names: str) -> dict[str, Any]:
    if not isinstance(holder, dict):
        raise ImlError(f"omit takes a collection, not {holder!r}")
    return {name: value for name, value in holder.items() if name not in names}


def _to_collection(rows: Any, key: str, value: str) -> dict[str, Any]:
    return {str(row[key]): row[value] for row in (_list("toCollection", rows))}


def _parse_json(value: Any) -> Any:
    return json.loads(_text("parseJSON", value))


def _parse_date(value: Any, form: str) -> datetime:
    """Only the two forms that are needed: ISO 8601 with an offset, and unix seconds."""
    if form == "X" and (is_number(value) or isinstance(value, str)):
        return datetime.fromtimestamp(float(value), UTC)
    if form == "YYYY-MM-DDTHH:mm:ssZ" and isinstance(value, str):
        return datetime.fromisoformat(value).astimezone(UTC)
    raise ImlError(f"parseDate of {value!r} in the form {form}")


def _later(unit: str) -> Callable[[datetime, float], datetime]:
    return lambda moment, count: moment + timedelta(**{unit: count})


def _merge(*lists: Any) -> list[Any]:
    return [item for values in lists for item in _list("merge", values)]


def _keys(holder: Any) -> list[str]:
    if not isinstance(holder, dict):
        raise ImlError(f"keys takes a collection, not {holder!r}")
    return list(holder)


def _list(name: str, value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    raise ImlError(f"{name} takes a list, not {value!r}")


def _text(name: str, value: Any) -> str:
    if isinstance(value, str):
        return value
    raise ImlError(f"{name} takes text, not {value!r}")


FUNCTIONS: dict[str, Callable[..., Any]] = {
    "add": _add,
    "addDays": _later("days"),
    "addMinutes": _later("minutes"),
    "addSeconds": _later("seconds"),
    "ceil": math.ceil,
    "contains": _contains,
    "encodeURL": lambda value: quote(_text("encodeURL", value), safe="!'()*"),
    "first": _first,
    "flatten": _flatten,
    "get": _get,
    "ifempty": _ifempty,
    "join": _join,
    "keys": _keys,
    "last": _last,
    "length": _length,
    "lower": lambda value: _text("lower", value).lower(),
    "max": max,
    "merge": _merge,
    "min": min,
    "omit": _omit,
    "parseDate": _parse_date,
    "parseJSON": _parse_json,
    "parseNumber": _parse_number,
    "replace": _replace,
    "split": _split,
    "toCollection": _to_collection,
    "toString": _to_string,
    "trim": lambda value: _text("trim", value).strip(),
}
LAZY = frozenset({"if", "ifempty"})
"""`if` looks at one of its branches only."""
