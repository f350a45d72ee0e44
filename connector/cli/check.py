"""`connector check`: is the spec right?"""

from __future__ import annotations

from pathlib import Path

import click

from connector.cli.exits import SpecInvalid
from connector.cli.output import json_option, print_diagnostics, print_json
from connector.cli.spec import load_spec, root_option


@click.command()
@root_option
@json_option
def check(root: Path | None, as_json: bool) -> None:
    """Check the spec: every file, every reference, every lint, and the OpenAPI document."""
    loaded = load_spec(root, thorough=True)
    diagnostics = loaded.diagnostics
    if as_json:
        findings = [item.as_data() for item in diagnostics.items]
        print_json({"ok": not diagnostics.failed, "diagnostics": findings})
    else:
        print_diagnostics(diagnostics)
    if diagnostics.failed or loaded.connector is None:
        raise SpecInvalid
    if not as_json:
        connector = loaded.connector
        click.echo(
            f"{len(connector.actions)} actions and {len(connector.triggers)} triggers: sound."
        )
