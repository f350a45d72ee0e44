"""Exit codes, and how each error is put into words on standard error."""

from __future__ import annotations

import json
import os
import sys

import click

from connector.wire.errors import ApiError, InputError

OK = 0
FAILED = 1
USAGE = 2
SPEC_INVALID = 3
UNKNOWN = 4
INTERRUPTED = 130

EXITS = (
    "Exit codes: 0 done; 1 the API or a poll refused or failed; 2 usage or bad input; "
    "3 spec invalid; 4 outcome unknown (bytes may have left, no answer came)."
)


class SpecInvalid(Exception):
    """The spec has errors, which were printed."""


class Failed(Exception):
    """Something that is neither usage nor the API's answer failed; the message says what."""


def report(problem: Exception) -> int:
    """Print an error in words and return its exit code; raises what is a fault of the program."""
    if isinstance(problem, click.exceptions.Exit):
        return problem.exit_code
    if isinstance(problem, (click.Abort, KeyboardInterrupt)):
        return INTERRUPTED
    if isinstance(problem, click.ClickException):
        problem.show()
        return problem.exit_code
    if isinstance(problem, BrokenPipeError):
        # Whoever read our output has left; nothing may be written to it when we end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    if isinstance(problem, SpecInvalid):
        return SPEC_INVALID
    if isinstance(problem, InputError):
        for line in problem.problems:
            _say(line)
        return USAGE
    if isinstance(problem, ApiError):
        return _report_api(problem)
    if isinstance(problem, (Failed, OSError)):
        _say(str(problem))
        return FAILED
    raise problem


def _report_api(error: ApiError) -> int:
    status = f" (HTTP {error.status})" if error.status else ""
    _say(f"{error.kind}{status}: {error.message}")
    if error.done:
        _say(f"done before that: {json.dumps(error.done, ensure_ascii=False)}")
    return UNKNOWN if error.kind == "unknown" else FAILED


def _say(line: str) -> None:
    click.echo(f"error: {line}", err=True)
