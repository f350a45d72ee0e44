"""Every output and event has a sample, from which platforms show people what they can map."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L417"


def check(context: Context) -> Iterator[Finding]:
    for node, action in context.actions:
        if action.operation and not action.output.binary and action.output.sample is None:
            message = f"{action.name} has no sample"
            hint = f"give {action.operation.id} an example, or the output a sample"
            at = node["output"].at_key
            yield finding(CODE, node, message, hint, at=at, severity="warning")
    for node, trigger in context.triggers:
        if trigger.sample is None:
            message = f"{trigger.name} has no sample"
            hint = "give its event or operation an example, or the trigger a sample"
            at = node["trigger"].at
            yield finding(CODE, node, message, hint, at=at, severity="warning")
