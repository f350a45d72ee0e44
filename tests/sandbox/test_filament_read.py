"""Lists of spools, one spool, its history, and the filament types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

LIST = "filament/GetFilament"
LOADED = 55


def compact(farm: Farm, **body: Any) -> list[dict[str, Any]]:
    rows = farm.post(LIST, {"compact": True, **body})["filament"]
    assert isinstance(rows, list)
    return rows


def test_quirk_29_get_answers_an_object_keyed_by_id(farm: Farm) -> None:
    answer = farm.get(LIST)
    row = answer["filament"][str(LOADED)]
    assert (row["id"], row["printer"], row["type"]) == (LOADED, 42, {"id": 1, "name": "PLA"})
    assert len(row["uid"]) == 4
    assert sum(answer["brands"].values()) == sum(answer["types"].values()) == 9


def test_quirk_29_compact_answers_an_array(farm: Farm) -> None:
    rows = compact(farm)
    assert len(rows) == 9
    assert (rows[0]["id"], rows[0]["printer"], rows[-1]["printer"]) == (LOADED, 42, None)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_quirk_14_compact_in_the_query_is_not_read(farm: Farm, method: str) -> None:
    answer = farm.call(method, LIST, params={"compact": 1, "brand": "nobody"}).json()
    assert isinstance(answer["filament"], dict)
    assert len(answer["filament"]) == 9


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ({"material_type": "petg"}, 1),
        ({"brand": "willow"}, 2),
        ({"color": "blue"}, 1),
        ({"color": "#1e4fa3"}, 1),
        ({"assigned": True}, 5),
        ({"assigned": 0}, 4),
        ({"empty": True}, 1),
        ({"empty": False, "assigned": False}, 3),
        ({"pid": 43}, 1),
        ({"limit": 2}, 2),
    ],
)
def test_filters_of_the_body(farm: Farm, body: dict[str, Any], count: int) -> None:
    assert len(compact(farm, **body)) == count


def test_sorting(farm: Farm) -> None:
    least_first = [row["left"] for row in compact(farm, sort_by="left")]
    assert least_first == sorted(least_first)
    assert compact(farm, sort_by="left", sort_dir="desc")[0]["left"] == least_first[-1]
    wrong = farm.post(LIST, {"sort_by": "weight"})
    assert wrong["message"] == "sort_by: Invalid enum value specified!"


def test_quirk_47_grams_follow_from_length_cross_section_and_density(farm: Farm) -> None:
    row = compact(farm, material_type="PETG")[0]
    # 330 m x 2.405 mm2 x 1.27 g/cm3
    assert row["totalGrams"] == pytest.approx(1008.1, abs=0.1)
    assert row["percentLeft"] == 100


def test_a_spool_with_little_left_is_near_empty(farm: Farm) -> None:
    assert [row["isNearEmpty"] for row in compact(farm, brand="Willow")] == [True, True]
    assert [row["emptiedAt"] is None for row in compact(farm, brand="Willow")] == [True, False]


def test_quirk_30_one_spool_by_id_or_uid_and_never_by_fid(farm: Farm) -> None:
    by_id = farm.get("filament/GetSpecific", id=LOADED)["data"]
    assert farm.get("filament/GetSpecific", uid=by_id["uid"])["data"] == by_id
    assert farm.get("filament/GetSpecific", fid=LOADED)["message"] == "The id is required"
    assert farm.get("filament/GetSpecific", id=1)["message"] == "Filament not found"


def test_history_in_pages_newest_first(farm: Farm) -> None:
    farm.post("filament/Unassign", None, fid=LOADED)
    farm.post("filament/MarkDried", None, fid=LOADED)
    first = farm.get("filament/History", id=LOADED, perPage=2)
    assert [row["type"] for row in first["data"]] == ["dried", "unassigned"]
    assert (first["total"], first["page_amount"]) == (3, 2)
    assert len(farm.get("filament/History", id=LOADED, perPage=2, page=2)["data"]) == 1


def test_quirk_42_deleted_types_are_listed(farm: Farm) -> None:
    rows = farm.get("filament/type/Get")["data"]
    assert [(row["filament_type_name"], row["deleted"]) for row in rows][-1] == ("HIPS", 1)
    assert {row["org_id"] for row in rows} == {1234}


@pytest.mark.parametrize("path", [LIST, "filament/type/Get"])
def test_reading_needs_its_permission(farm: Farm, path: str) -> None:
    farm.switch(denied_permissions=["see_filament_tab"])
    assert farm.call("GET", path).status_code == 403


def test_the_weight_of_an_empty_spool_is_there_once_it_is_known(farm: Farm) -> None:
    assert "spoolWeight" not in farm.get("filament/GetSpecific", id=LOADED)["data"]
    body = {"weighed_gross": 700, "empty_spool_weight": 210, "save_empty_spool_weight": True}
    farm.post("filament/AdjustWeight", body, fid=LOADED)
    assert farm.get("filament/GetSpecific", id=LOADED)["data"]["spoolWeight"] == 210
