"""What the queue allows with items of other people. Kim's item is let in for that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

THEIRS = 90790


@pytest.fixture
def mixed(farm: Farm) -> Farm:
    """A queue with two own items and one of somebody else."""
    farm.post("queue/approval/ApproveItem", None, job=THEIRS)
    return farm


def waiting(farm: Farm) -> list[int]:
    return [row["id"] for row in farm.get("queue/GetItems")["queue"]]


@pytest.mark.parametrize(
    ("path", "query", "body", "permission"),
    [
        ("queue/MoveItem", {"moveTo": 1}, None, "queue_edit_others"),
        ("queue/UpdateItem", {}, {"note": "x"}, "queue_edit_others"),
        ("queue/DeleteItem", {}, None, "queue_remove_all"),
    ],
)
def test_only_items_of_others_need_the_permission(
    mixed: Farm, path: str, query: dict[str, Any], body: Any, permission: str
) -> None:
    mine = waiting(mixed)[0]
    mixed.switch(denied_permissions=[permission])
    name = "jobs" if path == "queue/MoveItem" else "job"
    theirs = mixed.call("POST", path, params={**query, name: THEIRS}, json=body)
    own = mixed.call("POST", path, params={**query, name: mine}, json=body)
    assert (theirs.status_code, own.status_code) == (403, 200)
    assert permission in theirs.json()["message"]


def test_items_of_others_may_be_hidden(mixed: Farm) -> None:
    assert THEIRS in waiting(mixed)
    mixed.switch(denied_permissions=["queue_see_others"])
    assert len(waiting(mixed)) == 2
    assert mixed.post("queue/GetItems", {"gid": 2})["total"] == 0


def test_done_items_may_be_hidden(farm: Farm) -> None:
    item = waiting(farm)[0]
    farm.post("printers/actions/CreateJob", {"pid": 42, "queue_file": item})
    assert len(farm.get("queue/GetItems", done_items=1)["done_items"]) == 1
    farm.switch(denied_permissions=["queue_see_done_items"])
    assert farm.get("queue/GetItems", done_items=1)["done_items"] == []


def test_assigning_printers_needs_a_permission(farm: Farm) -> None:
    item = waiting(farm)[0]
    farm.switch(denied_permissions=["queue_assign_printers"])
    refused = farm.post("queue/UpdateItem", {"for_printers": [42]}, job=item)
    assert "queue_assign_printers" in refused["message"]
    assert farm.post("queue/UpdateItem", {"note": "x"}, job=item)["status"] is True


def test_quirk_59_a_numbered_place_needs_reorder_queue(farm: Farm) -> None:
    uid = farm.get("files/GetFiles", f=-1)["files"][0]["id"]
    farm.switch(denied_permissions=["reorder_queue"])
    answer = farm.post("queue/AddItem", {"filesystem": uid, "position": "1"})
    assert "reorder_queue" in answer["message"]
    assert farm.post("queue/AddItem", {"filesystem": uid, "position": "top"})["status"] is True
