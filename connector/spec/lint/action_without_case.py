"""Every action has a case, else nothing holds its packages to the same bytes."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L412"


def check(context: Context) -> Iterator[Finding]:
    shown = {case.subject for case in context.cases or () if case.kind == "action"}
    for node, action in context.actions:
        if action.name not in shown:
            message = f"no case shows {action.name}"
            yield finding(CODE, node, message, at=node["action"].at, severity="warning")
