"""Limits that are not in the spec but in the answers, such as those of a printer's model.

They are read before anything is sent that changes something.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from typing import Any

from connector.model import Limit, Limits
from connector.wire.errors import ApiError
from connector.wire.messages import Request, Response
from connector.wire.operators import text_of
from connector.wire.paths import lookup
from connector.wire.reading import read_record


def keep_limits(limits: Limits, values: Mapping[str, Any]) -> Generator[Request, Response, None]:
    """Read the limits. Raises ApiError "refused" if an input is beyond one."""
    if not any(limit.input in values for limit in limits.each):
        return
    record = yield from read_record(limits, values)
    problems = [p for limit in limits.each for p in _problems(limit, values, record)]
    if problems:
        raise ApiError("refused", "; ".join(problems))


def _problems(limit: Limit, values: Mapping[str, Any], record: Any) -> Iterator[str]:
    value = values.get(limit.input)
    if value is None:
        return
    if limit.needs is not None and _is_false(lookup(record, limit.needs)):
        yield f"{limit.input}: {limit.lacking}"
        return
    most = lookup(record, limit.at)
    if limit.entry is not None:
        entries = most if isinstance(most, list) else []
        most = entries[limit.entry] if limit.entry < len(entries) else None
    if isinstance(most, bool) or not isinstance(most, (int, float)):
        return
    if 0 < most < abs(value):
        yield f"{limit.input}: takes at most {text_of(most)} by {limit.at}, not {text_of(value)}"


def _is_false(value: Any) -> bool:
    """The backend writes truth values as false and true or as 0 and 1."""
    return value is False or (isinstance(value, (int, float)) and value == 0)
