"""What is read besides an action's own operation: the request, and the record in its answer."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

from connector.model import Keep, Limits, MaterialTags, Output
from connector.wire.messages import Request, Response
from connector.wire.request import build_request
from connector.wire.response import read_answer, shape


def reading_of(how: Limits | Keep | MaterialTags, values: Mapping[str, Any]) -> Request:
    """The request of a reading, with the inputs that it is sent."""
    given = {place: values[name] for place, name in how.given.items() if name in values}
    return build_request(how.operation, constants=given)


def read_record(how: Limits | Keep, values: Mapping[str, Any]) -> Generator[Request, Response, Any]:
    """The record that limits or values are looked up in."""
    response = yield reading_of(how, values)
    return shape(Output(keys=how.keys), read_answer(response))
