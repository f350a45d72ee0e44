"""From an answer to an output: the envelope, its errors, and the shape that an action promises.

The backend judges success by `status` in the body and not by the HTTP code, answers flat, and
sends HTML when something in front of it fails.
"""

from __future__ import annotations

from typing import Any

from connector.model import Output
from connector.wire.errors import ApiError, Kind
from connector.wire.json_text import read_json, write_json
from connector.wire.messages import Response
from connector.wire.paths import first, leads

KINDS: dict[int, Kind] = {
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "wrong_method",
    410: "not_found",
    429: "rate_limited",
}


def read_answer(response: Response) -> dict[str, Any]:
    """The JSON object of a successful answer; raises ApiError for everything else."""
    answer = read_json(response.text)
    if not 200 <= response.status < 300:
        raise ApiError(
            _kind(response.status),
            _reason(answer) or _http_reason(response),
            response.status,
            response.headers.get("retry-after"),
        )
    if not isinstance(answer, dict):
        kind = response.headers.get("content-type", "unknown type").partition(";")[0]
        raise ApiError(
            "unexpected",
            f"The answer is not a whole JSON object ({kind}, {len(response.text)} characters)",
            response.status,
        )
    if answer.get("status", answer.get("success", True)) in (False, 0):
        raise ApiError("refused", _reason(answer) or "Refused without a reason", response.status)
    return answer


def _kind(status: int) -> Kind:
    if status >= 500:
        return "server"
    return KINDS.get(status, "refused" if status >= 400 else "unexpected")


def _reason(answer: Any) -> str:
    if not isinstance(answer, dict):
        return ""
    reason = first(answer, ("message", "error_description", "error", "errors"))
    if isinstance(reason, str) or reason is None:
        return reason or ""
    return write_json(reason)


def _http_reason(response: Response) -> str:
    return f"HTTP {response.status} without a reason"


def shape(output: Output, answer: dict[str, Any]) -> Any:
    """What an action returns of an answer. Raises ApiError if the promised part is missing."""
    if output.none:
        return {"success": True} | _message(answer)
    if not output.keys:
        rest = {k: v for k, v in answer.items() if k not in ("status", "message")}
        return coalesce(output, rest | _message(answer))
    if not any(leads(answer, key) for key in output.keys):
        raise ApiError("unexpected", f"The answer holds no {output.keys[0]}", 200)
    value = first(answer, output.keys)
    if output.many:
        return _many(output, value)
    if isinstance(value, list):
        value = value[0] if value else None
    if value is None:
        raise ApiError("not_found", f"The answer's {output.keys[0]} is empty", 200)
    return coalesce(output, value) if isinstance(value, dict) else value


def _message(answer: dict[str, Any]) -> dict[str, Any]:
    message = answer.get("message")
    return {} if message is None or message == "" else {"message": message}


def _many(output: Output, value: Any) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise ApiError("unexpected", f"The answer's {output.keys[0]} is not a list", 200)
    return [coalesce(output, item) if isinstance(item, dict) else item for item in value]


def coalesce(output: Output, record: dict[str, Any]) -> dict[str, Any]:
    """Fill each field from the first of its names that is present, and drop the other names."""
    result = dict(record)
    for name, alternatives in (output.coalesce or {}).items():
        value = first(record, alternatives)
        for alternative in alternatives:
            result.pop(alternative, None)
        if value is not None:
            result[name] = value
    return result
