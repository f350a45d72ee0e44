"""Required inputs come first, as platforms show them."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L424"


def check(context: Context) -> Iterator[Finding]:
    for node, action in context.actions:
        optional = ""
        for item in () if action.steps else action.inputs:
            if not item.required:
                optional = optional or item.name
            elif optional:
                message = f"required input {item.name!r} comes after {optional!r}"
                at = node["inputs"][item.name].at_key
                yield finding(CODE, node, message, at=at, of=item.name, severity="warning")
