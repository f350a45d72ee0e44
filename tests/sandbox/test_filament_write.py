"""Creating, overwriting, deleting, loading and weighing spools."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

LOADED, PRINTER = 55, 42
SPOOL: dict[str, Any] = {
    "color_name": "Porcelain White",
    "color_hex": "#E5E5E5",
    "width": 1.75,
    "filament_type": 1,
    "brand": "Harbour Filaments",
    "brand_id": 11,
    "amount": 1,
    "total_length_type": "m",
    "left_length_type": "percent",
    "total_length": 330,
    "length_used": 57,
}


def create(farm: Farm, **changes: Any) -> Any:
    return farm.post("filament/Create", SPOOL | changes)


def spool(farm: Farm, **query: Any) -> dict[str, Any]:
    data = farm.get("filament/GetSpecific", **query)["data"]
    assert isinstance(data, dict)
    return data


def left(farm: Farm) -> float:
    return float(spool(farm, id=LOADED)["left"])


def test_quirk_44_length_used_is_what_remains(farm: Farm) -> None:
    uid = create(farm)["filament_ids"][0]
    made = spool(farm, uid=uid)
    assert (made["total"], made["left"], made["printer"]) == (330_000, 188_100, 0)


def test_several_at_once_have_ids_of_their_own(farm: Farm) -> None:
    answer = create(farm, amount=3)
    assert len(set(answer["filament_ids"])) == 3
    assert farm.events() == ["filament.create"] * 3


@pytest.mark.parametrize(
    ("unit", "amount", "millimetres"),
    [("mm", 5000, 5000), ("m", 5, 5000), ("g", 100, 33528), ("kg", 0.1, 33528)],
)
def test_units(farm: Farm, unit: str, amount: float, millimetres: int) -> None:
    answer = create(farm, left_length_type=unit, length_used=amount, density=1.24)
    assert spool(farm, uid=answer["filament_ids"][0])["left"] == millimetres


@pytest.mark.parametrize(
    "name", ["total_length", "length_used", "total_length_type", "left_length_type", "width"]
)
def test_quirk_45_the_measures_are_required(farm: Farm, name: str) -> None:
    assert create(farm, **{name: None})["message"] == f"The {name} is required"


def test_quirk_45_a_type_or_the_catalogue(farm: Farm) -> None:
    assert create(farm, filament_type=None)["message"] == "The Filament type is required"
    answer = create(farm, filament_type=None, brand_filament_id=102)
    assert spool(farm, uid=answer["filament_ids"][0])["type"]["name"] == "PETG"
    assert create(farm, filament_type="petg")["status"] is True


def test_quirk_46_an_edit_loses_what_is_left_out(farm: Farm) -> None:
    uid = create(farm, custom_note="keep dry")["filament_ids"][0]
    before = spool(farm, uid=uid)
    shorter = {name: value for name, value in SPOOL.items() if name != "brand_id"}
    answer = farm.post("filament/Create", shorter | {"color_name": "Ivory"}, fid=before["id"])
    after = spool(farm, id=before["id"])
    assert answer["filament_ids"] == [uid]
    assert (before["brandId"], before["note"]) == (11, "keep dry")
    assert (after["colorName"], after["brandId"], after["note"]) == ("Ivory", None, None)
    assert farm.events() == ["filament.create", "filament.update"]


def test_an_edit_keeps_the_spool_on_its_printer(farm: Farm) -> None:
    farm.post("filament/Create", SPOOL, fid=LOADED)
    assert spool(farm, id=LOADED)["printer"] == PRINTER


def test_quirk_1_fid_in_the_body_creates_a_new_spool(farm: Farm) -> None:
    assert create(farm, fid=LOADED)["filament_ids"] != [spool(farm, id=LOADED)["uid"]]


def test_delete_reads_the_query(farm: Farm) -> None:
    assert farm.get("filament/Delete", fid=LOADED)["status"] is True
    assert farm.get("filament/GetSpecific", id=LOADED)["message"] == "Filament not found"
    assert farm.get("printers/Get", pid=PRINTER)["data"]["filament"] is None
    assert farm.events() == ["filament.delete"]


def test_loading_a_spool_replaces_the_one_that_hung_there(farm: Farm) -> None:
    new = spool(farm, uid=create(farm)["filament_ids"][0])
    places = {"filament": {str(new["id"]): {"nozzle": 0, "extruder": 0}}}
    assert farm.post("filament/Assign", places, pid=PRINTER, fid=new["id"])["status"] is True
    hung = farm.get("printers/Get", pid=PRINTER)["data"]["filament"]
    assert hung["0"]["id"] == new["id"]
    assert spool(farm, id=LOADED)["printer"] == 0
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
    answer = farm.post("filament/Assign", body, pid=PRINTER, fid=3017)
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


def test_an_own_short_id_is_kept_and_unique(farm: Farm) -> None:
    assert create(farm, qr_id="AB12") == {
        "status": True,
        "message": None,
        "filament_ids": ["AB12"],
        "qr_gen": 0,
    }
    assert create(farm, qr_id="AB12")["message"] == "The qr_id is already in use"


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


@pytest.mark.parametrize(
    ("path", "permission"),
    [("filament/Create", "create_filament"), ("filament/Assign", "change_filament")],
)
def test_writing_needs_its_permission(farm: Farm, path: str, permission: str) -> None:
    farm.switch(denied_permissions=[permission])
    assert farm.call("POST", path).status_code == 403


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
