"""`connector run`: run an action."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from connector.cli.client import client_for, print_request
from connector.cli.given import connection_of, connection_options, read_given
from connector.cli.output import json_option, print_json
from connector.cli.spec import load_connector
from connector.diagnostics import near_miss
from connector.model import Action, Connector


@click.command()
@click.argument("action")
@click.option("-i", "--set", "pairs", multiple=True, metavar="NAME=VALUE", help="One input.")
@click.option("--input", "source", metavar="FILE", help="Inputs as JSON or YAML; - is stdin.")
@click.option("--dry-run", is_flag=True, help="Print the request and send nothing.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where a download goes.")
@click.option("--trust-env", is_flag=True, help="Use proxies and .netrc of the environment.")
@json_option
@connection_options
def run(
    action: str,
    pairs: tuple[str, ...],
    source: str | None,
    dry_run: bool,
    output: Path | None,
    trust_env: bool,
    as_json: bool,
    **given: str | None,
) -> None:
    """Run ACTION, for example: connector run printers.list -i limit=5"""
    connector = load_connector()
    chosen = find_action(connector, action)
    inputs = read_given(pairs, source, chosen.inputs)
    run_action(connector, chosen, inputs, given, dry_run, output, trust_env, as_json)


def run_action(
    connector: Connector,
    action: Action,
    inputs: dict[str, Any],
    given: dict[str, str | None],
    dry_run: bool,
    output: Path | None,
    trust_env: bool,
    as_json: bool,
) -> None:
    """Run or preview an action and print what came of it."""
    connection = connection_of(connector, given)
    if output is not None and not (output.is_dir() or output.parent.is_dir()):
        raise click.UsageError(f"--output: there is no folder {output.parent}")
    if dry_run:
        print_request(connection, action, inputs, as_json)
        return
    with client_for(connector, connection, output, trust_env) as client:
        try:
            result = client.run(action, inputs)
        except KeyboardInterrupt:
            if action.effect in ("write", "physical"):
                click.echo("Interrupted: it may have been executed. Look first.", err=True)
            raise
    print_json(result)


def find_action(connector: Connector, name: str) -> Action:
    """The action of that name; a usage error with the nearest one if there is none."""
    action = connector.action(name)
    if action is None:
        hint = near_miss(name, [item.name for item in connector.actions])
        raise click.UsageError(
            f"there is no action {name!r}; {hint or 'see connector list actions'}"
        )
    return action
