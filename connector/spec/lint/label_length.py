"""Labels have at most three words, since forms are narrow; the help has room for the rest."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L425"
MOST_WORDS = 3


def check(context: Context) -> Iterator[Finding]:
    for node, _ in context.items():
        for name, item in node.entries("inputs"):
            if "label" in item and len(item["label"].value.split()) > MOST_WORDS:
                message = f"label {item['label'].value!r} has more than {MOST_WORDS} words"
                at = item["label"].at
                yield finding(CODE, node, message, at=at, of=name, severity="warning")
