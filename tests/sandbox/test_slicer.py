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


def test_saving_is_not_imitated(farm: Farm) -> None:
    assert farm.call("GET", "slicer/SaveProfile").status_code == 404
