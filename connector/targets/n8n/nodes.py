"""The three nodes: their classes, what they offer, and the lists to choose from.

Imports model, the printer, and this package.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from connector.model import Action, Connector, Picker, to_data
from connector.targets import lean
from connector.targets.identifiers import identifier
from connector.targets.n8n.fields import Pickers, Property
from connector.targets.n8n.names import (
    Names,
    load_method,
    map_method,
    search_method,
    type_name,
)
from connector.targets.n8n.operations import emit_actions, operation_of, versions
from connector.targets.n8n.outputs import event_schema, item_schema
from connector.targets.n8n.triggers import emit_polls, emit_samples, emit_webhooks
from connector.targets.n8n.wording import first_sentence, sentence
from connector.targets.template import fill
from connector.targets.typescript import assigned, literal, string

SCHEMAS = "__schema__/v1.0.0"
"""Where n8n looks for schemas of version 1 of a node: below it by operation, or there itself."""


@dataclass(frozen=True, slots=True)
class Node:
    """One node: its class name, what it is called, and the files beside its class."""

    name: str
    title: str
    template: str
    description: str
    files: dict[str, str]


def nodes_of(connector: Connector, names: Names) -> tuple[Node, ...]:
    """The nodes of a connector, by name; a node that would offer nothing is left out."""
    panel = connector.host("panel").api_key
    pickers: Pickers = {
        one.name: replace(one, url=one.url and f"{panel}/{one.url}") for one in connector.pickers
    }
    webhooks = [one for one in connector.triggers if one.kind == "webhook"]
    polls = [one for one in connector.triggers if one.kind == "polling"]
    nodes = []
    if connector.actions:
        files = emit_actions(connector.actions, pickers)
        nodes.append(
            Node(
                names.action_node,
                names.title,
                "action.node.ts",
                connector.description,
                {f"actions/{name}": text for name, text in files.items()}
                | _action_schemas(connector.actions),
            )
        )
    if polls:
        nodes.append(
            Node(
                names.poll_node,
                f"{names.title} Polling Trigger",
                "poll.node.ts",
                f"Starts a workflow when a regular look at {connector.title} finds a change",
                {"triggers.ts": emit_polls(polls, pickers)},
            )
        )
    if webhooks:
        nodes.append(
            Node(
                names.trigger_node,
                f"{names.title} Trigger",
                "trigger.node.ts",
                # The editor shows it for this node and the action node together.
                f"{first_sentence(connector.description)}, or start when it reports an event",
                {
                    "triggers.ts": emit_webhooks(webhooks, pickers),
                    "samples.ts": emit_samples(webhooks),
                    f"{SCHEMAS}.json": json.dumps(event_schema(webhooks), indent=2),
                },
            )
        )
    return tuple(nodes)


def _action_schemas(actions: Sequence[Action]) -> dict[str, str]:
    """What each operation returns, where n8n looks for it."""
    known = [(one, schema) for one in actions if (schema := item_schema(one)) is not None]
    return {
        f"{SCHEMAS}/{identifier(one.resource)}/{operation_of(one)}.json": json.dumps(
            schema, indent=2
        )
        for one, schema in known
    }


def emit_nodes(connector: Connector, names: Names, nodes: Sequence[Node]) -> dict[str, str]:
    """The files below `nodes` that are not the engine's."""
    tree = {"shared/pickers.ts": _pickers(connector)}
    credentials = literal(_credentials(names), 2, len("credentials: "))
    hints = literal(_plan_hints(connector), 2, len("hints: "))
    for node in nodes:
        tree[f"{node.name}/{node.name}.node.ts"] = fill(
            "n8n",
            node.template,
            class_name=node.name,
            name=string(type_name(node.name)),
            title=string(node.title),
            description=assigned(sentence(node.description), 2, len("description:")),
            credentials=credentials,
            hints=hints,
            versions=literal(versions(connector.actions), 2, len("version: ")),
        )
        tree |= {f"{node.name}/{path}": text for path, text in node.files.items()}
    return tree


def _credentials(names: Names) -> list[Property]:
    kinds = {"apiKey": names.api_key, "oAuth2": names.oauth2}
    return [
        {
            "name": type_name(class_name),
            "required": True,
            "displayOptions": {"show": {"authentication": [kind]}},
        }
        for kind, class_name in kinds.items()
    ]


def _mapping(picker: Picker) -> str:
    name = identifier(picker.name)
    made = f"resourceMapping(pickers.{name}, {literal(to_data(picker.fields), 3)})"
    return f"\t\t{map_method(picker.name)}: {made},\n"


def _plan_hints(connector: Connector) -> list[Property]:
    """What an action costs, told before it runs; nobody gets here with a plan without an API."""
    plans = [plan for plan in connector.plans if plan.per_minute > 0][1:]
    hints = []
    for plan in plans:
        chosen = [
            f"{identifier(action.resource)}:{operation_of(action)}"
            for action in connector.actions
            if action.plan == plan.name
        ]
        if chosen:
            condition = '$parameter["resource"] + ":" + $parameter["operation"]'
            hint = {
                "message": f"Documented as needing the plan {plan.title} or a higher one",
                "type": "info",
                "location": "ndv",
                "whenToDisplay": "beforeExecution",
                "displayCondition": f"={{{{ {json.dumps(chosen)}.includes({condition}) }}}}",
            }
            hints.append(hint)
    return hints


def _pickers(connector: Connector) -> str:
    names = [identifier(picker.name) for picker in connector.pickers]
    pickers = {
        one.name: lean.picker(one) | ({"needs": one.needs} if one.needs else {})
        for one in connector.pickers
    }
    return fill(
        "n8n",
        "pickers.ts",
        pickers=literal(pickers),
        search="".join(f"\t\t{search_method(n)}: listSearch(pickers.{n}),\n" for n in names),
        load="".join(f"\t\t{load_method(n)}: loadOptions(pickers.{n}),\n" for n in names),
        map="".join(_mapping(one) for one in connector.pickers if one.fields is not None),
    )
