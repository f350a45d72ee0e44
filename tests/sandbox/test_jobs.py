"""Print history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .farm import Farm

LIST = "jobs/GetPaginatedPrintJobs"
PAGE = {"page": 1, "page_size": 100}


def test_quirk_36_the_filter_finished_finds_rows_called_done(farm: Farm) -> None:
    rows = farm.post(LIST, PAGE | {"accepted_statuses": ["finished"]})["data"]
    assert {row["status"] for row in rows} == {"done"}
    answer = farm.post(LIST, PAGE | {"accepted_statuses": ["done"]})
    assert answer["message"] == "accepted_statuses.0: Invalid enum value specified!"


def test_quirk_35_filament_is_json_text(farm: Farm) -> None:
    row = farm.post(LIST, PAGE | {"accepted_statuses": ["finished"]})["data"][0]
    assert json.loads(row["filament"]) == {"e0": {"usage": row["filUsage"]}}


def test_newest_first_and_ongoing_included(farm: Farm) -> None:
    job = farm.start_print(42)
    rows = farm.post(LIST, PAGE)["data"]
    assert (rows[0]["id"], rows[0]["status"], rows[0]["endDate"]) == (job, "ongoing", None)
    assert farm.post(LIST, PAGE | {"sort_dir": "asc"})["data"][-1]["id"] == job


def test_pages(farm: Farm) -> None:
    answer = farm.post(LIST, {"page": 2, "page_size": 2})
    assert (len(answer["data"]), answer["page_amount"]) == (1, 2)


@pytest.mark.parametrize("body", [{"page": 1}, {"page_size": 5}])
def test_page_and_size_are_required(farm: Farm, body: dict[str, int]) -> None:
    assert "is required" in farm.post(LIST, body)["message"]


def test_quirk_1_paging_in_the_query_is_not_read(farm: Farm) -> None:
    assert farm.post(LIST, {}, page=1, page_size=5)["status"] is False


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"printer_ids": [42]}, 1),
        ({"search": "BRACKET"}, 1),
        ({"start_date": "2027-01-14T10:00:00+00:00"}, 1),
        ({"end_date": "2020-01-01"}, 0),
        ({"user_ids": [8]}, 0),
    ],
)
def test_filters(farm: Farm, filters: dict[str, object], count: int) -> None:
    assert len(farm.post(LIST, PAGE | filters)["data"]) == count


def test_details_by_uid_in_the_query(farm: Farm) -> None:
    row = farm.post(LIST, PAGE)["data"][0]
    details = farm.get("jobs/GetDetails", id=row["uid"])["job"]
    assert details["id"] == row["id"]
    assert farm.get("jobs/GetDetails", id=row["id"])["status"] is False


def test_reasons_of_a_cancellation_are_text_everywhere(farm: Farm) -> None:
    row = next(row for row in farm.post(LIST, PAGE)["data"] if row["status"] == "cancelled")
    details = farm.get("jobs/GetDetails", id=row["uid"])["job"]
    assert isinstance(row["cancelReasonType"], str)
    assert details["cancelInfo"]["reason"] == row["cancelReasonType"]


def test_quirk_37_cost_is_an_object_in_rows_and_a_number_in_details(farm: Farm) -> None:
    row = farm.post(LIST, PAGE)["data"][0]
    cost = farm.get("jobs/GetDetails", id=row["uid"])["job"]["cost"]
    assert isinstance(cost, float)
    assert row["cost"]["total_cost"] == cost
