"""What a partner account does with the companies it manages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

COMPANY: dict[str, Any] = {
    "name": "South Lab",
    "uid": "south-lab",
    "active": 1,
    "public_edu": False,
    "extra_printers": 2,
    "extra_users": 0,
    "extra_gb": 0,
    "active_plan": 5,
    "type": 1,
    "contact_email": "lab@south.example",
    "att_person": "Sam South",
    "address_stuff": {"street": "Road 2", "city": "Oslo", "country": "NO", "postal_code": "0150"},
}


def names(farm: Farm, **filters: Any) -> list[str]:
    rows = farm.post("partner/GetCompanies", {"page": 1, "page_size": 100, **filters})["data"]
    return [row["name"] for row in rows]


def test_companies_in_pages(farm: Farm) -> None:
    answer = farm.post("partner/GetCompanies", {"page": 2, "page_size": 1})
    assert [row["name"] for row in answer["data"]] == ["North Works"]
    assert (answer["total"], answer["page_amount"]) == (2, 2)
    assert names(farm, search="HARB") == ["Harbour School"]
    assert names(farm, sort_id="name", sort_dir="desc") == ["North Works", "Harbour School"]
    assert farm.post("partner/GetCompanies", {})["message"] == "The page is required"


def test_a_company_is_created_edited_and_deleted(farm: Farm) -> None:
    number = farm.post("partner/CreateCompany", COMPANY)["id"]
    data = farm.get("partner/GetCompany", company=number)["data"]
    assert (data["plan"], data["max_printers"], data["country"]) == ("print_farm", 12, "NO")
    edit = COMPANY | {"name": "South Works"}
    assert farm.post("partner/CreateCompany", edit, edit=number)["id"] == number
    assert names(farm) == ["Harbour School", "North Works", "South Works"]
    assert farm.post("partner/DeleteCompany", None, company=number)["status"] is True
    assert farm.get("partner/GetCompany", company=number)["message"] == "Company not found"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"uid": "north-works"}, "already in use"),
        ({"uid": None}, "The uid is required"),
        ({"active_plan": 3}, "active_plan: Invalid enum value specified!"),
        ({"type": 4}, "type: Invalid enum value specified!"),
        ({"extra_gb": -1}, "at least 0"),
        ({"contact_email": "nobody"}, "email"),
        ({"address_stuff": "Road 2"}, "must be an object"),
    ],
)
def test_wrong_companies(farm: Farm, change: dict[str, Any], message: str) -> None:
    assert message in farm.post("partner/CreateCompany", COMPANY | change)["message"]


def test_the_overview_counts(farm: Farm) -> None:
    farm.post("partner/CreateCompany", COMPANY | {"active": 0})
    stats = farm.get("partner/GetOverviewStats")
    assert stats["total_active_managed_companies"] == 2
    assert stats["total_trial_managed_companies"] == 1
    assert stats["total_inactive_managed_companies"] == 1
    assert stats["total_printers"] == 3


def test_printers_are_searched_and_moved(farm: Farm) -> None:
    found = farm.post("partner/move/ValidatePrinter", {"search": "workshop", "not_in": [7001]})
    assert [(item["id"], item["org_id"]) for item in found["items"]] == [(7002, 2001)]
    body = {"moveTo": 2002, "moveToGroup": 4, "ids": [7002]}
    assert farm.post("partner/move/MovePrinter", body)["status"] is True
    moved = farm.post("partner/move/ValidatePrinter", {"ids": [7002]})["items"]
    assert moved[0]["org_id"] == 2002
    assert farm.get("partner/GetCompany", company=2002)["data"]["printers_count"] == 2


def test_spools_are_searched_and_moved_with_a_new_type(farm: Farm) -> None:
    assert len(farm.post("partner/move/ValidateFilament", {})["items"]) == 2
    body = {"moveTo": 2002, "moveToFilamentType": 3, "ids": [8001]}
    assert farm.post("partner/move/MoveFilament", body)["status"] is True
    item = farm.post("partner/move/ValidateFilament", {"ids": [8001]})["items"][0]
    assert (item["org_id"], item["type_name"]) == (2002, "ABS")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"moveTo": 9, "moveToGroup": 1, "ids": [7001]}, "Company not found"),
        ({"moveTo": 2002, "moveToGroup": 1, "ids": [7001, 9]}, "Printer not found"),
        ({"moveTo": 2002, "moveToGroup": 1, "ids": "7001"}, "must be an array"),
        ({"moveTo": 2002, "ids": [7001]}, "The moveToGroup is required"),
    ],
)
def test_wrong_moves(farm: Farm, body: dict[str, Any], message: str) -> None:
    assert message in farm.post("partner/move/MovePrinter", body)["message"]
    item = farm.post("partner/move/ValidatePrinter", {"ids": [7001]})["items"][0]
    assert item["org_id"] == 2001


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "partner/GetCompanies"),
        ("GET", "partner/GetOverviewStats"),
        ("POST", "partner/move/MovePrinter"),
    ],
)
def test_other_accounts_are_refused(farm: Farm, method: str, path: str) -> None:
    farm.switch(partner=False)
    answer = farm.call(method, path)
    assert (answer.status_code, "partner" in answer.json()["message"]) == (403, True)
