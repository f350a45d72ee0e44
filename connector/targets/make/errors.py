"""What failures become: messages with the backend's reason, and types by which Make may repeat.

Make runs a module again by itself after a RateLimitError and a ConnectionError, if the scenario
stores incomplete executions. So only what may be sent twice fails with the latter; a call that was
turned away by the limit was not executed. Imports model and this package.
"""

from __future__ import annotations

from typing import Any

from connector.model.action import Effect
from connector.targets.make import iml

NO_REASON = "The answer gives no reason"
UNKNOWN = "The call may have been executed: look before you repeat it."
TOO_MANY = "More records were found than one page holds: narrow the search down"
NO_REASON_UNKNOWN = f"{NO_REASON}, so the call may have been executed: look before you repeat it"
REPEATABLE = ("500", "502", "503", "504")
UNANSWERED = ("502", "504")
"""What something in front of the backend says when it lost the backend's answer."""

_KEYS = ("message", "error_description", "error")
_TYPES = {
    "400": "DataError",
    "401": "InvalidAccessTokenError",
    "403": "RuntimeError",
    "404": "RuntimeError",
    "429": "RateLimitError",
}
Rule = dict[str, Any]


def message(otherwise: str = NO_REASON, before: str = "", after: str = "") -> str:
    """The HTTP status and the reason that the answer gives."""
    return _told(iml.string(otherwise), before, after)


def _told(otherwise: str, before: str = "", after: str = "") -> str:
    reason = iml.first_of((f"body.{key}" for key in _KEYS), otherwise)
    return f"[{{{{statusCode}}}}] {before}{iml.template(reason)}{after}"


def errors(effect: Effect, done: str = "") -> Rule:
    """The errors of a module by its effect.

    `done` is a template that tells what earlier steps have done. Then not even a call that was
    turned away is repeated, since Make would begin with the first step.
    """
    plain = message(after=done)
    kinds = {status: _entry(plain, kind) for status, kind in _TYPES.items()}
    if effect in ("read", "idempotent"):
        again = {status: _entry(plain, "ConnectionError") for status in REPEATABLE}
        return {**_entry(plain, "RuntimeError"), **kinds, **again}
    if done:
        kinds["429"] = _entry(plain, "RuntimeError")
    lost = _entry(message(before=f"{UNKNOWN} ", after=done), "RuntimeError")
    fallback = _entry(message(NO_REASON_UNKNOWN, after=done), "RuntimeError")
    return {**fallback, **kinds, **dict.fromkeys(UNANSWERED, lost)}


def search_errors(has_more: str) -> Rule:
    """The errors of a list of which only the first page is looked through."""
    reason = iml.choose(has_more, iml.string(TOO_MANY), iml.string(NO_REASON))
    return {**errors("read"), **_entry(_told(reason), "RuntimeError")}


def brief_errors(kind: str = "RuntimeError") -> Rule:
    """The errors of what no scenario runs: connections, webhooks and lists of choices."""
    return {**_entry(message(), kind), "429": _entry(message(), "RateLimitError")}


def _entry(text: str, kind: str) -> Rule:
    return {"message": text, "type": kind}
