"""Custom tags, and tags on printers, groups, files and queue items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

PRINTER, FILE, ITEM = 1, 3, 4
RED = {"type": 1, "hex": "#ff0000", "color": "Red"}


def tags_of(farm: Farm, kind: int, target: Any) -> Any:
    if kind == PRINTER:
        return farm.get("printers/Get", pid=target)["data"]["tags"]
    if kind == ITEM:
        return farm.get("queue/GetItem", id=target)["item"]["tags"]
    rows = farm.get("files/GetFiles", f=-1)["files"]
    return next(row["tags"] for row in rows if row["id"] == target)


def assign(farm: Farm, kind: int, target: Any, **body: Any) -> Any:
    return farm.post("tags/Assign", {"type": kind, "id": target, **body})


def first_file(farm: Farm) -> str:
    return str(farm.get("files/GetFiles")["files"][0]["id"])


def first_item(farm: Farm) -> int:
    return int(farm.get("queue/GetItems")["queue"][0]["id"])


def test_tags_are_created_edited_and_deleted(farm: Farm) -> None:
    made = farm.post("tags/Create", {"name": "Rush", "badge": "warning"})
    assert [row["name"] for row in made["tags"]] == ["Urgent", "Prototype", "Food safe", "Rush"]
    farm.post("tags/Create", {"id": made["id"], "name": "Hurry", "badge": "danger"})
    assert farm.get("tags/Get", id=made["id"])["tag"]["name"] == "Hurry"
    left = farm.post("tags/Delete", None, id=made["id"])["tags"]
    assert [row["id"] for row in left] == [1, 2, 3]


def test_quirk_24_no_tags_is_a_refusal(farm: Farm) -> None:
    for number in (1, 2, 3):
        farm.get("tags/Delete", id=number)
    answer = farm.get("tags/Get")
    assert answer["status"] is False
    assert "no custom tags" in answer["message"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"badge": "info"}, "The name is required"),
        ({"name": "x", "badge": "pink"}, "badge: Invalid enum value specified!"),
        ({"name": "x" * 33, "badge": "info"}, "32"),
        ({"id": 99, "name": "x", "badge": "info"}, "Tag not found"),
    ],
)
def test_wrong_tags(farm: Farm, body: dict[str, Any], message: str) -> None:
    assert message in farm.post("tags/Create", body)["message"]


def test_quirk_50_custom_tags_by_tag_ids(farm: Farm) -> None:
    assert assign(farm, PRINTER, 42, custom=[1])["message"] == "Invalid data!"
    wrong = assign(farm, PRINTER, 42, edited="custom", tag_ids=[1])
    assert wrong["message"] == "The tag_id is required"
    assert assign(farm, PRINTER, 42, tag_ids=[1, 2])["status"] is True
    assert tags_of(farm, PRINTER, 42) == {"custom": [1, 2]}
    assign(farm, PRINTER, 42, detach_tag_ids=[1])
    assert tags_of(farm, PRINTER, 42) == {"custom": [2]}


def test_used_by_counts_what_carries_a_tag(farm: Farm) -> None:
    assign(farm, PRINTER, 42, tag_ids=[1])
    assign(farm, FILE, first_file(farm), tag_ids=[1])
    assign(farm, ITEM, first_item(farm), tag_ids=[1])
    rows = farm.get("tags/Get")["tags"]
    assert rows[0]["used_by"] == {"printers": 1, "printer_groups": 0, "files": 1, "queue_items": 1}
    assert "used_by" not in rows[1]


def test_a_deleted_tag_disappears_everywhere(farm: Farm) -> None:
    item = first_item(farm)
    assign(farm, PRINTER, 42, tag_ids=[1], nozzle=0.6)
    assign(farm, ITEM, item, tag_ids=[1])
    farm.post("tags/Delete", None, id=1)
    assert tags_of(farm, PRINTER, 42) == {"nozzle": 0.6}
    assert tags_of(farm, ITEM, item) is None


def test_tags_merge_unless_overridden(farm: Farm) -> None:
    file = first_file(farm)
    assign(farm, FILE, file, nozzle=0.4, bedType={"type": "textured_pei"})
    assign(farm, FILE, file, nozzle=0.6)
    assert tags_of(farm, FILE, file) == {"nozzle": 0.6, "bedType": {"type": "textured_pei"}}
    assign(farm, FILE, file, tag_ids=[3], override=True)
    assert tags_of(farm, FILE, file) == {"custom": [3]}


def test_quirk_51_a_wrong_address_is_dropped_without_a_word(farm: Farm) -> None:
    item = first_item(farm)
    assert assign(farm, ITEM, item, material=[RED | {"ext": 1, "nozzle": 0}])["status"] is True
    assert tags_of(farm, ITEM, item) is None
    assign(farm, ITEM, item, material=[RED | {"ext": 0, "nozzle": 0}])
    assert tags_of(farm, ITEM, item)["material"][0]["color"] == "Red"


def test_quirk_52_tagging_waits_for_the_analysis(farm: Farm) -> None:
    file = farm.upload("x.gcode", b"G28\n")["file"]["id"]
    item = farm.post("queue/AddItem", {"fileId": file})["id"]
    assign(farm, ITEM, item, material=[RED | {"ext": 0}])
    assert tags_of(farm, ITEM, item) is None
    farm.advance(4)
    assign(farm, ITEM, item, material=[RED | {"ext": 0}])
    assert tags_of(farm, ITEM, item) is not None


def test_edited_lets_one_part_through(farm: Farm) -> None:
    assign(farm, PRINTER, 42, edited="nozzle", nozzle=0.8, material=[RED | {"ext": 0}])
    assert tags_of(farm, PRINTER, 42) == {"nozzle": 0.8}


def test_several_subjects_at_once(farm: Farm) -> None:
    farm.post("tags/Assign", {"type": 1, "ids": [42, 43], "tag_ids": [2]})
    assert tags_of(farm, PRINTER, 42) == tags_of(farm, PRINTER, 43) == {"custom": [2]}
    assert farm.events() == ["printer.custom_tag_assigned"] * 2


def test_groups_carry_tags(farm: Farm) -> None:
    farm.post("tags/Assign", {"type": 2, "id": 2, "tag_ids": [2]})
    assert farm.look("state")["tag_sets"] == [{"type": 2, "id": 2, "tags": {"custom": [2]}}]
    unknown = farm.post("tags/Assign", {"type": 2, "id": 9, "tag_ids": [2]})
    assert unknown["message"] == "Group not found"


def test_detach_takes_one_tag_off(farm: Farm) -> None:
    assign(farm, PRINTER, 42, tag_ids=[1, 2])
    body = {"type": 1, "id": 42, "tag_id": 1}
    assert farm.post("tags/Detach", body)["status"] is True
    assert farm.post("tags/Detach", body)["status"] is True
    assert tags_of(farm, PRINTER, 42) == {"custom": [2]}
    assert farm.events() == ["printer.custom_tag_assigned", "printer.custom_tag_detached"]


def test_printers_tell_of_nozzle_and_material(farm: Farm) -> None:
    assign(farm, PRINTER, 42, nozzle=0.6)
    assign(farm, PRINTER, 42, material=[RED | {"ext": 0}])
    assert farm.events() == ["printer.nozzle_size_changed", "printer.material_changed"]


@pytest.mark.parametrize(
    ("kind", "body", "permission"),
    [
        (PRINTER, {"nozzle": 0.6}, "printer_edit"),
        (FILE, {"nozzle": 0.6}, "files_nozzle_tag"),
        (FILE, {"tag_ids": [1]}, "files_assign_custom_tags"),
        (ITEM, {"material": []}, "queue_material_tag"),
    ],
)
def test_permissions(farm: Farm, kind: int, body: dict[str, Any], permission: str) -> None:
    farm.switch(denied_permissions=[permission])
    answer = farm.call("POST", "tags/Assign", json={"type": kind, "id": 1, **body})
    assert (answer.status_code, permission in answer.json()["message"]) == (403, True)


def test_only_custom_tags_need_the_larger_plan(farm: Farm) -> None:
    farm.switch(plan="pro")
    assert assign(farm, PRINTER, 42, nozzle=0.6)["status"] is True
    assert assign(farm, PRINTER, 42, tag_ids=[1])["status"] is False
    assert farm.call("GET", "tags/Get").status_code == 403


def test_quirk_1_tags_read_the_body(farm: Farm) -> None:
    answer = farm.post("tags/Assign", {"tag_ids": [1]}, type=1, id=42)
    assert answer["message"] == "The type is required"
