"""Reading "flatted" JSON, in which n8n keeps what an execution did.

A list of values: the first is the document, and a text inside an object or a list is the place of
the value that belongs there. Imports the standard library only.
"""

from __future__ import annotations

import json
from typing import Any


def parse(text: str) -> Any:
    """The document. Values that are shared are shared here as well."""
    values = json.loads(text)
    made: dict[int, Any] = {}

    def at(place: int) -> Any:
        if place in made:
            return made[place]
        value = values[place]
        if isinstance(value, dict):
            filled: dict[str, Any] = {}
            made[place] = filled
            filled.update({key: inside(item) for key, item in value.items()})
        elif isinstance(value, list):
            listed: list[Any] = []
            made[place] = listed
            listed.extend(inside(item) for item in value)
        else:
            made[place] = value
        return made[place]

    def inside(item: Any) -> Any:
        return at(int(item)) if isinstance(item, str) else item

    return at(0)
