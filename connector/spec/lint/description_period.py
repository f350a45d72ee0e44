"""Descriptions are sentences: a capital first letter and a period at the end."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L403"


def check(context: Context) -> Iterator[Finding]:
    for node, item in context.items():
        text = item.description
        if not text[0].isupper() or not text.endswith("."):
            message = "the description is no sentence"
            hint = "capital first letter, period at the end"
            at = node["description"].at
            yield finding(CODE, node, message, hint, at=at, severity="warning")
