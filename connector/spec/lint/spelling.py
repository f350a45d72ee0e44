"""Words that people see are spelled one way; platforms' linters ask for ID, API, URL and JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding
from connector.spec.node import Node

CODE = "L421"
SPELLINGS = {
    "ai": "AI",
    "api": "API",
    "autoprint": "AutoPrint",
    "gcode": "G-code",
    "id": "ID",
    "ids": "IDs",
    "json": "JSON",
    "oauth": "OAuth2",
    "simplyprint": "SimplyPrint",
    "url": "URL",
}
WORD = re.compile(r"(?<![\w./-])[A-Za-z]+(?![\w/-]|\.\w)")


def check(context: Context) -> Iterator[Finding]:
    for node, _ in context.items():
        for key in ("title", "description", "note"):
            if key in node:
                yield from _check(node[key])
        for name, item in node.entries("inputs"):
            for key in ("label", "help"):
                if key in item:
                    yield from _check(item[key], name)


def _check(node: Node, of: str = "") -> Iterator[Finding]:
    for word in WORD.findall(node.value):
        right = SPELLINGS.get(word.lower(), word)
        if word != right:
            message = f"{word!r} is spelled {right!r}"
            yield finding(CODE, node, message, at=node.at, of=of, severity="warning")
