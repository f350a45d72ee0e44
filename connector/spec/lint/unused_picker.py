"""Every picker is used, else it is a list that no one can open."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L407"


def check(context: Context) -> Iterator[Finding]:
    if context.connector is None or context.home is None:
        return
    used = {entry.picker for _, item in context.items() for entry in item.inputs}
    for name, node in context.home.entries("pickers"):
        if name not in used:
            message = f"no input uses picker {name!r}"
            at = node.at_key
            yield finding(CODE, context.home, message, at=at, of=name, severity="warning")
