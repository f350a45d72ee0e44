"""The queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .farm import Farm


def uid(farm: Farm) -> str:
    return str(farm.get("files/GetFiles", f=-1)["files"][0]["id"])


def waiting(farm: Farm) -> list[int]:
    return [item["id"] for item in farm.get("queue/GetItems")["queue"]]


@pytest.mark.parametrize(
    ("switch", "keys"),
    [("created_id", {"created_id"}), ("id", {"id"}), ("both", {"created_id", "id"})],
)
def test_quirk_31_the_new_id_has_two_names(farm: Farm, switch: str, keys: set[str]) -> None:
    farm.switch(created_id=switch)
    answer = farm.post("queue/AddItem", {"filesystem": uid(farm)})
    assert answer.keys() & {"created_id", "id"} == keys
    assert {answer[key] for key in keys} <= set(waiting(farm))
    assert answer["approval_status"] == "not_required"


@pytest.mark.parametrize(
    ("position", "place"), [("top", 1), ("bottom", 4), ("2", 2), (None, 4), ("99", 4)]
)
def test_quirk_59_positions(farm: Farm, position: str | None, place: int) -> None:
    for _ in range(3):
        farm.post("queue/AddItem", {"filesystem": uid(farm), "group": 2})
    body = {"filesystem": uid(farm), "group": 2, "position": position}
    answer = farm.post("queue/AddItem", body)
    group = [item["id"] for item in farm.post("queue/GetItems", {"gid": 2})["queue"]]
    assert answer["queue_position"] == place
    assert group.index(answer["id"]) + 1 == place


@pytest.mark.parametrize("value", ["42,43", [42, 43]])
def test_quirk_18_add_item_takes_printers_as_csv_or_array(farm: Farm, value: object) -> None:
    number = farm.post("queue/AddItem", {"filesystem": uid(farm), "for_printers": value})["id"]
    shown = farm.get("queue/GetItem", id=number)["item"]["for"]
    assert shown == {"printers": [42, 43], "models": None, "groups": None}


def test_quirk_49_tags_as_an_array_are_ignored(farm: Farm) -> None:
    listed = farm.post("queue/AddItem", {"filesystem": uid(farm), "tags": [1, 2]})["id"]
    keyed = farm.post("queue/AddItem", {"filesystem": uid(farm), "tags": {"custom": [1]}})["id"]
    assert farm.get("queue/GetItem", id=listed)["item"]["tags"] is None
    assert farm.get("queue/GetItem", id=keyed)["item"]["tags"] == {"custom": [1]}


def test_quirk_52_the_analysis_appears_later(farm: Farm) -> None:
    file = farm.upload("x.gcode", b";TIME:60\n")["file"]["id"]
    number = farm.post("queue/AddItem", {"fileId": file})["id"]
    assert farm.get("queue/GetItem", id=number)["item"]["analysis"] is None
    farm.advance(4)
    analysis = farm.get("queue/GetItem", id=number)["item"]["analysis"]
    assert analysis["estimate"] == 60
    assert analysis["materialData"][0].keys() == {"type", "color", "nozzle"}


def test_quirk_67_without_an_extension_there_is_no_analysis(farm: Farm) -> None:
    file = farm.upload("noextension", b";TIME:60\n")["file"]["id"]
    number = farm.post("queue/AddItem", {"fileId": file})["id"]
    farm.advance(60)
    assert farm.get("queue/GetItem", id=number)["item"]["analysis"] is None


@pytest.mark.parametrize("body", [{}, {"fileId": "a", "filesystem": "b"}])
def test_add_item_takes_exactly_one_file(farm: Farm, body: dict[str, str]) -> None:
    assert "fileId" in farm.post("queue/AddItem", body)["message"]


def test_quirk_1_add_item_ignores_the_query(farm: Farm) -> None:
    answer = farm.post("queue/AddItem", {"filesystem": uid(farm)}, amount=7, group=2)
    item = farm.get("queue/GetItem", id=answer["id"])["item"]
    assert (item["left"], item["group"]) == (1, 0)


def test_quirk_58_a_group_may_be_demanded(farm: Farm) -> None:
    farm.switch(group_required=True)
    body = {"filesystem": uid(farm)}
    assert farm.post("queue/AddItem", body)["message"] == "The group is required"
    assert farm.post("queue/AddItem", body | {"group": 1})["status"] is True


def test_quirk_25_the_record_lies_under_item(farm: Farm) -> None:
    assert farm.get("queue/GetItem", id=waiting(farm)[0]).keys() == {"status", "message", "item"}


def test_quirk_26_the_queue_is_an_array_or_an_object(farm: Farm) -> None:
    rows = farm.get("queue/GetItems")["queue"]
    farm.switch(queue_shape="object")
    assert farm.get("queue/GetItems")["queue"] == {"fits": True, "items": rows}


def test_quirk_27_a_post_filter_turns_on_paging(farm: Farm) -> None:
    assert "total" not in farm.post("queue/GetItems", {})
    answer = farm.post("queue/GetItems", {"page": 2, "page_size": 1})
    assert (answer["total"], answer["page"], answer["page_amount"]) == (2, 2, 2)
    assert len(answer["queue"]) == 1


def test_quirk_27_paging_in_the_query_has_no_effect(farm: Farm) -> None:
    assert "total" not in farm.get("queue/GetItems", page=1, page_size=1)
    assert "total" not in farm.post("queue/GetItems", {}, page=1, page_size=1)
    assert len(farm.get("queue/GetItems", group=1, include_done=1)["queue"]) == 2


def test_quirk_27_pages_of_the_queue_hold_200(farm: Farm) -> None:
    farm.switch(rate_limit=0)
    file = uid(farm)
    for _ in range(200):
        farm.post("queue/AddItem", {"filesystem": file})
    assert len(farm.post("queue/GetItems", {"page_size": 1000})["queue"]) == 200
    assert len(farm.get("queue/GetItems")["queue"]) == 202


def test_quirk_28_groups_lie_under_list(farm: Farm) -> None:
    answer = farm.get("queue/groups/Get")
    assert [group["id"] for group in answer["list"]] == [1, 2]
    assert answer["groups_exist"] is True


def test_quirk_5_update_item_reads_job_from_the_query_only(farm: Farm) -> None:
    number = waiting(farm)[0]
    body = {"job": number, "amount": 5}
    assert farm.post("queue/UpdateItem", body)["message"] == "The job is required"
    assert farm.post("queue/UpdateItem", {"amount": 5, "note": "hi"}, job=number)["status"]
    item = farm.get("queue/GetItem", id=number)["item"]
    assert (item["left"], item["note"]) == (5, "hi")


def test_update_item_leaves_what_is_not_named(farm: Farm) -> None:
    number = farm.post("queue/AddItem", {"filesystem": uid(farm), "for_printers": "42"})["id"]
    farm.post("queue/UpdateItem", {"printed": 2}, job=number)
    item = farm.get("queue/GetItem", id=number)["item"]
    assert (item["left"], item["printed"], item["for"]["printers"]) == (1, 2, [42])


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_quirk_11_delete_item_works_with_both_methods(farm: Farm, method: str) -> None:
    jobs = ",".join(str(number) for number in waiting(farm))
    assert farm.call(method, "queue/DeleteItem", params={"jobs": jobs}).json()["status"] is True
    assert waiting(farm) == []


def test_quirk_5_delete_item_ignores_the_body(farm: Farm) -> None:
    answer = farm.post("queue/DeleteItem", {"job": waiting(farm)[0]})
    assert answer["message"] == "The job is required"


def test_quirk_6_empty_queue_ignores_a_query_group_and_empties_everything(farm: Farm) -> None:
    assert farm.post("queue/EmptyQueue", {}, group=1)["status"] is True
    assert waiting(farm) == []


def test_quirk_6_empty_queue_reads_group_from_the_body(farm: Farm) -> None:
    before = waiting(farm)
    farm.post("queue/EmptyQueue", {"group": 1})
    assert waiting(farm) == before[:1]


@pytest.mark.parametrize(("meaning", "left"), [("only", 2), ("also", 0)])
def test_quirk_56_done_items_is_read_as_switched(farm: Farm, meaning: str, left: int) -> None:
    farm.switch(done_items_means=meaning)
    number = farm.post("queue/AddItem", {"filesystem": uid(farm)})["id"]
    farm.post("printers/actions/CreateJob", {"pid": 42, "queue_file": number})
    farm.post("queue/EmptyQueue", {"done_items": True})
    answer = farm.get("queue/GetItems", done_items=1)
    assert (len(answer["queue"]), answer["done_items"]) == (left, [])


def test_events_of_the_queue(farm: Farm) -> None:
    number = farm.post("queue/AddItem", {"filesystem": uid(farm)})["id"]
    farm.post("queue/DeleteItem", None, job=number)
    farm.post("queue/EmptyQueue", {})
    assert farm.events() == ["queue.add_item", "queue.delete_item", "queue.empty_queue"]
