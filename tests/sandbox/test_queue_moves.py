"""queue/MoveItem, SetOrder, ReviveItem and SetQueueItemPrinters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm


def added(farm: Farm, group: int = 1) -> int:
    uid = farm.get("files/GetFiles", f=-1)["files"][0]["id"]
    return int(farm.post("queue/AddItem", {"filesystem": uid, "group": group})["id"])


def item(farm: Farm, number: int) -> Any:
    return farm.get("queue/GetItem", id=number)["item"]


def order(farm: Farm, group: int = 1) -> list[int]:
    return [row["id"] for row in farm.post("queue/GetItems", {"gid": group})["queue"]]


def done(farm: Farm) -> int:
    """An item whose only copy was printed."""
    number = added(farm)
    farm.post("printers/actions/CreateJob", {"pid": 42, "queue_file": number})
    farm.control("prints/finish", {"printer": 42})
    return number


def test_quirk_53_move_to_is_a_group(farm: Farm) -> None:
    one, two = added(farm), added(farm)
    assert farm.post("queue/MoveItem", None, jobs=f"{one},{two}", moveTo=2)["status"] is True
    assert [item(farm, number)["group"] for number in (one, two)] == [2, 2]
    assert order(farm, 2) == [one, two]
    assert farm.events()[-2:] == ["queue.move_item", "queue.move_item"]


def test_move_item_takes_0_for_no_group_and_refuses_unknown_ones(farm: Farm) -> None:
    number = added(farm)
    assert farm.post("queue/MoveItem", None, jobs=number, moveTo=0)["status"] is True
    assert item(farm, number)["group"] == 0
    answer = farm.post("queue/MoveItem", None, jobs=number, moveTo=77)
    assert answer["message"] == "Queue group not found"


def test_quirk_5_move_item_ignores_the_body(farm: Farm) -> None:
    number = added(farm)
    answer = farm.post("queue/MoveItem", {"jobs": number, "moveTo": 2})
    assert answer["message"] == "The jobs is required"
    assert item(farm, number)["group"] == 1


def test_move_item_moves_all_or_nothing(farm: Farm) -> None:
    number = added(farm)
    assert farm.post("queue/MoveItem", None, jobs=f"{number},1", moveTo=2)["status"] is False
    assert item(farm, number)["group"] == 1


def test_moving_the_items_of_others_needs_a_permission(farm: Farm) -> None:
    farm.post("queue/approval/ApproveItem", None, job=90790)
    farm.switch(denied_permissions=["queue_edit_others"])
    answer = farm.post("queue/MoveItem", None, jobs=90790, moveTo=1)
    assert "queue_edit_others" in answer["message"]
    assert farm.post("queue/MoveItem", None, jobs=added(farm), moveTo=2)["status"] is True


def test_quirk_23_set_order_answers_success(farm: Farm) -> None:
    one, two = added(farm), added(farm)
    answer = farm.get("queue/SetOrder", **{"queue_item": two, "from": 3, "to": 1})
    assert answer == {"success": True, "message": None}
    assert order(farm).index(two) == 0
    assert order(farm).index(one) == 2


@pytest.mark.parametrize("query", [{"from": 0}, {"to": 0}, {"from": None}])
def test_quirk_54_set_order_needs_positive_numbers(farm: Farm, query: dict[str, Any]) -> None:
    number = added(farm)
    answer = farm.get("queue/SetOrder", **{"queue_item": number, "from": 2, "to": 1, **query})
    assert answer["success"] is False
    assert order(farm).index(number) == 1


def test_quirk_54_the_item_has_an_older_name(farm: Farm) -> None:
    number = added(farm)
    query = {"job": number, "from": 1, "to": 1}
    assert farm.get("queue/SetOrder", **query)["message"] == "The queue_item is required"
    farm.switch(field_names="old")
    assert farm.get("queue/SetOrder", **query)["success"] is True


def test_quirk_10_set_order_is_a_get(farm: Farm) -> None:
    assert farm.call("POST", "queue/SetOrder").status_code == 405


def test_a_done_item_is_revived_with_copies(farm: Farm) -> None:
    number = done(farm)
    assert number not in order(farm)
    assert farm.post("queue/ReviveItem", {"amount": 3}, job=number)["status"] is True
    shown = item(farm, number)
    assert (shown["left"], shown["printed"], shown["index"]) == (3, 1, 3)
    assert farm.events()[-1] == "queue.revive_item"


def test_revive_defaults_to_one_copy_and_takes_only_done_items(farm: Farm) -> None:
    number = done(farm)
    assert farm.post("queue/ReviveItem", None, job=added(farm))["status"] is False
    assert farm.post("queue/ReviveItem", {"amount": 0}, job=number)["status"] is False
    farm.post("queue/ReviveItem", {"group": 2}, job=number)
    assert (item(farm, number)["left"], order(farm, 2)) == (1, [number])


def test_set_printers_replaces_all_three_restrictions(farm: Farm) -> None:
    number = added(farm)
    body = {"items": [number], "printers": [42, 43], "models": [201]}
    assert farm.post("queue/SetQueueItemPrinters", body)["status"] is True
    assert item(farm, number)["for"] == {"printers": [42, 43], "models": [201], "groups": None}
    farm.post("queue/SetQueueItemPrinters", {"items": [number], "groups": [2], "printers": []})
    assert item(farm, number)["for"] == {"printers": None, "models": None, "groups": [2]}


def test_quirk_18_set_printers_takes_arrays_only(farm: Farm) -> None:
    answer = farm.post("queue/SetQueueItemPrinters", {"items": "1,2"})
    assert answer["message"] == "The items field must be an array"


@pytest.mark.parametrize(
    ("path", "permission"),
    [
        ("queue/MoveItem", "print_queue"),
        ("queue/EmptyQueue", "print_queue"),
        ("queue/EmptyQueue", "queue_remove_all"),
        ("queue/ReviveItem", "queue_revive_done_items"),
        ("queue/SetQueueItemPrinters", "queue_assign_printers"),
    ],
)
def test_permissions(farm: Farm, path: str, permission: str) -> None:
    farm.switch(denied_permissions=[permission])
    answer = farm.call("POST", path)
    assert (answer.status_code, permission in answer.json()["message"]) == (403, True)
