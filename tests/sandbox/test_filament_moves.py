"""Loading, unloading, weighing and drying spools, and what prints take from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

LOADED, SHELF, PRINTER = 55, 3017, 42


def spool(farm: Farm, number: int) -> dict[str, Any]:
    data = farm.get("filament/GetSpecific", id=number)["data"]
    assert isinstance(data, dict)
    return data


def left(farm: Farm) -> float:
    return float(spool(farm, LOADED)["left"])


def test_loading_a_spool_replaces_the_one_that_hung_there(farm: Farm) -> None:
    places = {"filament": {str(SHELF): {"nozzle": 0, "extruder": 0}}}
    assert farm.post("filament/Assign", places, pid=PRINTER, fid=SHELF)["status"] is True
    hung = farm.get("printers/Get", pid=PRINTER)["data"]["filament"]
    assert hung["0"]["id"] == SHELF
    assert spool(farm, LOADED)["printer"] == 0
    sample = farm.get("webhooks/GetSamplePayload", event="filament.assigned")["samples"][0]
    assert sample["source"] == "real"
    assert sample["data"].keys() == {"filament", "printer", "user", "replaced_spool"}
    assert sample["data"]["replaced_spool"]["id"] == LOADED
    assert sample["data"]["printer"].keys() == {"id", "name"}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"filament": {"3017": {"nozzle": 1, "extruder": 0}}}, "Nozzle out of range"),
        ({"filament": {"3017": {"nozzle": 0, "extruder": 1}}}, "Extruder out of range"),
        ({"extruder": {"3017": 4}}, "Extruder out of range"),
    ],
)
def test_quirk_48_places_out_of_range(farm: Farm, body: dict[str, Any], message: str) -> None:
    answer = farm.post("filament/Assign", body, pid=PRINTER, fid=SHELF)
    assert answer == {"status": False, "message": message}


def test_quirk_48_a_tool_changer_takes_several_spools(farm: Farm) -> None:
    farm.control("reset", {"printers": 7})
    places = {"3017": {"nozzle": 0, "extruder": 1}, "3018": {"nozzle": 0, "extruder": 4}}
    farm.post("filament/Assign", {"filament": places}, pid=48, fid="3017,3018")
    assert set(farm.get("printers/Get", pid=48)["data"]["filament"]) == {"0", "1", "4"}


def test_quirk_2_assign_ignores_ids_in_the_body(farm: Farm) -> None:
    answer = farm.post("filament/Assign", {"pid": PRINTER, "fid": 3017})
    assert answer["message"] == "The pid is required"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_quirk_11_unassign_takes_both_verbs(farm: Farm, method: str) -> None:
    assert farm.call(method, "filament/Unassign", params={"fid": LOADED}).json()["status"] is True
    assert farm.events() == ["filament.unassigned"]
    farm.call(method, "filament/Unassign", params={"fid": LOADED})
    assert farm.events() == ["filament.unassigned"]


def test_weight_by_percent_and_by_grams(farm: Farm) -> None:
    farm.post("filament/AdjustWeight", {"percent_left": 50}, fid=LOADED)
    assert left(farm) == 165_000
    farm.post("filament/AdjustWeight", {"grams_remaining": 100}, fid=LOADED)
    assert left(farm) == pytest.approx(33_528, abs=1)
    assert farm.events() == ["filament.update"] * 2


def test_weight_on_the_scales_without_the_empty_spool(farm: Farm) -> None:
    body = {"weighed_gross": 350, "empty_spool_weight": 250, "save_empty_spool_weight": True}
    farm.post("filament/AdjustWeight", body, fid=LOADED)
    farm.post("filament/AdjustWeight", {"weighed_gross": 350}, fid=LOADED)
    assert left(farm) == pytest.approx(33_528, abs=1)


def test_drying_takes_a_moment(farm: Farm) -> None:
    answer = farm.post("filament/MarkDried", {"dried_at": "soon"}, fid="55,56")
    assert answer["message"] == "The dried_at field must be a date"
    body = {"dried_at": "2027-01-10T08:00:00+00:00"}
    assert farm.post("filament/MarkDried", body, fid="55,56")["status"] is True
    newest = farm.get("filament/History", id=56)["data"][0]
    assert (newest["type"], newest["created"]) == ("dried", body["dried_at"])


@pytest.mark.parametrize("body", [{}, {"percent_left": 1, "grams_remaining": 1}])
def test_exactly_one_measure(farm: Farm, body: dict[str, Any]) -> None:
    assert "Exactly one" in farm.post("filament/AdjustWeight", body, fid=LOADED)["message"]


def test_a_print_uses_up_filament(farm: Farm) -> None:
    before = left(farm)
    farm.start_print(PRINTER)
    farm.advance(360)
    rows = farm.post("jobs/GetPaginatedPrintJobs", {"page": 1, "page_size": 9, "spool_id": LOADED})
    used = rows["data"][0]["filUsage"]
    assert used > 0
    assert left(farm) == pytest.approx(before - used, abs=1)
    assert farm.get("filament/History", id=LOADED)["data"][0]["type"] == "printed"


def test_a_cancelled_print_uses_up_less(farm: Farm) -> None:
    before = left(farm)
    farm.start_print(PRINTER)
    farm.advance(90)
    farm.post("printers/actions/Cancel", None, pid=PRINTER)
    quarter = before - left(farm)
    farm.post("printers/actions/ClearBed", None, pid=PRINTER)
    farm.start_print(PRINTER)
    farm.advance(360)
    assert before - left(farm) == pytest.approx(5 * quarter, rel=0.05)
