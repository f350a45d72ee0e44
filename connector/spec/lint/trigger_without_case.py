"""Every trigger has a case, else nothing holds its packages to the same events."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L413"
KINDS = {"polling": "trigger", "webhook": "delivery"}


def check(context: Context) -> Iterator[Finding]:
    shown = {(case.kind, case.subject) for case in context.cases or ()}
    for node, trigger in context.triggers:
        if (KINDS[trigger.kind], trigger.name) not in shown:
            message = f"no case shows {trigger.name}"
            yield finding(CODE, node, message, at=node["trigger"].at, severity="warning")
