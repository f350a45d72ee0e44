"""Loading the spec for a command."""

from __future__ import annotations

import os
from pathlib import Path

import click

from connector.cli.exits import SpecInvalid
from connector.cli.output import print_diagnostics
from connector.model import Connector
from connector.spec.load import Loaded, load
from connector.spec.locate import locate
from connector.spec.memo import Memo

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with specs/, actions/ and triggers/, instead of the one that came along.",
)


def load_spec(root: Path | None, *, thorough: bool = False) -> Loaded:
    """The spec with its findings; what was found in order is remembered for the next command."""
    memo = Memo(_memo_path())
    loaded = load(locate(root), thorough=thorough, memo=memo)
    memo.save(forget=thorough)
    return loaded


def _memo_path() -> Path:
    override = os.environ.get("CONNECTOR_CACHE")
    folder = Path(override) if override else Path.home() / ".cache" / "simplyprint-connector"
    return folder / "spec.memo"


def load_connector(root: Path | None = None, thorough: bool = False) -> Connector:
    """The connector of the spec; prints what is wrong with it and raises SpecInvalid."""
    loaded = load_spec(root, thorough=thorough)
    if loaded.connector is None:
        print_diagnostics(loaded.diagnostics)
        raise SpecInvalid
    return loaded.connector
