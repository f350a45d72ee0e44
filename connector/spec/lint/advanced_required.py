"""A required input is not advanced: people would look for it in vain."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L423"


def check(context: Context) -> Iterator[Finding]:
    for node, _ in context.actions:
        for name, item in node.entries("inputs"):
            if item.get("required") and item.get("advanced"):
                message = f"input {name!r} is required and advanced"
                yield finding(CODE, node, message, "leave one out", at=item.at_key, of=name)
