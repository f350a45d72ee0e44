"""The example workflows against the emitted nodes: what they fill in exists and is complete."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from connector.model import Connector
from connector.targets import n8n
from tests.platforms.n8n.runtime import N8nRuntime

pytestmark = pytest.mark.node

SOURCES = Path(n8n.__file__).parent / "examples"
FILES = sorted(path.name for path in SOURCES.iterdir())
BASIC = (
    "httpRequest",
    "if",
    "noOp",
    "respondToWebhook",
    "scheduleTrigger",
    "set",
    "wait",
    "webhook",
)
PLAIN = {f"n8n-nodes-base.{name}" for name in BASIC}
NOTE = "n8n-nodes-base.stickyNote"

Workflow = dict[str, Any]
Node = dict[str, Any]


@pytest.fixture(params=FILES)
def workflow(request: pytest.FixtureRequest) -> Workflow:
    read: Workflow = json.loads((SOURCES / request.param).read_text())
    return read


def own(workflow: Workflow) -> list[Node]:
    return [node for node in workflow["nodes"] if node["type"] not in {*PLAIN, NOTE}]


def test_all_of_them_are_emitted(connector: Connector) -> None:
    tree = n8n.emit(connector).tree
    assert {f"examples/{name}" for name in FILES} == {
        path for path in tree if path.startswith("examples/")
    }
    assert len(FILES) >= 5


def test_the_nodes_understand_what_is_filled_in(
    workflow: Workflow, n8n_runtime: N8nRuntime
) -> None:
    assert own(workflow)
    for node in own(workflow):
        assert problems_of(node, n8n_runtime) == []


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (lambda node: node["parameters"].update(quantity=1), "no parameter quantity"),
        (
            lambda node: node["parameters"]["additionalFields"].update(quantity=1),
            "no parameter additionalFields.quantity",
        ),
        (lambda node: node["parameters"].update(operation="add"), "operation is not one of"),
        (lambda node: node["parameters"].update(operation="update_item"), "is required"),
        (lambda node: node.update(typeVersion=99), "no version 99"),
    ],
)
def test_what_the_nodes_do_not_understand_is_found(
    spoil: Callable[[Node], None], complaint: str, n8n_runtime: N8nRuntime
) -> None:
    workflow = json.loads((SOURCES / "order-to-queue.json").read_text())
    node = copy.deepcopy(own(workflow)[0])
    spoil(node)
    assert any(complaint in problem for problem in problems_of(node, n8n_runtime))


def problems_of(node: Node, runtime: N8nRuntime) -> list[str]:
    """What n8n says against a node of ours, and what it would pass over in silence."""
    package, _, name = node["type"].partition(".")
    assert package == runtime.description["name"]
    description = runtime.node(name)
    result = runtime.call("understood", node=node)
    versions = description["version"]
    known = versions if isinstance(versions, list) else [versions]
    found = [] if node["typeVersion"] in known else [f"no version {node['typeVersion']}"]
    found += [str(problem) for problem in result["problems"]]
    found += _unknown(node["parameters"], result["parameters"], "")
    return found + list(_unoffered(node["parameters"], description["properties"]))


def _unknown(given: Any, kept: Any, path: str) -> list[str]:
    """The parameters that n8n drops, because the node has or shows none of that name."""
    if not isinstance(given, dict) or given.get("__rl"):
        return []
    if not isinstance(kept, dict):
        return [f"no parameter {path.rstrip('.')}"]
    return [
        problem
        for name, value in given.items()
        for problem in (
            _unknown(value, kept[name], f"{path}{name}.")
            if name in kept
            else [f"no parameter {path}{name}"]
        )
    ]


def _unoffered(given: dict[str, Any], properties: list[dict[str, Any]]) -> Iterator[str]:
    """Values that are not among the options of their field; n8n passes over most of them."""
    for name, value in given.items():
        same = [one for one in properties if one["name"] == name]
        if isinstance(value, dict) and not value.get("__rl"):
            nested = [option for one in same for option in one.get("options", [])]
            if all("name" in option and "type" in option for option in nested):
                yield from _unoffered(value, nested)
            continue
        offered = {option["value"] for one in same for option in one.get("options", [])}
        values = value if isinstance(value, list) else [value]
        if offered and not set(values) <= offered:
            yield f"{name} is not one of what is offered: {value}"


def test_they_need_nothing_but_basic_nodes(workflow: Workflow) -> None:
    assert all(node["parameters"] for node in own(workflow))
    types = {node["type"] for node in workflow["nodes"]}
    assert {one for one in types if one.startswith("n8n-nodes-base.")} <= {*PLAIN, NOTE}


def test_they_hold_nothing_of_a_farm_or_an_account(workflow: Workflow) -> None:
    about = {"name", "description", "active", "tags", "settings"}
    assert workflow.keys() == {*about, "nodes", "connections", "pinData"}
    for node in workflow["nodes"]:
        assert not node.keys() & {"credentials", "webhookId"}
    text = json.dumps([node["parameters"] for node in own(workflow)])
    located = re.findall(r'"__rl": true, "mode": "\w+", "value": "(.)', text)
    assert set(located) <= {"="}
    assert set(re.findall(r"https?://([^/\"]+)", json.dumps(workflow))) <= {"chat.example.com"}


def test_all_their_nodes_are_connected(workflow: Workflow) -> None:
    names = {node["name"] for node in workflow["nodes"]}
    assert len(names) == len(workflow["nodes"]) == len({n["id"] for n in workflow["nodes"]})
    reached = {
        link["node"]
        for outputs in workflow["connections"].values()
        for links in outputs["main"]
        for link in links
    }
    first, note = workflow["nodes"][1], workflow["nodes"][0]
    assert note["type"] == NOTE
    assert reached == names - {first["name"], note["name"]}
    assert workflow["connections"].keys() <= names
    mentioned = re.findall(r"\$\('([^']+)'\)", json.dumps(workflow, ensure_ascii=False))
    assert set(mentioned) <= names
