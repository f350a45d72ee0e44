"""Plans that OpenAPI names are plans of the connector, else notes and limits would be wrong."""

from __future__ import annotations

from collections.abc import Iterator

from connector.diagnostics import near_miss
from connector.spec.lint.context import Context, Finding, finding
from connector.spec.lower.scope import WEAKEST

CODE = "L415"


def check(context: Context) -> Iterator[Finding]:
    if context.home is None:
        return
    plans = [*WEAKEST, *context.home["plans"].value]
    for name, operation in context.api.operations.items():
        if operation.plan not in plans:
            message = f"operation {name!r} needs plan {operation.plan!r}, which is not a plan"
            hint = near_miss(operation.plan, plans)
            yield finding(CODE, context.home, message, hint, at=context.api.place(name), of=name)
