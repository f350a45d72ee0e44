"""Validation rules of the backend beyond the plain casts of `fields`: bounds, enums, arrays.

Imports only the refusal and the casts.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def number(
    body: Mapping[str, object],
    name: str,
    least: float | None = None,
    most: float | None = None,
) -> float | None:
    """A number within its bounds, from JSON or from text; None when the field is not there."""
    value = body.get(name)
    if value is None or value == "":
        return None
    try:
        found = float(value) if isinstance(value, str | int | float) else math.nan
    except ValueError:
        found = math.nan
    if isinstance(value, bool) or not math.isfinite(found):
        raise Refused(f"The {name} field must be a number")
    if least is not None and found < least:
        raise Refused(f"The {name} field must be at least {least:g}")
    if most is not None and found > most:
        raise Refused(f"The {name} field must be at most {most:g}")
    return found


def required_number(body: Mapping[str, object], name: str, least: float | None = None) -> float:
    fields.required(body, name)
    found = number(body, name, least)
    assert found is not None
    return found


def required_text(body: Mapping[str, object], name: str, longest: int | None = None) -> str:
    fields.required(body, name)
    return short_text(body, name, longest) or ""


def short_text(body: Mapping[str, object], name: str, longest: int | None = None) -> str | None:
    found = fields.text(body, name)
    if found is not None and longest is not None and len(found) > longest:
        raise Refused(f"The {name} field must not exceed {longest} characters")
    return found


def choice(body: Mapping[str, object], name: str, accepted: Collection[str]) -> str | None:
    """One word of an enum; the wording of a wrong one is that of quirk 66."""
    found = fields.text(body, name)
    if found is None or found == "":
        return None
    if found not in accepted:
        raise Refused(f"{name}: Invalid enum value specified!")
    return found


def required_choice(body: Mapping[str, object], name: str, accepted: Collection[str]) -> str:
    fields.required(body, name)
    return choice(body, name, accepted) or ""


def array(body: Mapping[str, object], name: str) -> list[object] | None:
    """A real array; CSV text is refused (the second half of quirk 18)."""
    found = body.get(name)
    if found is None:
        return None
    if not isinstance(found, list):
        raise Refused(f"The {name} field must be an array")
    return found


def integer_array(body: Mapping[str, object], name: str) -> list[int] | None:
    return fields.integers({name: array(body, name)}, name)


def choices(body: Mapping[str, object], name: str, accepted: Collection[str]) -> list[str] | None:
    """An array of words of an enum; the first wrong one is named by its index."""
    found = fields.texts(body, name)
    for index, word in enumerate(found or []):
        if word not in accepted:
            raise Refused(f"{name}.{index}: Invalid enum value specified!")
    return found


def mapping(body: Mapping[str, object], name: str) -> dict[str, object] | None:
    found = body.get(name)
    if found is None:
        return None
    # PHP writes an empty object as an empty array.
    if found == []:
        return {}
    if not isinstance(found, dict):
        raise Refused(f"The {name} field must be an object")
    return found
