"""Titles and labels are in sentence case and without a period, as every platform asks."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding
from connector.spec.node import Node

CODE = "L402"
NAMES = frozenset(
    {"AI", "API", "AutoPrint", "G-code", "ID", "IDs", "JSON", "OAuth2", "SimplyPrint", "URL"}
)


def check(context: Context) -> Iterator[Finding]:
    for node, item in context.items():
        yield from _check(node["title"])
        for name in () if "steps" in node else (entry.name for entry in item.inputs):
            if name in node.get("inputs", ()):
                yield from _check(node["inputs"][name]["label"], name)
    if context.home is not None:
        for name, picker in context.home.entries("pickers"):
            yield from _check(picker["title"], name)


def _check(node: Node, of: str = "") -> Iterator[Finding]:
    words = node.value.split()
    wrong = [word for word in words[1:] if word[0].isupper() and word not in NAMES]
    if node.value.endswith(".") or words[0][0].islower() or wrong:
        hint = "capital first letter, then names only, and no period"
        message = f"{node.value!r} is not in sentence case"
        yield finding(CODE, node, message, hint, at=node.at, of=of, severity="warning")
