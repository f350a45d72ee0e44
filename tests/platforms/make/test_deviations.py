"""What the app does where it deviates from the cases: a deviation is no licence to do anything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from tests.cassettes.scenarios import idle_printer, library_file, queued_item
from tests.platforms.make.communication import MAX_PAGES, MakeError
from tests.platforms.make.farm import Farm
from tests.platforms.make.form import Refused
from tests.platforms.make.wire import Answer, Sent


def body(farm: Farm, path: str) -> Any:
    return farm.sandbox.calls(path)[-1]["body"]


def test_a_time_is_the_same_moment_in_utc(make_farm: Farm) -> None:
    file = library_file(make_farm)  # type: ignore[arg-type]
    moment = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
    entered = moment.astimezone(timezone(timedelta(hours=2))).isoformat()
    given = {"library_file": file, "schedule_for": entered}
    printers = [idle_printer(make_farm)]  # type: ignore[arg-type]
    make_farm.bundles("jobs.create", {"printers": printers, **given})
    assert body(make_farm, "CreateJob")["schedule_for"] == f"{moment:%Y-%m-%dT%H:%M:%S}.000Z"


def test_jobs_by_every_filter(make_farm: Farm) -> None:
    given = {
        "printers": [42],
        "statuses": ["cancelled", "finished"],
        "search": "Benchy",
        "started_after": "2023-02-28",
        "started_before": "2023-03-01T12:00:00Z",
    }
    make_farm.bundles("jobs.list", given)
    assert body(make_farm, "GetPaginatedPrintJobs") == {
        "page": 1,
        "page_size": 100,
        "printer_ids": [42],
        "accepted_statuses": ["cancelled", "finished"],
        "search": "Benchy",
        "start_date": "2023-02-28T00:00:00.000Z",
        "end_date": "2023-03-01T12:00:00.000Z",
    }


def test_options_are_the_text_and_the_slot_map_is_an_object(make_farm: Farm) -> None:
    given = {"start_options": '{ "infill": 15 }', "slot_map": '{"42": {"0": 3}}'}
    file = library_file(make_farm)  # type: ignore[arg-type]
    make_farm.bundles("jobs.create", {"printers": [42], "library_file": file, **given})
    sent = body(make_farm, "CreateJob")
    assert (sent["start_options"], sent["mms_map"]) == ('{ "infill": 15 }', {"42": {"0": 3}})


def test_numbers_that_are_chosen_stay_numbers(make_farm: Farm) -> None:
    item = queued_item(make_farm)  # type: ignore[arg-type]
    given = {"amount": "3", "printed": 1, "note": "For Ada\nhandle with care", "printers": [42, 43]}
    make_farm.bundles("queue.update_item", {"item": item, **given})
    assert body(make_farm, "UpdateItem") == {
        "amount": 3,
        "printed": 1,
        "note": "For Ada\nhandle with care",
        "for_printers": [42, 43],
    }


def test_a_file_that_is_larger_than_a_part_is_refused_unsent(make_farm: Farm) -> None:
    with pytest.raises(MakeError, match="at most 95 MiB"):
        make_farm.make.run("filesUpload", {"file_name": "a", "file_data": bytes(95 * 2**20 + 1)})
    assert make_farm.sandbox.calls() == []


def test_an_empty_file_is_refused_unsent(make_farm: Farm) -> None:
    with pytest.raises(MakeError, match="not empty"):
        make_farm.make.run("filesUpload", {"file_name": "a", "file_data": b""})
    assert make_farm.sandbox.calls() == []


def test_a_list_that_never_ends_is_read_fifty_times_at_most(make_farm: Farm) -> None:
    sent: list[str] = []

    def answer(request: Sent) -> Answer:
        sent.append(request.url)
        text = b'{"status": true, "page_amount": 999, "queue": [{"id": 1}]}'
        return Answer(200, {"content-type": "application/json"}, text)

    make_farm.make.network = answer
    make_farm.bundles("queue.list")
    assert len(sent) == MAX_PAGES + 1


def test_a_switch_takes_no_words(make_farm: Farm) -> None:
    with pytest.raises(Refused, match="done_items"):
        make_farm.bundles("queue.empty", {"done_items": "0"})


def test_a_row_without_a_time_is_passed_over(make_farm: Farm) -> None:
    def answer(request: Sent) -> Answer:
        rows = b'[{"id": 1}, {"id": 2, "added": "2026-07-01T12:00:00+00:00"}]'
        text = b'{"status": true, "page_amount": 1, "queue": ' + rows + b"}"
        return Answer(200, {"content-type": "application/json"}, text)

    make_farm.make.network = answer
    bundles, _ = make_farm.make.poll("watchQueueItemAdded", {}, {"date": None, "ids": []})
    assert [bundle["id"] for bundle in bundles] == [2]


@pytest.mark.parametrize("counters", ['"page_amount": 2', '"total": 101'])
def test_a_search_that_one_page_does_not_hold_fails_and_says_so(
    make_farm: Farm, counters: str
) -> None:
    """Make turns no page after one of which nothing is kept, so it would find too little."""
    sent = []

    def answer(request: Sent) -> Answer:
        sent.append(request)
        text = f'{{"status": true, "queue": [{{"id": 1, "note": "red"}}], {counters}}}'
        return Answer(200, {"content-type": "application/json"}, text.encode())

    make_farm.make.network = answer
    with pytest.raises(MakeError, match="than one page holds: narrow the search down"):
        make_farm.bundles("queue.find_items", {"note": "red"})
    assert len(sent) == 1


def test_a_full_page_without_counters_may_not_be_the_last(make_farm: Farm) -> None:
    def answer(_: Sent) -> Answer:
        rows = ", ".join(['{"id": 1, "note": "red"}'] * 100)
        text = f'{{"status": true, "queue": [{rows}]}}'
        return Answer(200, {"content-type": "application/json"}, text.encode())

    make_farm.make.network = answer
    with pytest.raises(MakeError, match="than one page holds"):
        make_farm.bundles("queue.find_items", {"note": "red"})
