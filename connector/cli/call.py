"""`connector call`: the escape hatch to any endpoint."""

from __future__ import annotations

from pathlib import Path

import click

from connector.cli.given import check_text, connection_options
from connector.cli.output import json_option
from connector.cli.run import find_action, run_action
from connector.cli.spec import load_connector


@click.command()
@click.argument("method")
@click.argument("path")
@click.option("--query", "pairs", multiple=True, metavar="K=V", help="One query parameter.")
@click.option("--body", metavar="JSON|@FILE", help="The JSON document to send.")
@click.option("--dry-run", is_flag=True, help="Print the request and send nothing.")
@click.option("--trust-env", is_flag=True, help="Use proxies and .netrc of the environment.")
@json_option
@connection_options
def call(
    method: str,
    path: str,
    pairs: tuple[str, ...],
    body: str | None,
    dry_run: bool,
    trust_env: bool,
    as_json: bool,
    **given: str | None,
) -> None:
    """Call METHOD PATH, for example: connector call GET account/Test

    It is never sent twice, since it may move machines.
    """
    connector = load_connector()
    query: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise click.UsageError(f"--query takes k=v, not {pair!r}")
        query[key] = value
    inputs = {"method": method.upper(), "path": path, "query": query or None, "body": _body(body)}
    check_text(inputs)
    action = find_action(connector, "api.call")
    run_action(connector, action, inputs, given, dry_run, None, trust_env, as_json)


def _body(value: str | None) -> str | None:
    if value is None or not value.startswith("@"):
        return value
    try:
        return Path(value[1:]).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise click.UsageError(f"--body {value} cannot be read: {problem}") from problem
