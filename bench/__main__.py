"""Run measurements: python -m bench [PART ...]

Without names all parts but `n8n`, which needs the tool-chain of its tests.
"""

from __future__ import annotations

import importlib
import sys

from bench.measure import Row, print_rows

PARTS = ("startup", "spec", "calls", "upload")


def main() -> None:
    names = sys.argv[1:] or PARTS
    known = (*PARTS, "n8n")
    if unknown := set(names) - set(known):
        sys.exit(f"no part {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    rows: list[Row] = []
    for name in names:
        rows += importlib.import_module(f"bench.{name}").measure()
    print_rows(rows)


if __name__ == "__main__":
    main()
