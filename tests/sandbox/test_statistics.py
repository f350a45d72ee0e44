"""account/GetStatistics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .farm import START

if TYPE_CHECKING:
    from .farm import Farm

HOUR = 3600
#: The seeded prints began 30, 25 and 20 hours ago: done, failed, cancelled.
PERIOD = {"start_date": str(int(START - 26 * HOUR)), "end_date": str(int(START))}


def statistics(farm: Farm, **body: Any) -> Any:
    return farm.post("account/GetStatistics", body)["data"]


def counts(found: Any) -> tuple[int, ...]:
    names = ("print_job", "done_print_jobs", "failed_print_jobs", "printer_error_print_jobs")
    first, *others = (found[name if name != "print_job" else "print_job_count"] for name in names)
    return (first, *others, found["regretted_print_jobs"])


def test_all_time(farm: Farm) -> None:
    found = statistics(farm, general=True)
    assert counts(found) == (3, 1, 1, 0, 1)
    assert found["date_range"] == {"from": "2027-01-14", "to": "2027-01-15", "general": True}
    assert {row["name"] for row in found["printers"].values()} == {
        row["printer"]["name"] for row in farm.get("printers/Get")["data"][:3]
    }
    assert found["total_print_seconds"] == sum(row["print_seconds"] for row in found["print_jobs"])


def test_a_period_leaves_out_what_began_before(farm: Farm) -> None:
    found = statistics(farm, **PERIOD)
    assert counts(found) == (2, 0, 1, 0, 1)
    assert found["print_jobs"][0]["started"] == "2027-01-14 07:00:00"
    assert found["date_range"]["general"] is False


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "The start_date is required"),
        ({"start_date": "1700000000"}, "The end_date is required"),
        (
            {"start_date": "2024-01-01", "end_date": "2024-02-01"},
            "The start_date field must be an integer",
        ),
        ({**PERIOD, "end_date": "22058569050924486"}, "The end_date field must be a date"),
        ({**PERIOD, "start_date": -62135596801}, "The start_date field must be a date"),
        ({**PERIOD, "printers": "42"}, "The printers field must be an array"),
    ],
)
def test_quirks_16_and_17_general_or_both_dates_in_unix_seconds(
    farm: Farm, body: dict[str, Any], message: str
) -> None:
    assert farm.post("account/GetStatistics", body)["message"] == message


def test_quirk_1_the_query_is_not_read(farm: Farm) -> None:
    answer = farm.post("account/GetStatistics", {}, general=1)
    assert answer["message"] == "The start_date is required"


@pytest.mark.parametrize(
    ("body", "printers"),
    [
        ({"printers": [42, 44]}, {"42", "44"}),
        ({"users": [8]}, set()),
        ({"users": [7]}, {"42", "43", "44"}),
    ],
)
def test_filters(farm: Farm, body: dict[str, Any], printers: set[str]) -> None:
    assert statistics(farm, general=True, **body)["printers"].keys() == printers


def test_a_cancel_reason_may_blame_the_machine(farm: Farm) -> None:
    farm.start_print(42)
    farm.advance(60)
    farm.post("printers/actions/Cancel", {"reason": 3}, pid=42)
    found = statistics(farm, general=True)
    assert counts(found) == (4, 1, 1, 1, 1)
    assert found["printers"]["42"]["printer_error"] == 1
    row = found["print_jobs"][-1]
    assert (row["cancelled"], row["failed"], row["cancel_reason_type"]) == (1, 0, 3)
    assert row["print_seconds"] == 60


def test_a_running_print_does_not_count_yet(farm: Farm) -> None:
    farm.start_print(42)
    assert statistics(farm, general=True)["print_job_count"] == 3


@pytest.mark.parametrize(
    ("key", "keys"),
    [("data", {"data"}), ("statistics", {"statistics"}), ("both", {"data", "statistics"})],
)
def test_the_answer_is_found_where_the_switch_says(farm: Farm, key: str, keys: set[str]) -> None:
    farm.switch(statistics_key=key)
    answer = farm.post("account/GetStatistics", {"general": True})
    assert answer.keys() - {"status", "message"} == keys


def test_figures_of_others_need_a_permission(farm: Farm) -> None:
    farm.switch(denied_permissions=["org_view_statistics"])
    answer = farm.post("account/GetStatistics", {"general": True, "users": [7, 8]})
    assert "org_view_statistics" in answer["message"]
    assert statistics(farm, general=True, users=[7])["print_job_count"] == 3
