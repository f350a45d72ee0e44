"""Bodies of requests without the objects that came out empty.

Imports model and this package.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from connector.model import Input
from connector.targets.make import iml
from connector.targets.make.requests import Data

ANY = "*"


def fed(inputs: Sequence[Input], constants: Mapping[str, Any] | None = None) -> set[str]:
    """The dotted keys of the body that get a value whatever a person leaves away."""
    fields = {key.partition(".")[2] for key in constants or {} if key.startswith("body.")}
    for item in inputs:
        if item.required:
            fields |= {one.key for one in item.destinations if one.place == "body"}
    return fields


def assembled(request: Data, sure: Collection[str]) -> list[Data]:
    """The request; before it, those objects of its body are put together that may come out empty.

    An empty object is none: the backend is sent what a person would send who leaves it away. `sure`
    are dotted keys that have a value, ANY stands for any key of the body itself. There is one
    request for each depth, since what is kept is seen by later requests only.
    """
    if not isinstance(request.get("body"), dict) or "type" in request:
        return [request]
    depths: dict[int, Data] = {}

    def lean(value: Any, path: tuple[str, ...]) -> Any:
        if not isinstance(value, dict):
            return value
        made = {key: lean(one, (*path, key)) for key, one in value.items()}
        if any(_is_beside(tuple(key.split(".")), path) for key in sure):
            return made
        name = "_".join(("body", *path))
        depths.setdefault(len(path), {})[name] = made
        kept = iml.path("temp", name)
        return iml.template(iml.choose(f"length(keys({kept})) > 0", kept, iml.NOTHING))

    body = lean(request["body"], ())
    order = sorted(depths, reverse=True)
    before: list[Data] = [{"temp": depths[at], "response": {"valid": True}} for at in order]
    return [*before, {**request, "body": body}]


def _is_beside(key: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether a key lies in an object, or the object is a part of what the key holds."""
    if key == (ANY,):
        return not path
    shorter = min(len(key), len(path))
    return key[:shorter] == path[:shorter]
