"""queue/groups/Get, Save, Delete and SetOrder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

BENCH = {"name": "Bench", "virtual_only": False}


def groups(farm: Farm) -> dict[str, Any]:
    return {row["name"]: row for row in farm.get("queue/groups/Get")["list"]}


def queued(farm: Farm, group: int, name: str = "x.gcode") -> Any:
    file = farm.upload(name, b";TIME:60\n")["file"]["id"]
    return farm.post("queue/AddItem", {"fileId": file, "group": group})


def test_a_saved_group_is_listed_but_its_id_is_not_answered(farm: Farm) -> None:
    body = {**BENCH, "accepted_extensions": ["gcode"], "for_printers": "42,43"}
    assert farm.post("queue/groups/Save", body) == {"status": True, "message": None}
    row = groups(farm)["Bench"]
    assert (row["extensions"], row["for"]["printers"], row["sort_order"]) == (
        ["gcode"],
        [42, 43],
        3,
    )


def test_saving_with_an_id_overwrites_everything(farm: Farm) -> None:
    farm.post("queue/groups/Save", {**BENCH, "accepted_extensions": ["stl"]})
    number = groups(farm)["Bench"]["id"]
    farm.post("queue/groups/Save", {"id": number, "name": "Desk", "virtual_only": True})
    row = groups(farm)["Desk"]
    assert (row["id"], row["extensions"], row["virtual"]) == (number, None, True)
    assert "Bench" not in groups(farm)


@pytest.mark.parametrize(
    "body",
    [
        {"virtual_only": False},
        {"name": "x" * 65, "virtual_only": False},
        {"name": "x"},
        {"id": 999, **BENCH},
        {**BENCH, "accepted_extensions": "gcode"},
    ],
)
def test_a_bad_group_is_refused(farm: Farm, body: dict[str, Any]) -> None:
    assert farm.post("queue/groups/Save", body)["status"] is False
    assert len(groups(farm)) == 2


def test_save_reads_nothing_from_the_query(farm: Farm) -> None:
    answer = farm.post("queue/groups/Save", {}, **BENCH)
    assert answer["message"] == "The name is required"


def test_a_group_takes_only_its_extensions(farm: Farm) -> None:
    farm.post("queue/groups/Save", {**BENCH, "accepted_extensions": ["gcode"]})
    number = groups(farm)["Bench"]["id"]
    assert queued(farm, number, "x.stl")["status"] is False
    assert queued(farm, number)["status"] is True


@pytest.mark.parametrize(("body", "home"), [(None, 1), ({"move_to": 2}, 2), ({"move_to": 0}, 0)])
def test_items_of_a_deleted_group_find_a_home(
    farm: Farm, body: dict[str, Any] | None, home: int
) -> None:
    farm.post("queue/groups/Save", BENCH)
    number = groups(farm)["Bench"]["id"]
    item = queued(farm, number)["id"]
    assert farm.post("queue/groups/Delete", body, id=number)["status"] is True
    assert farm.get("queue/GetItem", id=item)["item"]["group"] == home
    assert "Bench" not in groups(farm)


def test_delete_reads_the_id_from_the_query(farm: Farm) -> None:
    assert farm.post("queue/groups/Delete", {"id": 1})["message"] == "The id is required"
    assert farm.post("queue/groups/Delete", {"move_to": 9}, id=1)["status"] is False
    assert len(groups(farm)) == 2


def test_set_order_moves_a_group(farm: Farm) -> None:
    assert farm.post("queue/groups/SetOrder", {"to": 1}, queue_group=2)["status"] is True
    rows = farm.get("queue/groups/Get")["list"]
    assert [(row["id"], row["sort_order"]) for row in rows] == [(2, 1), (1, 2)]


def test_queue_groups_are_open_to_pro_and_need_their_permission(farm: Farm) -> None:
    farm.switch(plan="pro", denied_permissions=["queue_groups"])
    assert farm.call("GET", "queue/groups/Get").status_code == 200
    assert farm.call("POST", "queue/groups/Save", json=BENCH).status_code == 403
