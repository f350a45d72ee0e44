"""Reading a paged list: one page after another until it ends or enough was read."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from typing import Any

from connector.model import Operation, Output
from connector.wire.errors import ApiError
from connector.wire.json_text import plain
from connector.wire.messages import Request, Response
from connector.wire.operators import text_of
from connector.wire.paths import lookup
from connector.wire.response import read_answer, shape


@dataclass(frozen=True, slots=True)
class Page:
    """One page of records. `total` is the answer's count of all records, if it gives one."""

    number: int
    records: list[Any]
    last: bool
    total: int | None = None
    response: Response | None = None


def read_page(
    operation: Operation, request: Request, output: Output, number: int = 1, size: int = 0
) -> Generator[Request, Response, Page]:
    """One page; a list that is not paged is one page. `size` 0 asks for the largest pages."""
    paging = operation.paging
    if paging is None:
        response = yield request
        answer = read_answer(response)
        return Page(1, shape(output, answer), last=True, response=response)
    size = size or paging.max
    response = yield _turn(operation, request, number, size)
    answer = read_answer(response)
    records = shape(output, answer)
    pages = _count(answer, paging.pages)
    total = _count(answer, paging.total)
    if pages is not None:
        last = number >= pages
    elif total is not None:
        last = number * size >= total
    else:
        last = len(records) < size
    return Page(number, records, last or not records, total, response)


def _count(answer: dict[str, Any], path: str | None) -> int | None:
    """A counter of the answer, if it is there and a whole number."""
    value = plain(lookup(answer, path)) if path else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _turn(operation: Operation, request: Request, number: int, size: int) -> Request:
    assert operation.paging is not None
    paging = operation.paging
    if paging.place == "query":
        turned = {paging.page: text_of(number), paging.size: text_of(size)}
        return replace(request, query=request.query | turned)
    return replace(request, body=(request.body or {}) | {paging.page: number, paging.size: size})


def read_one(
    operation: Operation, request: Request, output: Output
) -> Generator[Request, Response, Page]:
    """One record instead of a list; of what is paged the answer to the smallest first page."""
    response = yield request if operation.paging is None else _turn(operation, request, 1, 1)
    record = shape(output, read_answer(response))
    return Page(1, [record], last=True, response=response)


def read_list(
    operation: Operation,
    request: Request,
    output: Output,
    limit: int | None,
    keeps: Callable[[Any], bool] | None = None,
) -> Generator[Request, Response, list[Any]]:
    """All records, or the first `limit` of them; asks for no page that is not needed.

    With `keeps` only the records that it says yes to are returned and counted. Nobody knows how
    many pages hold enough of those, so the pages are the largest.
    """
    largest = operation.paging.max if operation.paging else 0
    size = min(largest, limit) if limit and keeps is None else largest
    records: list[Any] = []
    before: list[Any] = []
    number = 1
    while True:
        page = yield from read_page(operation, request, output, number, size)
        if number > 1 and page.records and page.records == before[-len(page.records) :]:
            raise ApiError("unexpected", f"Page {number} repeats page {number - 1}", 200)
        before = page.records
        records += before if keeps is None else filter(keeps, before)
        if page.last or (limit and len(records) >= limit):
            return records[:limit] if limit else records
        number += 1
