"""Loading the spec for a command."""

from __future__ import annotations

from pathlib import Path

import click

from connector.cli.exits import SpecInvalid
from connector.cli.output import print_diagnostics
from connector.model import Connector
from connector.spec.load import load
from connector.spec.locate import locate

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with specs/, actions/ and triggers/, instead of the one that came along.",
)


def load_connector(root: Path | None = None, thorough: bool = False) -> Connector:
    """The connector of the spec; prints what is wrong with it and raises SpecInvalid."""
    loaded = load(locate(root), thorough=thorough)
    if loaded.connector is None:
        print_diagnostics(loaded.diagnostics)
        raise SpecInvalid
    return loaded.connector
