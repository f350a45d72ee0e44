"""`connector docs`: the pages that are made from the spec."""

from __future__ import annotations

from pathlib import Path

import click

from connector.cli.exits import Failed
from connector.cli.spec import load_connector
from connector.docs import pages
from connector.docs.evidence import read_evidence
from connector.docs.page import COMMAND
from connector.spec.locate import locate

ACTIONS = Path("docs/actions")


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; fail if a page is stale.")
def docs(only_check: bool) -> None:
    """Write the pages that are made from the spec; needs a checkout."""
    root = locate().folder
    connector = load_connector(root)
    if not (root / "tests").is_dir():
        raise click.UsageError("pages are made in a checkout, which also holds the tests")
    made = pages(connector, read_evidence(root, connector))
    if only_check:
        _compare(made, root)
        return
    for path in _strays(made, root):
        path.unlink()
    for name, content in made.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    click.echo(f"{len(made)} pages written.")


def _compare(made: dict[str, bytes], root: Path) -> None:
    stale = [
        name
        for name, content in made.items()
        if not (root / name).is_file() or (root / name).read_bytes() != content
    ]
    stale += [path.relative_to(root).as_posix() for path in _strays(made, root)]
    if stale:
        raise Failed(f"{', '.join(stale)}: stale; run: {COMMAND}")
    click.echo(f"{len(made)} pages are up to date.")


def _strays(made: dict[str, bytes], root: Path) -> list[Path]:
    """Pages of resources that are no more."""
    found = sorted((root / ACTIONS).glob("*.md"))
    return [path for path in found if path.relative_to(root).as_posix() not in made]
