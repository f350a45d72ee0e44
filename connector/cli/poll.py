"""`connector poll`: poll a trigger and print its events, one JSON document a line."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from connector.cli.client import client_for
from connector.cli.exits import Failed
from connector.cli.given import connection_of, connection_options, read_given
from connector.cli.output import json_option, print_json_line
from connector.cli.spec import load_connector
from connector.diagnostics import near_miss
from connector.model import Connector, Trigger
from connector.runner import Client
from connector.triggers.polling import poll_once
from connector.triggers.store import Store, StoreProblem
from connector.wire.errors import ApiError

SHORTEST_SECONDS = 5.0
LONGEST_SECONDS = 7 * 86400.0


@click.command()
@click.argument("trigger")
@click.option("-i", "--set", "pairs", multiple=True, metavar="NAME=VALUE", help="One input.")
@click.option("--state", type=click.Path(path_type=Path), help="Keeps what was seen.")
@click.option("--once", is_flag=True, help="Poll once and stop. The default without --every.")
@click.option("--every", type=float, metavar="SECONDS", help="Seconds between polls.")
@json_option
@connection_options
def poll(
    trigger: str,
    pairs: tuple[str, ...],
    state: Path | None,
    once: bool,
    every: float | None,
    as_json: bool,
    **given: str | None,
) -> None:
    """Poll TRIGGER. The first poll takes stock; later ones print what happened since."""
    if once and every is not None:
        raise click.UsageError("give --once or --every, not both")
    if every is not None and not SHORTEST_SECONDS <= every <= LONGEST_SECONDS:
        raise click.UsageError("--every takes 5 seconds to a week")
    connector = load_connector()
    chosen = _find(connector, trigger)
    inputs = read_given(pairs, None, chosen.inputs)
    connection = connection_of(connector, given)
    if state is None and every is None:
        click.echo("Without --state each poll is the first one and prints nothing.", err=True)
    try:
        with closing(Store(state)) as store, client_for(connector, connection) as client:
            _loop(client, store, chosen, inputs, every, as_json)
    except StoreProblem as problem:
        raise Failed(str(problem)) from problem


def _loop(
    client: Client,
    store: Store,
    trigger: Trigger,
    inputs: dict[str, Any],
    every: float | None,
    as_json: bool,
) -> None:
    """Poll until stopped. With --every a failed poll changes nothing and is tried again."""
    while True:
        try:
            for event in poll_once(client, store, trigger, inputs):
                _print(trigger, event, as_json)
        except ApiError as error:
            if every is None or error.kind in ("unauthorized", "forbidden"):
                raise
            click.echo(f"error: {error.kind}: {error.message}", err=True)
        if every is None:
            return
        time.sleep(every)


def _print(trigger: Trigger, event: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print_json_line({"trigger": trigger.name, **event})
    else:
        click.echo(f"{trigger.title}: {event['id']}")
        print_json_line(event["item"])


def _find(connector: Connector, name: str) -> Trigger:
    trigger = connector.trigger(name)
    if trigger is None or trigger.poll is None:
        names = [item.name for item in connector.triggers if item.poll is not None]
        hint = near_miss(name, names) or "see connector list triggers"
        raise click.UsageError(f"there is no polling trigger {name!r}; {hint}")
    return trigger
