"""What n8n cannot show is left out, and the build says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from connector.model import Connector, Input, Option, Override
from connector.targets import n8n
from connector.targets.n8n.unsupported import supported


@pytest.fixture(scope="module")
def small(connector: Connector) -> Connector:
    """The connector with the action that tests a connection, another one and few triggers."""
    actions = connector.actions[:1] + tuple(
        one for one in connector.actions[1:] if one.name == connector.test_action
    )
    return replace(connector, actions=actions, triggers=connector.triggers[:3])


def with_input(connector: Connector, **given: Any) -> Connector:
    """The connector, and one more input of its first action."""
    item = Input(**{"name": "extra", "label": "Extra", "kind": "text", **given})
    first, *others = connector.actions
    return replace(connector, actions=(replace(first, inputs=(*first.inputs, item)), *others))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"name": "operation"}, "n8n has a field called operation of its own"),
        ({"kind": "file", "many": True}, "extra takes several files"),
        ({"options": (Option({"a": 1}, "A"),)}, "extra has options that are no plain values"),
        ({"options": (Option("=a", "A"),)}, "which n8n takes for an expression"),
        ({"default": "=a"}, "which n8n takes for an expression"),
    ],
)
def test_an_action_that_cannot_be_shown_is_left_out_with_the_reason(
    small: Connector, given: dict[str, Any], reason: str
) -> None:
    emitted = n8n.emit(with_input(small, **given))
    (problem,) = emitted.diagnostics
    name = small.actions[0].name
    assert problem.at.file == f"actions/{name.replace('.', '/')}.yaml"
    assert problem.severity == "warning"
    assert problem.message.startswith(f"{name} is not in the n8n package, because ")
    assert reason in problem.message
    assert problem.hint
    assert not any(f"'{name}'".encode() in content for content in emitted.tree.values())


def test_webhook_triggers_with_one_input_that_looks_different(connector: Connector) -> None:
    hooks = [one for one in connector.triggers if one.event is not None][:2]
    looks = ["Beds", "Plates"]
    triggers = tuple(
        replace(hook, inputs=(Input("beds", label, "integer", filter=f"data.{label}"),))
        for hook, label in zip(hooks, looks, strict=True)
    )
    kept, (problem,) = supported(replace(connector, triggers=triggers))
    assert [one.name for one in kept.triggers] == [hooks[0].name]
    assert f"{hooks[1].name} is not in the n8n package" in problem.message


def test_all_is_expressed(connector: Connector) -> None:
    assert supported(connector)[1] == ()


def test_a_hidden_action_is_left_out_without_a_word(connector: Connector) -> None:
    first, *others = connector.actions
    hidden = replace(first, targets={"n8n": Override(hidden=True)})
    kept, problems = supported(replace(connector, actions=(hidden, *others)))
    assert (kept.actions, problems) == (tuple(others), ())


def test_another_title_is_shown(small: Connector) -> None:
    first, *others = small.actions
    renamed = replace(first, targets={"n8n": Override(title="Who am I", description="Tells.")})
    emitted = n8n.emit(replace(small, actions=(renamed, *others)))
    source = emitted.tree[f"nodes/SimplyPrintUnofficial/actions/{first.resource}.ts"]
    assert b"action: 'Who am I'" in source
    assert b"description: 'Tells'" in source
