"""Says at the end how many operations were brought to a success."""

from __future__ import annotations

from typing import Any

_SUCCESS = "test_an_operation_succeeds_as_described"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    def ran(outcome: str) -> int:
        reports = terminalreporter.stats.get(outcome, ())
        return sum(_SUCCESS in report.nodeid for report in reports if report.when == "call")

    if asked := ran("passed") + ran("failed"):
        terminalreporter.write_line(f"{ran('passed')} of {asked} operations reach a success")
