"""Counters of pages are what the backend says, whatever that is, and lists end when they should."""

from __future__ import annotations

import json
from typing import Any

import pytest

from connector.model import Operation, Output, Paging
from connector.wire.errors import ApiError
from connector.wire.messages import Response
from connector.wire.paging import read_list, read_page
from connector.wire.request import build_request

PAGED = Operation(
    id="list",
    method="POST",
    host="api",
    path="a/List",
    paging=Paging("body", "page", "size", 2, pages="page_amount", total="total"),
)


@pytest.mark.parametrize(
    ("counters", "last"),
    [
        ({"page_amount": 1.0}, True),
        ({"page_amount": 2}, False),
        ({"page_amount": True}, False),
        ({"total": [3]}, False),
        ({"total": 2}, True),
    ],
)
def test_the_last_page_is_known(counters: dict[str, Any], last: bool) -> None:
    page = read_page(PAGED, build_request(PAGED), Output(keys=("data",), many=True))
    next(page)
    with pytest.raises(StopIteration) as end:
        page.send(Response(200, text=json.dumps({"data": [1, 2], **counters})))
    assert end.value.value.last is last


def read_even(limit: int | None, *pages: list[int]) -> tuple[list[int], list[Any]]:
    """The even records of a list of four pages, and the sizes of the pages that were asked for."""
    output = Output(keys=("data",), many=True)
    reading = read_list(PAGED, build_request(PAGED), output, limit, lambda one: one % 2 == 0)
    sizes = []
    request = next(reading)
    for page in pages:
        assert request.body is not None
        sizes.append(request.body["size"])
        try:
            request = reading.send(Response(200, text=json.dumps({"data": page, "page_amount": 4})))
        except StopIteration as end:
            return end.value, sizes
    raise AssertionError("one more page was asked for")


def test_a_limit_counts_the_records_that_are_kept() -> None:
    assert read_even(2, [1, 2], [3, 5], [4, 6]) == ([2, 4], [2, 2, 2])


def test_pages_of_a_filtered_list_are_the_largest_however_small_the_limit() -> None:
    assert read_even(1, [1, 3], [5, 6]) == ([6], [2, 2])


def test_every_page_is_read_if_there_is_no_limit() -> None:
    assert read_even(None, [1, 2], [3, 5], [4, 7], [9, 8]) == ([2, 4, 8], [2, 2, 2, 2])


def test_a_page_of_which_nothing_is_kept_repeats_the_one_before() -> None:
    with pytest.raises(ApiError, match="Page 2 repeats page 1"):
        read_even(None, [1, 3], [1, 3], [2])
