"""Run all measurements: python -m bench"""

from __future__ import annotations

from bench import calls, spec, startup, upload
from bench.measure import Row, print_rows

PARTS = (startup, spec, calls, upload)


def main() -> None:
    rows: list[Row] = []
    for part in PARTS:
        rows += part.measure()
    print_rows(rows)


if __name__ == "__main__":
    main()
