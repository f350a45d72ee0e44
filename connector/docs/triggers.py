"""The page of triggers: what starts a flow, what can be filtered, and what is not seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from connector.docs.actions import request
from connector.docs.page import NOTICE, as_json, code, codes, inputs_table, plan_title
from connector.model import Connector, Poll, Trigger
from connector.targets.markdown import cell

HEAD = f"""# Triggers

{NOTICE}

A webhook trigger registers a webhook, verifies each delivery by its secret, and removes the webhook
again. What happens while none is registered is not seen, and no source says whether a delivery that
failed is repeated.

A polling trigger reads a list and compares it with what it saw before. Its first poll takes stock
and starts nothing. It does not see what appears and vanishes, or changes and changes back, between
two polls, nor what appears with a time older than its look-back.
"""
EMITS = {
    "new": "a record that was not there before",
    "changed": "a record whose {field} differs from what was seen",
    "reached": "a record whose {field} became {to}",
    "gone": "a record that was there before and is missing from the whole list",
}


def trigger_page(connector: Connector) -> str:
    groups: dict[tuple[str, str], list[Trigger]] = defaultdict(list)
    for trigger in connector.triggers:
        groups[trigger.kind, trigger.group].append(trigger)
    lines = [HEAD]
    for (kind, group), triggers in sorted(groups.items()):
        lines.append(f"## {cell(group)}, by {kind}\n")
        for trigger in triggers:
            lines += _section(connector, trigger)
    return "\n".join(lines)


def _section(connector: Connector, trigger: Trigger) -> Iterator[str]:
    yield f"### {cell(trigger.title)}\n"
    yield f"`{trigger.name}`: {cell(trigger.description)}\n"
    if trigger.note:
        yield f"{cell(trigger.note)}\n"
    if trigger.event:
        yield f"- Event: {code(trigger.event)}"
    if trigger.poll:
        yield from _poll(trigger.poll)
    if trigger.twin:
        yield f"- The same by the other way: {code(trigger.twin)}"
    yield f"- Plan: {plan_title(connector, trigger.plan)}"
    yield f"- Scopes with OAuth2: {codes(trigger.scopes)}\n"
    yield from inputs_table(trigger.inputs, "It has no filters.")
    command = f"listen {trigger.event}" if trigger.event else f"poll {trigger.name}"
    yield f"```sh\nconnector {command}\n```\n"
    yield from as_json(trigger.sample)


def _poll(poll: Poll) -> Iterator[str]:
    what = EMITS[poll.emit].format(field=code(poll.field or ""), to=_either(poll.to))
    if poll.emit == "changed":
        what += f" and is now {_either(poll.to)}" if poll.to else ""
        what += f", unless it is now {_either(poll.not_to)}" if poll.not_to else ""
    apart = f"; records are told apart by {code(poll.identity)}" if not poll.single else ""
    yield f"- Starts for {what}{apart}"
    yield f"- Reads {request(poll.operation)}"
    if not poll.single:
        yield f"- Looks back {poll.look_back} seconds" if poll.cursor else "- Reads the whole list"


def _either(values: Sequence[str]) -> str:
    """Values as a reader of the answer meets them: null is empty text to a poll."""
    return " or ".join(code(value) if value else "null" for value in values)
