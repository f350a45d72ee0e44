"""What the piece leaves out, it leaves out with a reason and a way around."""

from __future__ import annotations

from dataclasses import replace

import pytest

from connector.model import Connector, Input
from connector.targets import activepieces


def warnings(connector: Connector, code: str = "T101") -> list[tuple[str, str | None]]:
    found = activepieces.emit(connector).diagnostics
    return [(item.message, item.hint) for item in found if item.code == code]


def test_nothing_of_the_connector_is_left_out(connector: Connector) -> None:
    assert warnings(connector) == []


def test_no_action_waits_longer_than_a_flow_runs(connector: Connector) -> None:
    (warning,) = warnings(connector, "T103")
    assert warning == (
        "jobs.wait_until_finished waits at most 540 seconds in the Activepieces piece, because "
        "a flow ends after ten minutes",
        "use a trigger for longer waits",
    )
    code = activepieces.emit(connector).tree["src/lib/actions/jobs.ts"]
    assert b"540" in code
    assert b"604800" not in code


@pytest.mark.parametrize(
    ("item", "message", "hint"),
    [
        (
            Input("auth", "Auth", "text"),
            "queue.empty is not in the Activepieces piece, because "
            "Activepieces has a property called auth of its own",
            "rename the input",
        ),
        (
            Input("x", "X", "file", many=True),
            "queue.empty is not in the Activepieces piece, because "
            "x takes several files and a property one",
            "take one file",
        ),
        (
            Input("x", "X", "json", many=True),
            "queue.empty is not in the Activepieces piece, because "
            "x takes several documents and a property one",
            "take one JSON list",
        ),
    ],
)
def test_an_action_with_an_input_that_fits_no_property(
    connector: Connector, item: Input, message: str, hint: str
) -> None:
    actions = tuple(
        replace(one, inputs=(item,)) if one.name == "queue.empty" else one
        for one in connector.actions
    )
    changed = replace(connector, actions=actions)
    assert warnings(changed) == [(message, hint)]
    code = activepieces.emit(changed).tree["src/lib/actions/queue.ts"]
    assert b"queue_empty" not in code


def test_a_trigger_without_a_sample(connector: Connector) -> None:
    triggers = tuple(replace(one, sample=None) for one in connector.triggers)
    changed = activepieces.emit(replace(connector, triggers=triggers))
    left_out = [one for one in changed.diagnostics if one.code == "T101"]
    assert len(left_out) == len(triggers)
    assert not [path for path in changed.tree if path.startswith("src/lib/triggers/")]
    assert b"triggers: [\n\t]," in changed.tree["src/index.ts"]


def test_two_actions_that_would_have_one_name(connector: Connector) -> None:
    (action,) = (one for one in connector.actions if one.name == "queue.empty")
    twins = (replace(action, name="a_b.c"), replace(action, name="a.b_c"))
    found = warnings(replace(connector, actions=(*connector.actions, *twins)))
    assert [hint for _, hint in found] == ["rename one of them"] * 2
