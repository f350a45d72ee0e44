"""What the stated plan does not include is refused before any call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from connector.model import Connector
from connector.runner import Client, Connection
from connector.wire.errors import InputError
from tests.conftest import FakeClock, Sandbox


@pytest.fixture
def client_of(connector: Connector, sandbox: Sandbox, clock: FakeClock) -> Callable[..., Client]:
    def make(**environ: str) -> Client:
        known = {**sandbox.server.environment, **environ}
        return Client(connector, Connection.resolve(connector, {}, known), clock=clock)

    return make


def asks_for(connector: Connector, plan: str) -> Any:
    """An action that reads, as if it asked for that plan."""
    action = connector.action("account.test")
    assert action is not None
    return replace(action, plan=plan)


@pytest.mark.parametrize(("stated", "asked"), [("pro", "print_farm"), ("print_farm", "school")])
def test_a_greater_plan_is_asked_for_by_name(
    connector: Connector,
    sandbox: Sandbox,
    client_of: Callable[..., Client],
    stated: str,
    asked: str,
) -> None:
    with client_of(SIMPLYPRINT_PLAN=stated) as client, pytest.raises(InputError) as caught:
        client.run(asks_for(connector, asked), {})
    titles = {plan.name: plan.title for plan in connector.plans}
    assert caught.value.problems == [
        f"account.test needs the plan {titles[asked]}, and this account's is {titles[stated]}; "
        "if you know better, set SIMPLYPRINT_ANY_PLAN=1"
    ]
    assert sandbox.calls() == []


def test_a_poll_is_refused_as_well(connector: Connector, client_of: Callable[..., Client]) -> None:
    trigger = connector.trigger("queue.item_added")
    assert trigger is not None
    with client_of(SIMPLYPRINT_PLAN="pro") as client, pytest.raises(InputError):
        client.poll(replace(trigger, plan="print_farm"), {}, None)


@pytest.mark.parametrize(
    ("environ", "asked"),
    [
        ({"SIMPLYPRINT_PLAN": "print_farm"}, "print_farm"),
        ({"SIMPLYPRINT_PLAN": "enterprise"}, "school"),
        ({"SIMPLYPRINT_PLAN": "pro"}, "unstated"),
        ({"SIMPLYPRINT_PLAN": "pro"}, "any"),
        ({}, "enterprise"),
        ({"SIMPLYPRINT_PLAN": "pro", "SIMPLYPRINT_ANY_PLAN": "1"}, "enterprise"),
    ],
)
def test_nothing_else_is_refused(
    connector: Connector, client_of: Callable[..., Client], environ: dict[str, str], asked: str
) -> None:
    with client_of(**environ) as client:
        assert client.run(asks_for(connector, asked), {})
