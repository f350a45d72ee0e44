"""The polling trigger in n8n-core: a silent first run, then changes only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.platforms.n8n.fake_api import Reply

if TYPE_CHECKING:
    from tests.platforms.n8n.fake_api import FakeApi
    from tests.platforms.n8n.runtime import N8nRuntime

pytestmark = pytest.mark.node

NODE = "simplyPrintUnofficialPollTrigger"
SEEN = {
    "source": "123 printers.state_changed",
    "seen": {"1": "printing", "2": "operational"},
}


def farm(**states: str) -> Reply:
    data = [
        {"id": int(name[1:]), "printer": {"name": name, "state": state}}
        for name, state in states.items()
    ]
    return Reply({"status": True, "data": data, "page_amount": 1})


def poll(n8n: N8nRuntime, credentials: dict[str, Any], **more: Any) -> dict[str, Any]:
    return n8n.call("poll", node=NODE, credentials=credentials, **more)


def changes(result: dict[str, Any]) -> list[tuple[int, str, str]]:
    found = [item["json"] for item in result["items"] or []]
    return [(event["id"], event["change"]["from"], event["change"]["to"]) for event in found]


def test_first_poll_takes_stock_and_fires_nothing(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(farm(p1="printing", p2="operational"))
    result = poll(n8n, api_key)
    assert result == {"items": None, "staticData": SEEN}


def test_change_of_state_fires_with_both_states(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(farm(p1="paused", p2="operational"))
    result = poll(n8n, api_key, staticData=SEEN)
    assert changes(result) == [(1, "printing", "paused")]
    assert result["staticData"]["seen"] == {"1": "paused", "2": "operational"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"printers": ["2"]}, [(2, "operational", "offline")]),
        ({"to": ["paused"]}, [(1, "printing", "paused")]),
        ({"printers": ["2"], "to": ["paused"]}, []),
    ],
)
def test_filters(
    n8n: N8nRuntime,
    api: FakeApi,
    api_key: dict[str, Any],
    filters: dict[str, Any],
    expected: list[tuple[int, str, str]],
) -> None:
    api.script(farm(p1="paused", p2="offline"))
    result = poll(n8n, api_key, staticData=SEEN, parameters={"filters": filters})
    assert changes(result) == expected


def test_failed_poll_moves_nothing(n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]) -> None:
    page_one = {"status": True, "data": [{"id": 1, "printer": {"state": "paused"}}]}
    api.script(Reply({**page_one, "page_amount": 2}), Reply({"status": False, "message": "Broken"}))
    result = poll(n8n, api_key, staticData=SEEN)
    assert result["error"]["message"] == "Broken"
    assert result["staticData"] == SEEN


def test_another_company_starts_over(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(farm(p1="paused"))
    api_key["simplyPrintUnofficialApi"]["companyId"] = "124"
    result = poll(n8n, api_key, staticData=SEEN)
    assert result["items"] is None
    assert result["staticData"]["seen"] == {"1": "paused"}


def test_manual_run_shows_a_sample_and_leaves_the_state(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(farm(p1="paused", p2="offline"))
    result = poll(n8n, api_key, staticData=SEEN, mode="manual")
    assert changes(result) == [(1, "paused", "paused")]
    assert result["staticData"] == SEEN


def test_record_missing_from_one_poll_keeps_its_state(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(farm(p2="operational"))
    result = poll(n8n, api_key, staticData=SEEN)
    assert result == {"items": None, "staticData": SEEN}


def test_all_printers_can_be_chosen_from(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    first, second = farm(p1="paused"), farm(p2="offline")
    api.script(Reply({**first.body, "page_amount": 2}), second)
    ask = {"node": NODE, "method": "loadPrinters", "credentials": api_key}
    assert n8n.call("loadOptions", **ask)["options"] == [
        {"name": "p1", "value": "1"},
        {"name": "p2", "value": "2"},
    ]
