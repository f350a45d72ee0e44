"""`connector check`: is the spec right?"""

from __future__ import annotations

from pathlib import Path

import click

from connector.cli.exits import SpecInvalid
from connector.cli.options import json_option, print_diagnostics, print_json, root_option


@click.command()
@root_option
@json_option
def check(root: Path | None, as_json: bool) -> None:
    """Check the spec: every file, every reference, every lint, and the OpenAPI document."""
    from connector.spec.load import load
    from connector.spec.locate import locate
    from connector.spec.validate import validate_openapi

    loaded = load(locate(root))
    diagnostics = loaded.diagnostics
    if loaded.connector is not None:
        diagnostics.extend(validate_openapi(loaded.connector.openapi))
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
