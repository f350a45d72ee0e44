"""Example workflows beside the package: JSON files that n8n's editor imports.

They were written for the connector as a whole. One that names a node, an operation or an event
that the package has not got is left out. Imports model and this package's names.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from connector.model import Connector
from connector.targets.n8n.names import Names, type_name
from connector.targets.n8n.operations import by_resource, operation_of

PLAIN = "n8n-nodes-base."
"""What begins the types of n8n's own nodes."""


@dataclass(frozen=True, slots=True)
class Example:
    """A workflow by the name of its file; `description` says what it does, in one sentence."""

    file: str
    title: str
    description: str
    text: str


def examples_of(connector: Connector, names: Names) -> tuple[Example, ...]:
    """The workflows that the package can run, by file name."""
    offered = _offered(connector, names)
    found = []
    for entry in (files("connector.targets") / "n8n" / "examples").iterdir():
        text = entry.read_text(encoding="utf-8")
        workflow = json.loads(text)
        if all(_used(node) <= offered for node in workflow["nodes"]):
            found.append(Example(entry.name, workflow["name"], workflow["description"], text))
    return tuple(sorted(found, key=lambda example: example.file))


def _offered(connector: Connector, names: Names) -> set[str]:
    """Everything a node of the package can be told to do, each with the node's type."""
    action, hook, poll = (
        f"{names.package}.{type_name(name)}"
        for name in (names.action_node, names.trigger_node, names.poll_node)
    )
    operations = {
        f"{action} {resource}.{operation_of(one)}"
        for resource, group in by_resource(connector.actions).items()
        for one in group
    }
    nodes = {"webhook": hook, "polling": poll}
    return operations | {f"{nodes[one.kind]} {one.name}" for one in connector.triggers}


def _used(node: Mapping[str, Any]) -> set[str]:
    """What a node of a workflow is told to do, in the terms of `_offered`."""
    kind, given = node["type"], node["parameters"]
    if kind.startswith(PLAIN):
        return set()
    if "operation" in given:
        return {f"{kind} {given['resource']}.{given['operation']}"}
    return {f"{kind} {name}" for name in given.get("events", [given.get("event")])}
