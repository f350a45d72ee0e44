"""The client: runs actions, pickers and polls of a connector for one connection."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Any, TypeVar

from connector.model import Action, Connector, Picker, Trigger
from connector.runner.budget import Budget, BudgetSpent, open_budget
from connector.runner.clock import Clock, SystemClock
from connector.runner.connection import Connection
from connector.runner.files import Progress
from connector.runner.plan import check_plan
from connector.runner.retry import (
    ATTEMPTS,
    NoAnswer,
    NotSent,
    Random,
    failure,
    is_harmless,
    may_retry,
    wait_before,
)
from connector.runner.transport import Transport
from connector.wire.detect import State
from connector.wire.errors import ApiError, InputError
from connector.wire.execute import execute
from connector.wire.json_text import read_json
from connector.wire.messages import FilePart, Request, Response
from connector.wire.oauth import discover_company
from connector.wire.pickers import Choices, read_choices
from connector.wire.poll import Polled, poll
from connector.wire.request import url_of
from connector.wire.response import read_answer

DEADLINE = 120.0
"""Seconds for one request with all its attempts and the waits between them."""

SLOWEST_UPLOAD = 200_000
"""Bytes a second that an upload is given at least."""

Output = TypeVar("Output")


def _silent(message: str) -> None:
    """Nobody listens."""


class Client:
    """Runs a connector's actions. Use it as a context manager, or close it.

    Errors: InputError before any request, ApiError afterwards (kind "unknown" if the call may
    have been executed). `tell` hears, in words, of waits and of a company that was corrected.
    """

    def __init__(
        self,
        connector: Connector,
        connection: Connection,
        *,
        clock: Clock | None = None,
        budget: Budget | None = None,
        save_to: Path | None = None,
        progress: Progress | None = None,
        tell: Callable[[str], None] = _silent,
        deadline: float = DEADLINE,
        trust_env: bool = False,
        jitter: Random = random.random,
    ) -> None:
        self.connector = connector
        self.connection = connection
        self._company = connection.company
        self.clock = clock or SystemClock()
        self._tell = tell
        self._deadline = deadline
        self._jitter = jitter
        self.transport = Transport(self.clock, trust_env, save_to, progress)
        self._budget = budget or open_budget(
            os.environ, connection.account, connection.per_minute, self.clock, self._tell_wait
        )

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.transport.close()
        self._budget.close()

    def run(self, action: Action | str, inputs: Mapping[str, Any]) -> Any:
        """Run an action; returns its output: an object, or a list where it promises many."""
        chosen = self.connector.action(action) if isinstance(action, str) else action
        if chosen is None:
            raise InputError([f"there is no action {action!r}"])
        check_plan(self.connector, self.connection, chosen)
        return self.drive(execute(chosen, inputs))

    def choices(self, picker: Picker, search: str = "", page: int = 1) -> Choices:
        """One page of a picker's choices."""
        return self.drive(read_choices(picker, search, page))

    def poll(self, trigger: Trigger, inputs: Mapping[str, Any], state: State | None) -> Polled:
        """Poll once. The caller keeps the returned state only if it kept the events."""
        check_plan(self.connector, self.connection, trigger)
        return self.drive(poll(trigger, inputs, state))

    def company(self) -> str:
        """The company id in use. One that an OAuth2 token has to tell is looked up once."""
        if self._company is None:
            self._company = self.drive(discover_company(self.connector.oauth2))
        return self._company

    def drive(self, exchange: Generator[Request, Response, Output]) -> Output:
        """Send every request of an exchange and return its output."""
        try:
            request = next(exchange)
            while True:
                try:
                    response = self._answer(request)
                except ApiError as error:
                    request = exchange.throw(error)
                else:
                    request = exchange.send(response)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]

    def url(self, request: Request, company: str) -> str:
        """The URL of a request under a company id."""
        return url_of(request, self.connection.base_urls[request.host], company)

    def _answer(self, request: Request) -> Response:
        """The answer to a request, after the one repair that a stale company id allows.

        The request's own delay comes before its deadline begins.
        """
        if request.delay:
            self.clock.sleep(request.delay)
        response = self._send_within_budget(request, self._company_of(request))
        if self.connection.is_oauth2 and request.company and self._is_wrong_company(response):
            stale, self._company = self._company, None
            right = self._company_of(request)
            if right != stale:
                self._tell(f"The token belongs to company {right}, not {stale}; used {right}.")
                return self._send_within_budget(request, right)
        return response

    def _company_of(self, request: Request) -> str:
        return self.company() if request.company else "0"

    def _is_wrong_company(self, response: Response) -> bool:
        if self.connector.oauth2.wrong_company not in response.text:
            return False
        try:
            read_answer(response)
        except ApiError as error:
            return self.connector.oauth2.wrong_company in error.message
        return False

    def _send_within_budget(self, request: Request, company: str) -> Response:
        """Send, and send again as far as the effect allows, until the deadline."""
        url = self.url(request, company)
        credentials = {} if request.public else self.connection.headers
        end = self.clock.monotonic() + self._deadline + _size(request) / SLOWEST_UPLOAD
        for attempt in range(1, ATTEMPTS + 1):
            problem: Exception
            try:
                self._budget.acquire(end - self.clock.monotonic())
                left = max(1.0, end - self.clock.monotonic())
                response = self.transport.send(request, url, credentials, left)
                problem_of = _problem(request, response)
                if problem_of is None:
                    return response
                problem = problem_of
            except BudgetSpent as spent:
                raise ApiError("rate_limited", str(spent)) from spent
            except (NotSent, NoAnswer) as caught:
                problem = caught
            if attempt == ATTEMPTS or not may_retry(request, problem):
                break
            wait = wait_before(attempt, problem, self.clock.time(), self._jitter)
            if _is_rate_limit(problem):
                self._budget.pause(wait)
            if self.clock.monotonic() + wait > end:
                break
            if not _is_rate_limit(problem):
                self.clock.sleep(wait)
        raise failure(request, problem)

    def _tell_wait(self, seconds: float) -> None:
        if seconds >= 1:
            self._tell(f"Waiting {seconds:.0f} s, so as not to exceed the plan's calls a minute.")


def _problem(request: Request, response: Response) -> ApiError | NoAnswer | None:
    """The failures that trying again may cure; all others are for the exchange to judge.

    A page of something in front of the backend, or half an answer, is no answer: it does not say
    whether a call that changes something was executed.
    """
    if 200 <= response.status < 300 and not is_harmless(request):
        is_answer = isinstance(read_json(response.text), dict)
        return None if is_answer else NoAnswer("what came is not a whole JSON object")
    if response.status != 429 and response.status < 500:
        return None
    try:
        read_answer(response)
    except ApiError as error:
        return error
    return None


def _is_rate_limit(problem: Exception) -> bool:
    return isinstance(problem, ApiError) and problem.kind == "rate_limited"


def _size(request: Request) -> int:
    values = (request.form or {}).values()
    return sum(value.length for value in values if isinstance(value, FilePart))
