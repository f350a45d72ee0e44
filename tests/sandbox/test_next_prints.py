"""CreateJob with `next_queue_item`: each printer takes what is next for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .farm import Farm


def start(farm: Farm, pid: str, **rules: Any) -> Any:
    return farm.post("printers/actions/CreateJob", {"pid": pid, "next_queue_item": True, **rules})


def test_two_printers_take_two_items(farm: Farm) -> None:
    answer = start(farm, "42,43")
    assert [(row["printers"], row["queued"]) for row in answer["files"]] == [
        ([42], True),
        ([43], True),
    ]
    assert len({row["name"] for row in answer["files"]}) == 2
    assert len(answer["jobIds"]) == 2


def test_copies_of_one_item_make_one_file(farm: Farm) -> None:
    first = farm.get("queue/GetItems")["queue"][0]["id"]
    farm.post("queue/UpdateItem", {"amount": 2}, job=first)
    assert [row["printers"] for row in start(farm, "42,43")["files"]] == [[42, 43]]


def test_nothing_starts_when_one_printer_finds_nothing(farm: Farm) -> None:
    first = farm.get("queue/GetItems")["queue"][0]["id"]
    farm.post("queue/DeleteItem", None, job=first)
    answer = start(farm, "42,43", filament_strict=True)
    assert answer == {"status": False, "message": "No queue item matches"}
    assert farm.state_of(42) == "operational"


def test_filament_counts_only_when_strict(farm: Farm) -> None:
    """The bracket is PETG; the printers hold PLA."""
    first = farm.get("queue/GetItems")["queue"][0]["id"]
    farm.post("queue/DeleteItem", None, job=first)
    assert start(farm, "42", filament_strict=True)["status"] is False
    assert start(farm, "42")["status"] is True


def test_temperatures_beyond_the_printer_count_unless_told(farm: Farm) -> None:
    """ASA wants a bed of 105 degrees; the Creality (44) reaches 100."""
    farm.post("queue/EmptyQueue", {})
    ring = farm.get("files/GetFiles", f=-1, search="spacer")["files"][0]["id"]
    farm.post("queue/AddItem", {"filesystem": ring})
    assert start(farm, "44")["status"] is False
    assert start(farm, "44", temps_strict=False)["status"] is True


def test_a_model_never_starts(farm: Farm) -> None:
    farm.post("queue/EmptyQueue", {})
    file = farm.upload("x.stl", b"solid x")["file"]["id"]
    farm.post("queue/AddItem", {"fileId": file})
    farm.advance(60)
    assert start(farm, "42", analysis_strict=False)["status"] is False


def test_pro_may_not_take_the_next_item(farm: Farm) -> None:
    farm.switch(plan="pro")
    call = farm.call(
        "POST", "printers/actions/CreateJob", json={"pid": 42, "next_queue_item": True}
    )
    assert call.status_code == 403
