"""Archiving print jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

LIST = "jobs/GetPaginatedPrintJobs"


def ids(farm: Farm, **filters: Any) -> list[int]:
    rows = farm.post(LIST, {"page": 1, "page_size": 100, **filters})["data"]
    return [row["id"] for row in rows]


def test_archived_jobs_are_hidden_until_asked_for(farm: Farm) -> None:
    first, *others = ids(farm)
    assert farm.post("jobs/Archive", {"jobs": [first], "reason": "old"})["status"] is True
    assert ids(farm) == others
    assert ids(farm, archived_status="archived") == [first]
    assert ids(farm, archived_status="both") == [first, *others]
    farm.post("jobs/Unarchive", {"jobs": [first]})
    assert ids(farm) == [first, *others]


def test_quirk_18_jobs_is_an_array(farm: Farm) -> None:
    answer = farm.post("jobs/Archive", {"jobs": str(ids(farm)[0])})
    assert answer["message"] == "The jobs field must be an array"


def test_one_unknown_job_spares_the_others(farm: Farm) -> None:
    answer = farm.post("jobs/Archive", {"jobs": [ids(farm)[0], 1]})
    assert answer["message"] == "Print job not found"
    assert len(ids(farm)) == 3


@pytest.mark.parametrize("path", ["jobs/Archive", "jobs/Unarchive"])
def test_quirk_1_jobs_in_the_query_are_not_read(farm: Farm, path: str) -> None:
    assert farm.post(path, {}, jobs=ids(farm)[0])["message"] == "The jobs is required"


def test_a_reason_has_500_characters_at_most(farm: Farm) -> None:
    answer = farm.post("jobs/Archive", {"jobs": ids(farm), "reason": "x" * 501})
    assert "500" in answer["message"]


def test_lists_by_printer_model_and_group(farm: Farm) -> None:
    assert len(ids(farm, printer_types=[201])) == 1
    assert len(ids(farm, printer_groups=[2])) == 2
