"""Twins are a webhook and a poll that name each other, so that one can stand in for the other."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L420"


def check(context: Context) -> Iterator[Finding]:
    triggers = {trigger.name: trigger for _, trigger in context.triggers}
    for node, trigger in context.triggers:
        twin = triggers.get(trigger.twin or "")
        if twin is None:
            continue
        if twin.kind == trigger.kind:
            message = f"twin {twin.name!r} is {twin.kind}, too"
            yield finding(CODE, node, message, at=node["twin"].at)
        elif twin.twin != trigger.name:
            message = f"twin {twin.name!r} does not name {trigger.name!r} back"
            yield finding(CODE, node, message, at=node["twin"].at)
