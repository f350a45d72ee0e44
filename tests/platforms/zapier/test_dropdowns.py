"""Hidden triggers that fill dropdowns, page by page."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Connector
from connector.targets.supported import with_plain_lists
from tests.cassettes.scenarios import SCENARIOS
from tests.platforms.fake_api import FakeApi, Reply
from tests.platforms.zapier.farm import Farm
from tests.platforms.zapier.runtime import ZapierRuntime

MADE_FIRST = ("jobs.archive", "queue.list_done", "webhooks.create")
"""Scenarios that leave behind what a new farm of the sandbox has not."""

pytestmark = pytest.mark.node


def test_every_picker_fills_a_dropdown_from_the_sandbox(
    connector: Connector, zapier_farm: Farm
) -> None:
    for name in MADE_FIRST:
        SCENARIOS[name](zapier_farm)  # type: ignore[arg-type]
    for picker in with_plain_lists(connector).pickers:
        result = zapier_farm.step(f"triggers.choose_{picker.name}.operation.perform")
        assert result["output"], picker.name
        assert all(row.keys() == {"id", "name"} for row in result["output"])


def test_pages_follow_one_another_until_there_are_no_more(
    zapier_runtime: ZapierRuntime, zapier_server: FakeApi
) -> None:
    first, second = printers(1, 2), printers(3)
    zapier_server.script(
        Reply({"status": True, "page_amount": 2, "data": first}),
        Reply({"status": True, "page_amount": 2, "data": second}),
    )
    shown, cursor = [], ""
    for page in range(3):
        result = turn(zapier_runtime, zapier_server, page, cursor)
        shown.append([row["id"] for row in result["output"]])
        cursor = result["cursor"]
    assert shown == [[1, 2], [3], []]
    assert [call.json["page"] for call in zapier_server.received] == [1, 2]


def test_a_choice_names_the_record_and_what_tells_it_apart(
    zapier_runtime: ZapierRuntime, zapier_server: FakeApi
) -> None:
    zapier_server.script(Reply({"status": True, "page_amount": 1, "data": printers(1)}))
    (row,) = turn(zapier_runtime, zapier_server, 0, "")["output"]
    assert row == {"id": 1, "name": "Printer 1 (operational)"}


def printers(*ids: int) -> list[dict[str, Any]]:
    return [
        {"id": number, "printer": {"name": f"Printer {number}", "state": "operational"}}
        for number in ids
    ]


def turn(zapier: ZapierRuntime, api: FakeApi, page: int, cursor: str) -> dict[str, Any]:
    connected = {"api_key": "k", "company_id": "1", "api_url": api.url}
    bundle = {"authData": connected, "inputData": {}, "meta": {"page": page}}
    method = "triggers.choose_printers.operation.perform"
    return zapier.run(method, bundle, cursor=cursor)
