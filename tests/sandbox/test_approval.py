"""Items that wait for approval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .receiver import Receiver

if TYPE_CHECKING:
    from .farm import Farm

APPROVAL = "queue/approval"


def held(farm: Farm, **query: Any) -> list[int]:
    return [row["id"] for row in farm.get(f"{APPROVAL}/GetPendingItems", **query)["items"]]


def heard(farm: Farm, event: str, path: str, body: Any, **query: Any) -> Any:
    """`data` of the event that a call fires."""
    with Receiver() as receiver:
        hook = {"name": "t", "url": receiver.url, "events": [event], "enabled": True}
        farm.post("webhooks/Create", hook)
        farm.post(path, body, **query)
        return receiver.next()[1]["data"]


def test_the_list_shows_all_three_states_or_one(farm: Farm) -> None:
    assert held(farm) == [90790, 90791, 90792]
    assert [held(farm, status=state) for state in ("pending", "denied", "revision")] == [
        [90790],
        [90791],
        [90792],
    ]


def test_states_are_spelled_in_lower_case(farm: Farm) -> None:
    answer = farm.get(f"{APPROVAL}/GetPendingItems", status="PENDING")
    assert answer["message"] == "status: Invalid enum value specified!"


def test_pages(farm: Farm) -> None:
    answer = farm.get(f"{APPROVAL}/GetPendingItems", page=2, per_page=2)
    assert [row["id"] for row in answer["items"]] == [90792]
    assert (answer["total"], answer["page"], answer["per_page"]) == (3, 2, 2)
    assert farm.get(f"{APPROVAL}/GetPendingItems")["per_page"] == 50
    assert farm.get(f"{APPROVAL}/GetPendingItems", per_page=500)["per_page"] == 100


def test_a_held_item_is_not_in_the_queue_but_can_be_read_and_deleted(farm: Farm) -> None:
    assert 90790 not in [row["id"] for row in farm.get("queue/GetItems")["queue"]]
    assert farm.get("queue/GetItem", id=90790)["item"]["index"] is None
    assert farm.post("queue/DeleteItem", None, job=90790)["status"] is True
    assert 90790 not in held(farm)


def test_an_approved_item_joins_its_group(farm: Farm) -> None:
    data = heard(farm, "queue.item_approved", f"{APPROVAL}/ApproveItem", {}, jobs="90790,90792")
    assert data.keys() == {"queue_item", "approved_by"}
    assert (data["queue_item"]["id"], data["approved_by"]["id"]) == (90790, 7)
    queue = farm.post("queue/GetItems", {"gid": 2})["queue"]
    assert [row["id"] for row in queue] == [90790, 90792]
    assert held(farm) == [90791]


@pytest.mark.parametrize(
    ("remove", "left"), [(True, [90791, 90792]), (False, [90790, 90791, 90792])]
)
def test_quirk_55_denying_deletes_only_when_told(farm: Farm, remove: bool, left: list[int]) -> None:
    body = {"comment": "no", "remove": remove}
    data = heard(farm, "queue.item_denied", f"{APPROVAL}/DenyItem", body, job=90790)
    assert data.keys() == {"queue_item", "denied_by", "reason", "removed"}
    assert (data["reason"], data["removed"]) == ("no", remove)
    assert held(farm) == left
    assert held(farm, status="pending") == []


@pytest.mark.parametrize("action", ["ApproveItem", "DenyItem"])
def test_quirk_5_items_are_named_in_the_query(farm: Farm, action: str) -> None:
    answer = farm.post(f"{APPROVAL}/{action}", {"job": 90790})
    assert answer["message"] == "The job is required"
    assert farm.post(f"{APPROVAL}/{action}", None, jobs="90790,1")["status"] is False
    assert held(farm, status="pending") == [90790]


@pytest.mark.parametrize(
    ("rules", "status"),
    [
        ({"requires_approval": True}, "pending"),
        ({"requires_approval": True, "approval_exempt_ranks": "112"}, "not_required"),
        ({"approval_required_ranks": "112,153"}, "pending"),
        ({"approval_required_ranks": "153"}, "not_required"),
    ],
)
def test_a_group_decides_whose_items_wait(farm: Farm, rules: dict[str, Any], status: str) -> None:
    farm.post("queue/groups/Save", {"id": 2, "name": "n", "virtual_only": False, **rules})
    uid = farm.get("files/GetFiles", f=-1)["files"][0]["id"]
    answer = farm.post("queue/AddItem", {"filesystem": uid, "group": 2})
    waits = status == "pending"
    assert answer["approval_status"] == status
    assert (answer["queue_position"] is None) is waits
    assert (answer["id"] in held(farm)) is waits
    assert farm.events() == ["queue.item_pending_approval" if waits else "queue.add_item"]


def test_the_state_shows_what_was_decided(farm: Farm) -> None:
    farm.post(f"{APPROVAL}/DenyItem", {"comment": "too big"}, job=90790)
    row = farm.look("state")["held_items"][0]
    assert (row["id"], row["approval_status"], row["approval_comment"]) == (
        90790,
        "denied",
        "too big",
    )


@pytest.mark.parametrize(
    ("event", "keys"),
    [
        ("queue.item_approved", {"queue_item", "approved_by"}),
        ("queue.item_denied", {"queue_item", "denied_by", "reason", "removed"}),
    ],
)
def test_samples_have_the_keys_of_real_decisions(farm: Farm, event: str, keys: set[str]) -> None:
    sample = farm.get("webhooks/GetSamplePayload", event=event)["samples"][0]
    assert sample["data"].keys() == keys
