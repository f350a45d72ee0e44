"""Creating, overwriting and deleting spools."""

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


def test_an_own_short_id_is_kept_and_unique(farm: Farm) -> None:
    assert create(farm, qr_id="AB12") == {
        "status": True,
        "message": None,
        "filament_ids": ["AB12"],
        "qr_gen": 0,
    }
    assert create(farm, qr_id="AB12")["message"] == "The qr_id is already in use"


@pytest.mark.parametrize(
    ("path", "permission"),
    [("filament/Create", "create_filament"), ("filament/Assign", "change_filament")],
)
def test_writing_needs_its_permission(farm: Farm, path: str, permission: str) -> None:
    farm.switch(denied_permissions=[permission])
    assert farm.call("POST", path).status_code == 403
