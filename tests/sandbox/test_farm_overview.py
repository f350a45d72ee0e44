"""printers/GetFarmOverview, GetBedTypes and OneClickPrint."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .farm import Farm

BUCKETS = {
    *("online", "offline", "not_connected", "operational", "printing", "paused"),
    *("awaiting_bed_clear", "in_maintenance", "print_pending", "requires_attention"),
    *("ai_running", "ai_detected_low", "ai_detected_high"),
}


def inside(farm: Farm, bucket: str) -> list[int]:
    found = farm.get("printers/GetFarmOverview")["buckets"][bucket]
    assert found["count"] == len(found["printers"])
    return [row["id"] for row in found["printers"]]


def test_all_buckets_are_there(farm: Farm) -> None:
    answer = farm.get("printers/GetFarmOverview")
    assert (answer["total"], answer["buckets"].keys()) == (5, BUCKETS)
    assert inside(farm, "requires_attention") == [43]


def test_printers_move_between_buckets_and_are_in_several(farm: Farm) -> None:
    farm.start_print(42)
    farm.start_print(43)
    farm.post("printers/actions/Pause", None, pid=43)
    farm.control("printers/online", {"printer": 44, "online": False})
    assert (inside(farm, "printing"), inside(farm, "paused")) == ([42], [43])
    assert (inside(farm, "offline"), inside(farm, "operational")) == ([44], [45, 46])
    assert inside(farm, "not_connected") == []
    assert inside(farm, "online") == [42, 43, 45, 46]
    farm.control("prints/finish", {"printer": 42})
    assert inside(farm, "awaiting_bed_clear") == [42]


def test_bed_types_are_built_in_or_custom(farm: Farm) -> None:
    answer = farm.get("printers/GetBedTypes")
    assert {tuple(row) for row in answer["bedTypes"]} == {("type", "fullName")}
    assert {tuple(row) for row in answer["customBedTypes"]} == {("id", "name")}


def test_one_click_print_shows_the_queue_of_the_printers(farm: Farm) -> None:
    first, second = (row["id"] for row in farm.get("queue/GetItems")["queue"])
    farm.post("queue/SetQueueItemPrinters", {"items": [second], "printers": [43]})
    answer = farm.get("printers/OneClickPrint", pid=42)
    assert ([row["id"] for row in answer["queue"]], answer["hasQueue"]) == ([first], True)
    assert answer["bedsMustBeCleared"] is False
    both = farm.get("printers/OneClickPrint", pid="42,43")["queue"]
    assert [row["id"] for row in both] == [first, second]


def test_one_click_print_asks_for_cleared_beds(farm: Farm) -> None:
    farm.start_print(43)
    farm.control("prints/finish", {"printer": 43})
    assert farm.get("printers/OneClickPrint", pid="42,43")["bedsMustBeCleared"] is True


def test_quirk_60_the_printers_have_two_names(farm: Farm) -> None:
    assert farm.get("printers/OneClickPrint", pIds=42)["message"] == "The pid is required"
    farm.switch(field_names="old")
    assert farm.get("printers/OneClickPrint", pIds=42)["status"] is True
