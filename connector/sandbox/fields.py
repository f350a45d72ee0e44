"""Reading typed fields from a query or a body, with the backend's lenient casts.

Form fields arrive as text and JSON fields as values; both read the same here.
Imports only the refusal and the date spellings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from connector.sandbox.errors import Refused
from connector.sandbox.world.times import checked, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

_TRUTHS = {"1": True, "true": True, "0": False, "false": False, "": False}
_INTEGER = re.compile(r"-?[0-9]{1,18}")
#: Above every id, amount and moment; larger numbers could not be reckoned with dates.
_LIMIT = 10**18


def required(fields: Mapping[str, object], name: str) -> object:
    """The value of a field that must be there; an empty one counts as missing."""
    value = fields.get(name)
    if value is None or value == "":
        raise Refused(f"The {name} is required")
    return value


def text(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None:
        return None
    if isinstance(value, str | int | float):
        return str(value)
    raise Refused(f"The {name} field must be a string")


def integer(fields: Mapping[str, object], name: str, default: int | None = None) -> int | None:
    value = fields.get(name)
    if value is None or value == "":
        return default
    return _to_integer(value, name)


def required_integer(fields: Mapping[str, object], name: str) -> int:
    return _to_integer(required(fields, name), name)


def page_number(fields: Mapping[str, object], name: str, default: int) -> int:
    """A count from 1; what is smaller reads as 1."""
    return max(1, integer(fields, name) or default)


def integers(fields: Mapping[str, object], name: str) -> list[int] | None:
    """Ids as CSV text, one number or an array (quirk 18); None when the field is not there."""
    value = fields.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str):
        parts: list[object] = [part.strip() for part in value.split(",") if part.strip()]
    elif isinstance(value, list):
        parts = list(value)
    else:
        parts = [value]
    return [_to_integer(part, name) for part in parts]


def texts(fields: Mapping[str, object], name: str) -> list[str] | None:
    """An array of strings; a plain string is refused the way array rules refuse it."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, list):
        raise Refused(f"The {name} field must be an array")
    return [str(item) for item in value]


def objects(fields: Mapping[str, object], name: str) -> list[dict[str, object]]:
    """A required array of objects, with at least one of them."""
    value = required(fields, name)
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise Refused(f"The {name} field must be an array of objects")
    if not value:
        raise Refused(f"The {name} is required")
    return value


def required_flag(fields: Mapping[str, object], name: str) -> bool:
    """A truth value that must be there; `false` counts as there."""
    if fields.get(name) is None:
        raise Refused(f"The {name} is required")
    return flag(fields, name)


def flag(fields: Mapping[str, object], name: str, default: bool = False) -> bool:
    """A truth value: 0/1, true/false or their text (quirk 34)."""
    value = fields.get(name)
    if value is None:
        return default
    word = str(value).lower()
    if word not in _TRUTHS:
        raise Refused(f"The {name} field must be true or false")
    return _TRUTHS[word]


def moment(fields: Mapping[str, object], name: str) -> float | None:
    """Unix seconds from a date in one of the accepted spellings."""
    value = text(fields, name)
    if not value:
        return None
    try:
        return parse(value)
    except ValueError:
        raise Refused(f"The {name} field must be a date") from None


def required_seconds(fields: Mapping[str, object], name: str) -> float:
    """Unix seconds, as a number or as text."""
    try:
        return checked(float(required_integer(fields, name)))
    except ValueError:
        raise Refused(f"The {name} field must be a date") from None


def _to_integer(value: object, name: str) -> int:
    number: int | None = None
    if isinstance(value, int) and not isinstance(value, bool):
        number = value
    elif (isinstance(value, float) and value.is_integer()) or (
        isinstance(value, str) and _INTEGER.fullmatch(value.strip())
    ):
        number = int(value)
    if number is None or abs(number) >= _LIMIT:
        raise Refused(f"The {name} field must be an integer")
    return number
