"""Only example workflows that the package can run come with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from connector.model import Connector
from connector.targets.n8n.examples import examples_of
from connector.targets.n8n.names import names_of


def files(connector: Connector) -> set[str]:
    return {example.file for example in examples_of(connector, names_of(connector))}


@pytest.mark.parametrize(
    ("action", "gone"),
    [
        ("queue.update_item", "order-to-queue.json"),
        ("queue_approval.deny", "approval-round-trip.json"),
    ],
)
def test_one_is_left_out_with_an_operation_that_it_uses(
    connector: Connector, action: str, gone: str
) -> None:
    actions = tuple(one for one in connector.actions if one.name != action)
    assert files(connector) - files(replace(connector, actions=actions)) == {gone}


@pytest.mark.parametrize(
    ("trigger", "gone"),
    [
        ("job.failed", "failed-print-to-chat.json"),
        ("printers.state_changed", "printer-needs-attention.json"),
    ],
)
def test_one_is_left_out_with_a_trigger_that_it_uses(
    connector: Connector, trigger: str, gone: str
) -> None:
    triggers = tuple(one for one in connector.triggers if one.name != trigger)
    assert files(connector) - files(replace(connector, triggers=triggers)) == {gone}


def test_a_package_of_another_name_has_none(connector: Connector) -> None:
    names = replace(names_of(connector), package="n8n-nodes-other")
    assert examples_of(connector, names) == ()


def test_they_are_listed_with_what_they_do(connector: Connector) -> None:
    for example in examples_of(connector, names_of(connector)):
        assert example.title
        assert example.description.endswith(".")
