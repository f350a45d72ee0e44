"""Keys, identifiers and paths of the package. Imports the standard library only."""

from __future__ import annotations

import re

TARGET = "zapier"

_NAME = re.compile(r"[a-z][a-z0-9]*([._][a-z0-9]+)*", re.ASCII)


def key_of(name: str) -> str:
    """ "queue.add_item" as "queue_add_item"; raises ValueError for what is no name."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name")
    return name.replace(".", "_")


def identifier_of(key: str) -> str:
    """ "queue_add_item" as "queueAddItem"."""
    first, *rest = key.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in rest)


def dropdown_key(picker: str) -> str:
    """The key of the hidden trigger that fills dropdowns from a picker."""
    return f"choose_{key_of(picker)}"
