"""The three nodes: their classes, what they offer, and the lists to choose from.

Imports model, the printer, and this package.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connector.model import Connector
from connector.targets import lean
from connector.targets.identifiers import identifier
from connector.targets.n8n.fields import Property, Titles
from connector.targets.n8n.names import Names, load_method, search_method, type_name
from connector.targets.n8n.operations import emit_actions
from connector.targets.n8n.triggers import emit_polls, emit_webhooks
from connector.targets.n8n.wording import first_sentence, sentence
from connector.targets.template import fill
from connector.targets.typescript import assigned, literal, string


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
    titles: Titles = {picker.name: picker.title for picker in connector.pickers}
    webhooks = [one for one in connector.triggers if one.kind == "webhook"]
    polls = [one for one in connector.triggers if one.kind == "polling"]
    nodes = []
    if connector.actions:
        files = emit_actions(connector.actions, titles)
        nodes.append(
            Node(
                names.action_node,
                names.title,
                "action.node.ts",
                connector.description,
                {f"actions/{name}": text for name, text in files.items()},
            )
        )
    if polls:
        nodes.append(
            Node(
                names.poll_node,
                f"{names.title} Poll Trigger",
                "poll.node.ts",
                f"Starts a workflow when a regular look at {connector.title} finds a change",
                {"triggers.ts": emit_polls(polls, titles)},
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
                {"triggers.ts": emit_webhooks(webhooks, titles)},
            )
        )
    return tuple(nodes)


def emit_nodes(connector: Connector, names: Names, nodes: Sequence[Node]) -> dict[str, str]:
    """The files below `nodes` that are not the engine's."""
    tree = {"shared/pickers.ts": _pickers(connector)}
    credentials = literal(_credentials(names), 2, len("credentials: "))
    for node in nodes:
        tree[f"{node.name}/{node.name}.node.ts"] = fill(
            "n8n",
            node.template,
            class_name=node.name,
            name=string(type_name(node.name)),
            title=string(node.title),
            description=assigned(sentence(node.description), 2, len("description:")),
            credentials=credentials,
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


def _pickers(connector: Connector) -> str:
    names = [identifier(picker.name) for picker in connector.pickers]
    pickers = {picker.name: lean.picker(picker) for picker in connector.pickers}
    return fill(
        "n8n",
        "pickers.ts",
        pickers=literal(pickers),
        search="".join(f"\t\t{search_method(n)}: listSearch(pickers.{n}),\n" for n in names),
        load="".join(f"\t\t{load_method(n)}: loadOptions(pickers.{n}),\n" for n in names),
    )
