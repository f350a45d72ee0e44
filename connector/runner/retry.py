"""When to send a request again: decided by its effect, never by its verb.

A call that changes something is sent again only if it surely was not executed: no byte left, or
the backend's rate limit turned it away. Everything else is a result or an unknown outcome.
"""

from __future__ import annotations

from collections.abc import Callable
from email.utils import parsedate_to_datetime

from connector.wire.errors import ApiError
from connector.wire.messages import Request

ATTEMPTS = 4
BASE_SECONDS = 0.5
LONGEST_SECONDS = 10.0
MINUTE = 60.0
HOUR = 3600.0

GATEWAY_FAILURES = frozenset({502, 504, *range(520, 528)})
"""Statuses of what stands in front of the backend, which may have got the call; 52x: Cloudflare."""


class NotSent(Exception):
    """No byte of the request left this machine."""


class NoAnswer(Exception):
    """Bytes left, and no whole answer came."""


Random = Callable[[], float]
"""A number from 0 to 1."""


def is_harmless(request: Request) -> bool:
    """Whether sending the request twice changes nothing more than sending it once."""
    return request.effect in ("read", "idempotent")


def may_retry(request: Request, problem: Exception) -> bool:
    """Whether a failed request may be sent again."""
    if isinstance(problem, NotSent):
        return True
    if isinstance(problem, ApiError):
        if problem.kind == "rate_limited":
            return True
        return is_harmless(request) and problem.kind == "server"
    return is_harmless(request)


def wait_before(attempt: int, problem: Exception, now: float, random: Random) -> float:
    """Seconds to wait before the next attempt, counted from 1; full jitter but for 429s.

    A 429 without a readable Retry-After lasts until the backend's minute rolls over.
    """
    if isinstance(problem, ApiError) and problem.kind == "rate_limited":
        asked = retry_after(problem.retry_after, now)
        return MINUTE - now % MINUTE + random() if asked is None else asked
    return random() * min(LONGEST_SECONDS, BASE_SECONDS * 2.0**attempt)


def retry_after(header: str | None, now: float) -> float | None:
    """The seconds a Retry-After header asks for (a number or a date), or None."""
    if header is None:
        return None
    try:
        seconds = float(header)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(header).timestamp() - now
        except ValueError:
            return None
    return min(max(seconds, 0.0), HOUR) if seconds == seconds else None


def failure(request: Request, problem: Exception) -> ApiError:
    """The error to report when a request is not sent again."""
    if isinstance(problem, ApiError):
        if problem.status in GATEWAY_FAILURES and not is_harmless(request):
            return ApiError("unknown", f"{UNKNOWN} ({problem.message})", problem.status)
        return problem
    if isinstance(problem, NotSent) or is_harmless(request):
        return ApiError("unreachable", str(problem))
    return ApiError("unknown", f"{UNKNOWN} ({problem})")


UNKNOWN = (
    "The call was sent, but no answer came: it may have been executed. Look before you repeat it"
)
