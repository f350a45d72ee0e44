"""Taking times, and printing them as a table."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure: ours, and that of the plain way; both in the unit, lower is better."""

    what: str
    ours: float
    plain: float | None
    unit: str
    plain_is: str = ""


def median(
    run: Callable[[], object],
    times: int,
    clock: Callable[[], float],
    before: Callable[[], object] = lambda: None,
) -> float:
    """The median time of a call, in milliseconds, after one that warms up.

    `before` is called before each of them and not counted.
    """
    before()
    run()
    taken = []
    for _ in range(times):
        before()
        begin = clock()
        run()
        taken.append(clock() - begin)
    return statistics.median(taken) * 1000


def process(
    *arguments: str,
    times: int = 7,
    environ: Mapping[str, str] = {},
    before: Callable[[], object] = lambda: None,
) -> float:
    """The median time of a fresh Python process, in milliseconds; bytecode is kept, as usual."""
    known = {**os.environ, **environ}
    known.pop("PYTHONDONTWRITEBYTECODE", None)

    def run() -> None:
        command = [sys.executable, *arguments]
        subprocess.run(command, env=known, check=True, capture_output=True)

    return median(run, times, time.perf_counter, before)


def print_rows(rows: Iterable[Row]) -> None:
    """A Markdown table with ratios."""
    print(f"Python {sys.version.split()[0]}; medians; lower is better\n")
    print("| what | ours | plain | ratio | the plain way |")
    print("|---|--:|--:|--:|---|")
    for row in rows:
        plain = "" if row.plain is None else f"{row.plain:.1f} {row.unit}"
        ratio = "" if not row.plain else f"{row.ours / row.plain:.2f}"
        print(f"| {row.what} | {row.ours:.1f} {row.unit} | {plain} | {ratio} | {row.plain_is} |")
