"""Names of the spec as names in code. Imports the standard library only."""

from __future__ import annotations

import re

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)


def identifier(name: str) -> str:
    """A name of the spec that may become part of code; raises ValueError for any other text."""
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name")
    return name


def pascal(name: str) -> str:
    """ "queue_items" as "QueueItems"."""
    return "".join(part[:1].upper() + part[1:] for part in name.split("_"))


def camel(name: str) -> str:
    """ "queue_items" as "queueItems"."""
    return name[:1].lower() + pascal(name)[1:]
