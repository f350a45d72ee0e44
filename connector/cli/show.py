"""`connector list` and `connector show`: what the spec offers, for people and as data."""

from __future__ import annotations

from typing import Any

import click

from connector.cli.output import json_option, print_json
from connector.cli.spec import load_connector
from connector.diagnostics import near_miss
from connector.model import Action, Connector, Input, Operation, Trigger, to_data


@click.command("list")
@click.argument("what", type=click.Choice(["actions", "triggers", "targets"]))
@json_option
def list_(what: str, as_json: bool) -> None:
    """List actions, triggers or targets."""
    rows = _targets() if what == "targets" else _rows(load_connector(), what)
    if as_json:
        print_json(rows)
        return
    width = max(len(row["name"]) for row in rows)
    for row in rows:
        click.echo(f"{row['name']:<{width}}  {row['title']}")


def _rows(connector: Connector, what: str) -> list[dict[str, Any]]:
    if what == "actions":
        return [_action(action) for action in connector.actions]
    return [_trigger(trigger) for trigger in connector.triggers]


def _targets() -> list[dict[str, Any]]:
    from connector.targets.registry import targets

    return [{"name": name, "title": target.TITLE} for name, target in targets().items()]


def _action(action: Action) -> dict[str, Any]:
    return {
        "name": action.name,
        "title": action.title,
        "resource": action.resource,
        "effect": action.effect,
        "operation": _operation(action.operation),
        "inputs": [_input(item) for item in action.inputs],
        "plan": action.plan,
        "scopes": list(action.scopes),
    }


def _operation(operation: Operation | None) -> dict[str, str] | None:
    if operation is None:
        return None
    return {
        "id": operation.id,
        "method": operation.method,
        "path": operation.path,
        "host": operation.host,
    }


def _input(item: Input) -> dict[str, Any]:
    return {
        "name": item.name,
        "type": f"[{item.kind}]" if item.many else item.kind,
        "required": item.required,
        "in": [f"{place.place}.{place.key}" for place in item.destinations],
        "picker": item.picker,
    }


def _trigger(trigger: Trigger) -> dict[str, Any]:
    row = {"name": trigger.name, "title": trigger.title, "kind": trigger.kind}
    if trigger.poll is not None:
        return {**row, "operation": _operation(trigger.poll.operation)}
    return {**row, "event": trigger.event}


@click.command()
@click.argument("name")
@json_option
def show(name: str, as_json: bool) -> None:
    """Show the action or trigger NAME; `trigger:NAME` where an action has the same name."""
    found = _find(load_connector(), name)
    if as_json:
        print_json(to_data(found))
        return
    click.echo(f"{found.name}: {found.title}\n{found.description}")
    if isinstance(found, Action):
        click.echo(f"Effect: {found.effect}. Plan: {found.plan}. Scopes: {', '.join(found.scopes)}")
    for item in found.inputs:
        click.echo(f"  {item.name} ({_words(item)}): {item.label}. {item.help}".rstrip(" ."))


def _words(item: Input) -> str:
    kind = f"list of {item.kind}" if item.many else item.kind
    extras = ["required"] if item.required else []
    if item.options:
        extras.append("one of " + ", ".join(str(option.value) for option in item.options))
    return ", ".join([kind, *extras])


def _find(connector: Connector, name: str) -> Action | Trigger:
    prefix, _, rest = name.rpartition("trigger:")
    found = connector.trigger(rest) if prefix == "" and rest != name else connector.action(name)
    found = found or connector.trigger(name)
    if found is None:
        names = [item.name for item in connector.actions]
        names += [item.name for item in connector.triggers]
        hint = near_miss(name, names) or "see connector list actions"
        raise click.UsageError(f"there is no action or trigger {name!r}; {hint}")
    return found
