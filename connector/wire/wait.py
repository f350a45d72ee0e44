"""The wait strategy: a record is read again and again until it is as it should be.

Nobody here knows the time. What is counted are the waits between the readings, which whoever sends
the requests really makes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from connector.model import Action, Wait
from connector.wire.errors import ApiError
from connector.wire.messages import Exchange
from connector.wire.operators import text_of
from connector.wire.paths import lookup
from connector.wire.request import build_request
from connector.wire.response import read_answer, shape

TIMEOUT = "timeout"
"""The input that says for how many seconds to wait at most."""


def wait(action: Action, how: Wait, values: Mapping[str, Any]) -> Exchange:
    """The record once it is so. Raises ApiError "deadline" with its last state if it never is."""
    assert action.operation is not None
    request = build_request(
        action.operation, action.inputs, values, action.constants, action.effect
    )
    left = values[TIMEOUT]
    while True:
        response = yield request
        record = shape(action.output, read_answer(response))
        found = lookup(record, how.path)
        if text_of(found) in how.values if how.values else found is not None:
            return record
        if left <= 0:
            raise ApiError("deadline", _late(how, found, values[TIMEOUT]))
        request = replace(request, delay=min(how.every, left))
        left -= request.delay


def _late(how: Wait, found: Any, seconds: int) -> str:
    state = "missing" if found is None else text_of(found)
    return f"After {seconds} s {how.path} is still {state}"
