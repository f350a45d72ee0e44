"""Every operation of OpenAPI is used, or it is said why the connector leaves it out."""

from __future__ import annotations

from collections.abc import Iterator

from connector.model import Connector
from connector.spec.lint.context import Context, Finding, finding

CODE = "L408"


def check(context: Context) -> Iterator[Finding]:
    if context.connector is None or context.home is None:
        return
    used = set(used_operations(context.connector))
    for name, operation in context.api.operations.items():
        if name not in used and operation.host not in ("oauth", "panel"):
            message = f"no action, trigger or picker uses operation {name!r}"
            at = context.api.place(name)
            yield finding(CODE, context.home, message, at=at, of=name, severity="warning")


def used_operations(connector: Connector) -> Iterator[str]:
    """Ids of the operations that something in the connector calls."""
    hooks = connector.webhooks
    yield connector.oauth2.company_operation.id
    yield from (hooks.create.id, hooks.list.id, hooks.delete.id, hooks.sample.id)
    yield from (picker.operation.id for picker in connector.pickers)
    yield from (action.operation.id for action in connector.actions if action.operation)
    yield from (one.id for action in connector.actions for one in action.readings)
    yield from (trigger.poll.operation.id for trigger in connector.triggers if trigger.poll)
