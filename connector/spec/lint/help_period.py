"""A hint of one sentence has no period, one of several ends with it: platforms check both."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L404"


def check(context: Context) -> Iterator[Finding]:
    for node, _ in context.items():
        for name, item in node.entries("inputs"):
            text = item.get("help", "")
            several = ". " in text
            if text.endswith(".") == several:
                continue
            message = "several sentences end with a period" if several else "one sentence has none"
            at = item["help"].at
            yield finding(CODE, node, f"period: {message}", at=at, of=name, severity="warning")
