"""queue/GetNextItems and queue/GetNextItemsForPrinters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .farm import Farm


def matches(farm: Farm, body: Any = None, **query: Any) -> list[tuple[int, int, bool]]:
    rows = farm.post("queue/GetNextItems", body, **query)["queue"]["matches"]
    return [(row["printer"], row["id"], row["match"]) for row in rows]


def test_no_copy_is_offered_twice(farm: Farm) -> None:
    """The cube has one copy and is PLA; the bracket is PETG, which no printer holds."""
    answer = farm.post("queue/GetNextItems", None, pid="42,43")["queue"]
    assert (answer["total"], answer["printers"]) == (2, [42, 43])
    first, second = answer["matches"]
    assert (first["printer"], first["match"], first["issues"]) == (42, True, [])
    assert (second["printer"], second["match"], second["issues"]) == (43, False, ["filament"])
    assert first["id"] != second["id"]


def test_settings_in_the_body_switch_checks_off(farm: Farm) -> None:
    body = {"settings": {"filament": False}}
    assert [match for _, _, match in matches(farm, body, pid="42,43")] == [True, True]
    assert [match for _, _, match in matches(farm, None, pid="42,43", filament=0)] == [True, False]


def test_items_for_others_are_passed_over(farm: Farm) -> None:
    first, second = (row["id"] for row in farm.get("queue/GetItems")["queue"])
    farm.post("queue/SetQueueItemPrinters", {"items": [first], "printers": [43]})
    farm.post("queue/SetQueueItemPrinters", {"items": [second], "models": [201]})
    rows = matches(farm, {"settings": {"filament": False}}, pid="42,43,44")
    assert rows == [(42, second, True), (43, first, True)]


def test_missed_counts_what_did_not_fit(farm: Farm) -> None:
    first, second = (row["id"] for row in farm.get("queue/GetItems")["queue"])
    farm.get("queue/SetOrder", **{"queue_item": second, "from": 2, "to": 1})
    farm.post("queue/MoveItem", None, jobs=first, moveTo=1)
    row = farm.post("queue/GetNextItems", None, pid=42)["queue"]["matches"][0]
    assert (row["id"], row["missed"], row["index"]) == (first, 1, 2)


def test_offline_printers_are_left_out_of_the_match_but_not_of_the_preview(farm: Farm) -> None:
    farm.control("printers/online", {"printer": 42, "online": False})
    assert farm.post("queue/GetNextItems", None, pid="42,43")["queue"]["printers"] == [43]
    rows = farm.post("queue/GetNextItemsForPrinters", {"pid": "42,43"})["printers"]
    assert [row["printer"] for row in rows] == [42, 43]


def test_deselected_printers_are_left_out(farm: Farm) -> None:
    answer = farm.post("queue/GetNextItems", None, pid="42,43", deselects=42)["queue"]
    assert answer["printers"] == [43]


def test_quirk_57_the_printers_have_an_older_name(farm: Farm) -> None:
    assert farm.post("queue/GetNextItems", None, p=42)["message"] == "The pid is required"
    farm.switch(field_names="old")
    assert farm.post("queue/GetNextItems", None, p=42)["status"] is True


def test_the_preview_reads_the_body_and_may_repeat_an_item(farm: Farm) -> None:
    path = "queue/GetNextItemsForPrinters"
    assert farm.post(path, None, pid=42)["message"] == "The pid is required"
    rows = farm.post(path, {"pid": "42,43"})["printers"]
    assert [row["printer"] for row in rows] == [42, 43]
    assert rows[0]["item"]["id"] == rows[1]["item"]["id"]


def test_the_preview_names_what_is_in_the_way(farm: Farm) -> None:
    path = "queue/GetNextItemsForPrinters"
    first = farm.get("queue/GetItems")["queue"][0]["id"]
    farm.post("queue/DeleteItem", None, job=first)
    row = farm.post(path, {"pid": 42})["printers"][0]
    assert (row["item"], row["issues"]) == (None, ["filament"])
    farm.post("queue/EmptyQueue", {})
    assert farm.post(path, {"pid": 42})["printers"][0]["issues"] == ["queue_empty"]


def test_pro_may_preview_but_not_match(farm: Farm) -> None:
    farm.switch(plan="pro")
    assert farm.call("POST", "queue/GetNextItems", params={"pid": 42}).status_code == 403
    answer = farm.call("POST", "queue/GetNextItemsForPrinters", json={"pid": 42})
    assert answer.status_code == 200
