"""A page for each resource: what its actions do, need, send and return."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from connector.docs.page import NOTICE, as_json, code, codes, inputs_table, plan_title
from connector.docs.shell import shell_line
from connector.model import Action, Connector, Operation
from connector.targets.markdown import cell
from connector.targets.wording import spaced

EFFECTS = {
    "read": "changes nothing, and is sent again when an answer fails to come",
    "idempotent": "changes something; twice is the same as once, so it may be sent again",
    "write": "changes something, and is never sent twice: without an answer the outcome is unknown",
    "physical": "moves a machine or starts a print, and is never sent twice: without an answer the "
    "outcome is unknown",
}


def action_page(connector: Connector, resource: str, actions: Sequence[Action]) -> str:
    lines = [f"# {spaced(resource)}\n", f"{NOTICE}\n"]
    for action in actions:
        lines += _section(connector, action)
    return "\n".join(lines)


def _section(connector: Connector, action: Action) -> Iterator[str]:
    yield f"## {cell(action.title)}\n"
    yield f"`{action.name}`: {cell(action.description)}\n"
    if action.note:
        yield f"{cell(action.note)}\n"
    operations = operations_of(action)
    yield f"- Effect: **{action.effect}**. It {EFFECTS[action.effect]}."
    yield f"- Plan: {plan_title(connector, action.plan)}"
    permissions = sorted({name for one in operations for name in one.permissions})
    yield f"- Permissions: {codes(permissions)}"
    yield f"- Scopes with OAuth2: {codes(action.scopes)}"
    yield f"- Request: {', then '.join(map(request, operations)) or 'the one that is given'}\n"
    yield from inputs_table(action.inputs, "It takes no inputs.")
    yield from _groups(action)
    yield f"```sh\n{shell_line(action)}\n```\n"
    yield from _output(action)


def operations_of(action: Action) -> list[Operation]:
    """The operations that an action runs."""
    if action.steps:
        return [one for step in action.steps for one in operations_of(step.action)]
    own = [action.operation] if action.operation else []
    return [*own, *action.readings]


def request(operation: Operation) -> str:
    """The verb and the path, with the host where it is not the API's own."""
    where = "" if operation.host == "api" else f" ({spaced(operation.host).lower()} host)"
    return f"`{operation.method} {operation.path}`{where}"


def _groups(action: Action) -> Iterator[str]:
    for group in action.one_of:
        yield f"Give exactly one of {', '.join(map(code, group))}.\n"
    for group in action.any_of:
        yield f"Give at least one of {', '.join(map(code, group))}.\n"


def _output(action: Action) -> Iterator[str]:
    output = action.output
    if output.none:
        yield "It returns nothing but that it succeeded.\n"
    elif output.binary:
        yield "It returns a file.\n"
    else:
        what = "a list, of which an item" if output.many else "what"
        yield f"It returns {what} looks like this:\n"
        item = output.sample[:1] if output.many and isinstance(output.sample, list) else None
        yield from as_json(item[0] if item else output.sample)
