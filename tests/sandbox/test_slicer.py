"""Slicer profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .farm import Farm


def test_profiles_are_listed_and_read(farm: Farm) -> None:
    rows = farm.get("slicer/ListProfiles")["profiles"]
    assert [(row["id"], row["for_printers"], row["org"]) for row in rows] == [
        (785, None, True),
        (786, [42], False),
    ]
    assert "settings" not in rows[0]
    assert farm.get("slicer/Get", id=786)["profile"]["settings"]["sliceHeight"] == 0.1


def test_quirk_61_deleting_a_profile_deletes_no_printer(farm: Farm) -> None:
    assert farm.get("slicer/DeleteProfile", id=785)["status"] is True
    assert farm.get("slicer/Get", id=785)["message"] == "Slicer profile not found"
    assert len(farm.get("printers/Get")["data"]) == 5


def test_quirk_82_profiles_of_the_company_need_org_profiles(farm: Farm) -> None:
    farm.switch(denied_permissions=["org_profiles"])
    assert farm.call("GET", "slicer/DeleteProfile", params={"id": 785}).status_code == 403
    assert farm.get("slicer/DeleteProfile", id=786)["status"] is True


def test_saving_changes_nothing_as_no_field_of_it_is_known(farm: Farm) -> None:
    before = farm.get("slicer/Get", id=786)
    assert farm.get("slicer/SaveProfile", id=786, name="Draft") == {"status": True, "message": None}
    assert farm.get("slicer/Get", id=786) == before


def test_a_profile_that_is_not_there_is_not_saved(farm: Farm) -> None:
    assert farm.get("slicer/SaveProfile", id=1)["message"] == "Slicer profile not found"
    assert farm.get("slicer/SaveProfile")["status"] is False
    assert len(farm.get("slicer/ListProfiles")["profiles"]) == 2


def test_profiles_of_the_company_are_not_saved_without_org_profiles(farm: Farm) -> None:
    farm.switch(denied_permissions=["org_profiles"])
    assert farm.call("GET", "slicer/SaveProfile", params={"id": 785}).status_code == 403
    assert farm.get("slicer/SaveProfile", id=786)["status"] is True
