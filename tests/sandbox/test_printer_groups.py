"""groups/Get, Create, Update, Delete and Arrange."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm


def groups(farm: Farm) -> dict[int, str]:
    return {row["id"]: row["name"] for row in farm.get("groups/Get")["groups"]}


def printers(farm: Farm) -> list[tuple[int, int]]:
    """(printer, group) in the order of the list."""
    return [(row["id"], row["printer"]["group"]) for row in farm.get("printers/Get")["data"]]


def test_a_created_group_is_listed(farm: Farm) -> None:
    number = farm.post("groups/Create", {"name": "Attic"})["id"]
    assert groups(farm) == {2: "Production bay", 3: "Prototype bay", number: "Attic"}


def test_a_renamed_group_shows_on_its_printers(farm: Farm) -> None:
    assert farm.post("groups/Update", {"name": "Hall"}, group=2)["status"] is True
    assert groups(farm)[2] == "Hall"
    assert farm.get("printers/Get", pid=42)["data"]["printer"]["groupName"] == "Hall"


def test_printers_of_a_deleted_group_go_to_the_first_one_left(farm: Farm) -> None:
    assert farm.post("groups/Delete", None, group=2)["status"] is True
    assert {group for _, group in printers(farm)} == {3}
    assert farm.post("groups/Delete", None, group=3)["status"] is False
    assert groups(farm) == {3: "Prototype bay"}


def test_arrange_moves_a_printer_to_a_place_of_a_group(farm: Farm) -> None:
    assert printers(farm) == [(42, 2), (43, 3), (44, 2), (45, 3), (46, 2)]
    assert farm.post("groups/Arrange", {"from": 1, "to": 2}, pid=46, group=3)["status"] is True
    assert printers(farm) == [(42, 2), (43, 3), (44, 2), (46, 3), (45, 3)]
    assert farm.get("printers/Get", pid=46)["data"]["sort_order"] == 4


def test_a_printer_keeps_its_address_when_moved(farm: Farm) -> None:
    before = farm.get("printers/Get", pid=46)["data"]["printer"]["ip"]
    farm.post("groups/Arrange", {"from": 5, "to": 1}, pid=46, group=2)
    assert farm.get("printers/Get", pid=46)["data"]["printer"]["ip"] == before


@pytest.mark.parametrize(
    ("path", "body", "query", "missing"),
    [
        ("groups/Create", {}, {"name": "x"}, "name"),
        ("groups/Update", {"name": "x", "group": 2}, {}, "group"),
        ("groups/Update", {}, {"name": "x", "group": 2}, "name"),
        ("groups/Delete", {"group": 2}, {}, "group"),
        ("groups/Arrange", {"pid": 42, "from": 1, "to": 1}, {"group": 2}, "pid"),
        ("groups/Arrange", {}, {"pid": 42, "group": 2, "from": 1, "to": 1}, "from"),
    ],
)
def test_quirk_1_fields_in_the_wrong_place_are_dropped(
    farm: Farm, path: str, body: Any, query: dict[str, Any], missing: str
) -> None:
    assert farm.post(path, body, **query)["message"] == f"The {missing} is required"


def test_an_unknown_group_is_refused(farm: Farm) -> None:
    assert farm.post("groups/Delete", None, group=9)["message"] == "Group not found"


def test_changing_groups_needs_printer_edit(farm: Farm) -> None:
    farm.switch(denied_permissions=["printer_edit"])
    assert farm.call("GET", "groups/Get").status_code == 200
    assert farm.call("POST", "groups/Create", json={"name": "x"}).status_code == 403
