"""What Zapier cannot show is left out, and the build says so."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from connector.model import Connector, Input, Option, Override, Step, Wait
from connector.targets import zapier
from connector.targets.supported import with_plain_lists


def with_input(connector: Connector, **given: Any) -> Connector:
    """The connector, and one more input of its first action."""
    item = Input(**{"name": "extra", "label": "Extra", "kind": "text", **given})
    first, *others = connector.actions
    return replace(connector, actions=(replace(first, inputs=(*first.inputs, item)), *others))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"kind": "file", "many": True}, "extra takes several files"),
        ({"options": (Option("", "None"),)}, "extra has an empty option"),
        ({"options": (Option(1, "A"), Option("1", "B"))}, "options that are the same as text"),
    ],
)
def test_an_action_that_cannot_be_shown_is_left_out_with_the_reason(
    connector: Connector, given: dict[str, Any], reason: str
) -> None:
    emitted = zapier.emit(with_input(connector, **given))
    name = connector.actions[0].name
    left_out = [item for item in emitted.diagnostics if item.code == "T101"]
    (problem,) = [item for item in left_out if item.message.startswith(name)]
    assert problem.message.startswith(f"{name} is not in the Zapier package, because ")
    assert reason in problem.message
    assert problem.hint
    assert f"src/searches/{name.replace('.', '_')}.ts" not in emitted.tree


def test_what_waits_is_left_out_with_the_reason(connector: Connector) -> None:
    name = connector.actions[0].name
    waiting = replace(connector.actions[0], wait=Wait("state", 2))
    composite = replace(connector.actions[0], steps=(Step(waiting, "first"),))
    for action in (waiting, composite):
        emitted = zapier.emit(replace(connector, actions=(action, *connector.actions[1:])))
        left_out = [item for item in emitted.diagnostics if item.code == "T101"]
        (problem,) = [item for item in left_out if item.message.startswith(name)]
        assert "because it waits, and Zapier ends a step after 30 seconds" in problem.message


def test_a_search_that_a_dropdown_has_no_place_for_is_told(connector: Connector) -> None:
    """Once for all dropdowns, since there is one reason."""
    (found,) = [item for item in zapier.emit(connector).diagnostics if item.code == "T103"]
    searched = [one.name for one in with_plain_lists(connector).pickers if one.search]
    assert f"the search of pickers {', '.join(searched)} is not in" in found.message


def test_a_picker_that_nothing_uses_fills_no_dropdown(connector: Connector) -> None:
    test = connector.action(connector.test_action)
    assert test is not None
    unused = replace(connector, actions=(test,), triggers=())
    assert not [path for path in zapier.emit(unused).tree if "/dropdowns/" in path]


def test_an_action_can_be_hidden_from_zapier(connector: Connector) -> None:
    hidden = replace(connector.actions[0], targets={"zapier": Override(hidden=True)})
    emitted = zapier.emit(replace(connector, actions=(hidden, *connector.actions[1:])))
    assert not [path for path in emitted.tree if "account_get_user" in path]
    assert b"account_get_user" not in emitted.tree["src/app.ts"]
