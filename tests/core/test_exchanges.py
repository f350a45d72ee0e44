"""Actions run alike: request for request, down to the output or the error."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connector.model import Action, Output, Paging
from connector.wire.errors import ApiError
from connector.wire.messages import FileInput, FilePart, Request, Response
from tests.core import models
from tests.core.strategies import examples, keys, objects, safe_integers, scalars, texts, values
from tests.implementations import Implementation
from tests.implementations.core_ts import CoreTs
from tests.implementations.lockstep import lockstep
from tests.implementations.python import PythonWire

pytestmark = pytest.mark.node


@pytest.fixture(scope="module")
def both(core_ts: CoreTs) -> list[Implementation]:
    return [PythonWire(), core_ts]


def run(both: list[Implementation], action: Action, given: Any, *answers: Any) -> tuple[str, Any]:
    """What an action comes to when it is given these answers in turn."""
    waiting = list(answers)
    return lockstep(both, lambda one: one.execute(action, given, 4), lambda _: waiting.pop(0))


paths = keys.filter(lambda key: key != "") | st.sampled_from(["data", "a.b", "__proto__.x"])
outputs = st.builds(
    Output,
    keys=st.lists(paths, max_size=2).map(tuple),
    none=st.booleans(),
    coalesce=st.none()
    | st.dictionaries(keys, st.lists(paths, min_size=1, max_size=2).map(tuple), max_size=2),
)
statuses = st.sampled_from([True, False, 0, 1, "ok", None, 0.0])
envelopes = st.builds(
    lambda base, status, data: {**base, "status": status, "data": data}, objects, statuses, values
)
bodies = (envelopes | objects).map(json.dumps) | values.map(json.dumps) | texts
answers = st.builds(
    Response,
    st.sampled_from([200, 200, 200, 201, 301, 400, 401, 404, 418, 429, 500]),
    st.dictionaries(st.sampled_from(["content-type", "retry-after", "__proto__"]), texts),
    bodies,
)


@examples
@given(output=outputs, answer=answers)
def test_answers_come_to_the_same(
    both: list[Implementation], output: Output, answer: Response
) -> None:
    run(both, models.action((), output, operation=models.operation("a/B")), {}, answer)


@examples
@given(
    paging=st.sampled_from(models.PAGINGS),
    limit=st.none() | st.integers(1, 7),
    pages=st.lists(st.lists(values, max_size=4), max_size=4),
    counters=st.dictionaries(st.sampled_from(["page_amount", "total"]), scalars | st.just(9)),
)
def test_lists_are_read_alike(
    both: list[Implementation],
    paging: Paging | None,
    limit: int | None,
    pages: list[list[Any]],
    counters: dict[str, Any],
) -> None:
    answers = [models.ok(data=page, **counters) for page in pages]
    lockstep(
        both,
        lambda one: one.execute(models.listing(paging), {"limit": limit}),
        lambda _: answers.pop(0) if answers else models.ok(data=[]),
    )


@examples
@given(
    paging=st.sampled_from(models.PAGINGS),
    name=st.none() | st.sampled_from("aA"),
    limit=st.none() | st.integers(1, 4),
    pages=st.lists(st.lists(st.sampled_from("aAb1"), max_size=4), max_size=4),
    counters=st.dictionaries(st.sampled_from(["page_amount", "total"]), st.integers(0, 9)),
)
def test_lists_are_filtered_alike(
    both: list[Implementation],
    paging: Paging | None,
    name: str | None,
    limit: int | None,
    pages: list[list[str]],
    counters: dict[str, Any],
) -> None:
    answers = [models.ok(data=[{"name": one} for one in page], **counters) for page in pages]
    lockstep(
        both,
        lambda one: one.execute(models.finding(paging), {"name": name, "limit": limit}),
        lambda _: answers.pop(0) if answers else models.ok(data=[]),
    )


def test_a_filtered_list_goes_on_until_enough_is_found(both: list[Implementation]) -> None:
    pages = [["b", "c", "d"], ["A", "b", "c"], ["a", "a", "b"]]
    answers = [models.ok(data=[{"name": one} for one in page], page_amount=9) for page in pages]
    found = run(both, models.finding(models.IN_BODY), {"name": "a", "limit": 2}, *answers)
    assert found == ("value", [{"name": "A"}, {"name": "a"}])


@pytest.mark.parametrize("counters", [{"page_amount": 9}, {"total": 9}, {"total": 3}, {}], ids=str)
def test_a_list_ends_with_an_empty_page(both: list[Implementation], counters: Any) -> None:
    pages = [[1, 2, 3], [], [4]]
    answers = [models.ok(data=page, **counters) for page in pages]
    ended = run(both, models.listing(models.IN_BODY), {}, *answers)
    assert ended == ("value", [1, 2, 3])


def test_a_page_that_repeats_is_an_error(both: list[Implementation]) -> None:
    page = models.ok(data=[{"id": 1}, {"id": 2}, {"id": [3.0]}], page_amount=9)
    kind, found = run(both, models.listing(models.IN_BODY), {}, page, page)
    assert (kind, found[1]) == ("ApiError", "Page 2 repeats page 1")


@examples
@given(
    printers=st.lists(st.integers(1, 9), max_size=3) | texts,
    amount=st.none() | safe_integers,
    file_id=texts | st.integers(0, 99),
)
def test_inputs_go_to_the_same_places(
    both: list[Implementation], printers: Any, amount: Any, file_id: Any
) -> None:
    run(both, models.PAUSE, {"printers": printers}, models.ok())
    run(both, models.ENQUEUE, {"file_id": file_id, "amount": amount}, models.ok(created_id=5))


@examples
@given(brand=texts.filter(bool), public=st.booleans())
def test_paths_are_filled_in_alike(both: list[Implementation], brand: str, public: bool) -> None:
    run(both, models.shelf(public), {"brand": brand}, models.ok(x=1))


@examples
@given(
    query=st.none() | objects | values,
    body=st.none() | objects,
    path=st.sampled_from(["a/B", "//a/B"]),
)
def test_any_call_is_sent_alike(
    both: list[Implementation], query: Any, body: Any, path: str
) -> None:
    run(both, models.CALL, {"path": path, "query": query, "body": body}, models.ok(x=1))


@examples
@given(
    fields=st.dictionaries(keys, texts, max_size=3),
    host=st.sampled_from(["api", "filament_database", "panel"]),
)
def test_urls_agree(both: list[Implementation], fields: dict[str, str], host: Any) -> None:
    for company in (True, False):
        request = Request("GET", host, "a/B", company, query=fields)
        urls = [one.url_of(request, "https://x/api//", "12") for one in both]
        assert urls[0] == urls[1]


@pytest.mark.parametrize("size", [0, 1, 4, 5, 8, 11])
@pytest.mark.parametrize("token", ["t", None, 5, "absent"])
def test_uploads_are_cut_alike(both: list[Implementation], size: int, token: Any) -> None:
    first = models.ok(file={"id": "f"}, continueToken="first")
    later = models.ok(file={"id": "f"}, **({} if token == "absent" else {"continueToken": token}))
    file = FileInput("a.gcode", size)
    run(both, models.UPLOAD, {"file": file, "name": "b.gcode"}, first, later, later)


def test_a_part_says_what_it_is(core_ts: CoreTs) -> None:
    file = FileInput("a.gcode", 6)
    exchange = core_ts.execute(models.UPLOAD, {"file": file}, part_size=4)
    exchange.send(models.ok(continueToken="t"))
    assert exchange.request is not None
    assert exchange.request.form == {
        "file": FilePart(file, "a.gcode.part2", 4, 2),
        "continueToken": "t",
    }


COMPOSITE_INPUT = {"file": FileInput("a.gcode", 3), "amount": "2"}


@pytest.mark.parametrize(
    "answers",
    [
        [models.ok(file={"id": "f9"}), models.ok(id=3)],
        [models.ok(file={"id": "f9"}), Response(200, {}, '{"status": false, "message": "No"}')],
        [models.ok(file={"id": "f9"}), ApiError("unknown", "No answer")],
        [models.ok(file={"name": "a"})],
        [models.ok(file={"id": {"x": 1}})],
        [models.ok()],
        [ApiError("unreachable", "No route", 0)],
    ],
    ids=["done", "refused", "unknown", "no id", "odd id", "no file", "unreachable"],
)
def test_composites_end_alike(both: list[Implementation], answers: list[Any]) -> None:
    run(both, models.UPLOAD_AND_QUEUE, COMPOSITE_INPUT, *answers)


def test_a_failure_of_the_second_step_keeps_what_the_first_did(core_ts: CoreTs) -> None:
    exchange = core_ts.execute(models.UPLOAD_AND_QUEUE, COMPOSITE_INPUT)
    exchange.send(models.ok(file={"id": "f9"}))
    with pytest.raises(ApiError) as error:
        exchange.throw(ApiError("unknown", "No answer"))
    assert error.value.done == {"file": {"id": "f9"}}


@pytest.mark.parametrize(
    "answer",
    [
        Response(200, {}, "", {"name": "a.gcode"}),
        Response(200, {"content-type": "text/html; charset=x"}, "<html>😀</html>"),
        models.ok(),
        Response(404, {}, '{"message": "Gone"}'),
    ],
    ids=["file", "html", "json", "missing"],
)
def test_downloads_end_alike(both: list[Implementation], answer: Response) -> None:
    run(both, models.DOWNLOAD, {}, answer)
