"""The model as the engine needs it: what is sent and what is understood, without documentation.

Imports model only.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from connector.model import (
    Action,
    Input,
    Keep,
    Limits,
    MaterialTags,
    OAuth2,
    Operation,
    Output,
    Picker,
    Trigger,
    WebhookLifecycle,
    to_data,
)

Reading = TypeVar("Reading", Keep, Limits, MaterialTags)
Item = TypeVar("Item", Action, Input, Operation, Output, Trigger)


def _without(item: Item, *fields: str) -> Item:
    """A copy in which these fields hold their defaults, so that they are not printed."""
    defaults = {field.name: field.default for field in dataclasses.fields(item)}
    changes: dict[str, Any] = {name: defaults[name] for name in fields}
    return dataclasses.replace(item, **changes)


def operation(item: Operation) -> Operation:
    return _without(
        item, "parameters", "plan", "tier", "permissions", "scopes", "response", "example"
    )


def inputs(items: tuple[Input, ...]) -> tuple[Input, ...]:
    return tuple(_without(item, "help", "widget", "picker", "advanced") for item in items)


def _reading(item: Reading | None) -> Reading | None:
    return item and dataclasses.replace(item, operation=operation(item.operation))


def action(item: Action) -> Action:
    steps = tuple(dataclasses.replace(step, action=action(step.action)) for step in item.steps)
    custom = item.custom_values
    lean = dataclasses.replace(
        item,
        output=_without(item.output, "schema", "sample", "simple", "deletes"),
        operation=operation(item.operation) if item.operation else None,
        steps=steps,
        inputs=inputs(item.inputs),
        limits=_reading(item.limits),
        keep=_reading(item.keep),
        material_tags=_reading(item.material_tags),
        custom_values=custom
        and dataclasses.replace(custom, definitions=operation(custom.definitions)),
    )
    return _without(lean, "note", "plan", "scopes", "aliases", "targets", "deprecated")


def trigger(item: Trigger) -> Trigger:
    poll = (
        dataclasses.replace(item.poll, operation=operation(item.poll.operation), reached_at=None)
        if item.poll
        else None
    )
    lean = dataclasses.replace(item, poll=poll, inputs=inputs(item.inputs))
    return _without(lean, "twin", "schema", "sample", "note", "plan", "scopes", "aliases")


def picker(item: Picker) -> dict[str, Any]:
    """Without its name, which n8n's linter would take for that of an option."""
    lean = dataclasses.replace(
        item, operation=operation(item.operation), url=None, fields=None, needs=None
    )
    data: dict[str, Any] = to_data(lean)
    return {key: value for key, value in data.items() if key != "name"}


def company(item: OAuth2) -> dict[str, Any]:
    """How to find a token's company. The rest of OAuth2 is in the credential and done by n8n."""
    return {
        "company_operation": to_data(operation(item.company_operation)),
        "company_key": item.company_key,
    }


def webhooks(item: WebhookLifecycle) -> WebhookLifecycle:
    return dataclasses.replace(
        item,
        create=operation(item.create),
        list=operation(item.list),
        delete=operation(item.delete),
        sample=operation(item.sample),
    )
