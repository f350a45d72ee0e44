"""Starting the program: a fresh process each time."""

from __future__ import annotations

from bench.measure import Row, process


def measure() -> list[Row]:
    bare = process("-c", "pass")
    click = process("-c", "import click")
    listing = process("-m", "connector", "list", "actions", "--json")
    dry_run = ("run", "printers.pause", "-i", "printers=1", "--dry-run")
    connection = ("--api-key", "k", "--company", "1")
    return [
        Row("connector --help", process("-m", "connector", "--help"), click, "ms", "import click"),
        Row("connector list actions --json", listing, bare, "ms", "an empty program"),
        Row(
            "connector run --dry-run",
            process("-m", "connector", *dry_run, *connection),
            process("-c", "import requests, yaml"),
            "ms",
            "import requests, yaml",
        ),
    ]
