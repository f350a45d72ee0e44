"""Texts as n8n's linter wants them: names without hyphens, periods, "Whether".

Imports the standard library only.
"""

from __future__ import annotations

import re

_HYPHENATED = re.compile(r"\b[A-Za-z0-9]+(-[A-Za-z0-9]+)+\b")


def phrase(title: str) -> str:
    """ "Send G-code" as "Send gcode": the names of operations take no hyphens."""
    return _HYPHENATED.sub(lambda found: found[0].replace("-", "").lower(), title)


def sentence(text: str) -> str:
    """A description: a capital first; one sentence has no final period, several have one."""
    bare = text[:1].upper() + text[1:].removesuffix(".")
    several = ". " in bare.replace("e.g. ", "")
    return f"{bare}." if several else bare


def whether(text: str) -> str:
    """The help of a switch, "Print the next item", as n8n words it: "Whether to print the …"."""
    return sentence(f"Whether to {text[:1].lower()}{text[1:]}")
