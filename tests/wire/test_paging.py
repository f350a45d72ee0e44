"""Counters of pages are what the backend says, whatever that is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from connector.model import Operation, Output, Paging
from connector.wire.messages import Response
from connector.wire.paging import read_page
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
