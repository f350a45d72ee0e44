"""The escape hatch and composites at their edges."""

from __future__ import annotations

import pytest

from connector.model import Action, Destination, Input, Operation, Output, Step
from connector.wire.errors import ApiError, InputError
from connector.wire.execute import execute
from connector.wire.messages import Response

CALL = Action(
    name="api.call",
    title="Call",
    description="Calls.",
    effect="physical",
    output=Output(),
    strategy="call",
    inputs=(
        Input(name="method", label="Method", kind="text", default="GET"),
        Input(name="path", label="Path", kind="text"),
        Input(name="query", label="Query", kind="json"),
    ),
)


def test_a_list_is_no_query() -> None:
    with pytest.raises(InputError, match="query: takes a JSON object, not a list"):
        next(execute(CALL, {"path": "a/B", "query": [1]}))


def test_nulls_of_a_query_are_left_out() -> None:
    assert next(execute(CALL, {"path": "a/B", "query": {"x": None, "y": 1}})).query == {"y": "1"}


def test_a_list_in_a_query_is_comma_separated() -> None:
    assert next(execute(CALL, {"path": "a/B", "query": {"pid": [42, 43]}})).query == {
        "pid": "42,43"
    }


def test_an_answer_without_the_bound_value_says_what_was_done() -> None:
    file_id = Input(
        name="file_id",
        label="File",
        kind="text",
        required=True,
        destinations=(Destination("body", "fileId"),),
    )
    put = Operation(id="put", method="POST", host="api", path="files/Put")
    queue = Operation(id="queue", method="POST", host="api", path="queue/AddItem")
    first = Action("a.b", "A", "A.", "write", Output(keys=("file",)), operation=put)
    second = Action("c.d", "C", "C.", "write", Output(), operation=queue, inputs=(file_id,))
    steps = (Step(first, "file"), Step(second, "item", bind={"file_id": "file.id"}))
    both = execute(Action("e.f", "E", "E.", "write", Output(), steps=steps), {})
    next(both)
    with pytest.raises(ApiError) as error:
        both.send(Response(200, text='{"status": true, "file": {"name": "a"}}'))
    assert error.value.message == (
        "The answer before item does not do: file_id: required; takes text"
    )
    assert error.value.done == {"file": {"name": "a"}}
