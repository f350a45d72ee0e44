"""`connector listen`: register a webhook, print what is delivered, and remove it again."""

from __future__ import annotations

import secrets
import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from connector.cli.client import client_for
from connector.cli.given import connection_of, connection_options
from connector.cli.output import json_option, print_json_line
from connector.cli.spec import load_connector
from connector.diagnostics import near_miss
from connector.model import Connector, Trigger
from connector.runner import Client, Connection
from connector.triggers.receiver import Receiver, Subscription, create_receiver, is_routable
from connector.wire.webhook import subscribe, unsubscribe

UNREACHABLE = (
    "SimplyPrint cannot reach {url}; give --public-url with the https address of a tunnel or "
    "reverse proxy that leads to this port"
)


@click.command()
@click.argument("events", nargs=-1, required=True)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 takes a free one.")
@click.option("--public-url", help="The address under which SimplyPrint reaches this port.")
@json_option
@connection_options
def listen(
    events: tuple[str, ...],
    port: int,
    public_url: str | None,
    as_json: bool,
    **given: str | None,
) -> None:
    """Listen for EVENTS, such as job.done, until interrupted."""
    connector = load_connector()
    triggers = [_find(connector, event) for event in events]
    connection = connection_of(connector, given)
    path = f"/{secrets.token_urlsafe(18)}"
    headers = connector.webhooks.secret_headers
    subscription = Subscription(triggers, secrets.token_hex(32), headers, path)

    def accept(item: Mapping[str, Any]) -> None:
        if not as_json:
            click.echo(f"{item['event']}:")
        print_json_line(item)

    stop = _stop_on_signals()
    with Receiver(create_receiver(subscription, accept), port) as receiver:
        url = (public_url or f"http://127.0.0.1:{receiver.port}").rstrip("/")
        _check(connection, url)
        with (
            client_for(connector, connection) as client,
            _registered(client, connector, subscription, url + path, events),
        ):
            click.echo(f"Listening on 127.0.0.1:{receiver.port} for {', '.join(events)}.", err=True)
            stop.wait()


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _check(connection: Connection, url: str) -> None:
    """Refuse an address that the backend cannot reach, unless the backend is on this machine."""
    if is_routable(connection.base_urls["api"]) and not is_routable(url):
        raise click.UsageError(UNREACHABLE.format(url=url))


@contextmanager
def _registered(
    client: Client,
    connector: Connector,
    subscription: Subscription,
    url: str,
    events: tuple[str, ...],
) -> Iterator[None]:
    """A webhook that exists for as long as the block runs."""
    name = f"connector listen: {', '.join(events)}"[:100]
    hook = client.drive(subscribe(connector.webhooks, name, url, events, subscription.secret))
    try:
        yield
    finally:
        client.drive(unsubscribe(connector.webhooks, hook["id"]))


def _find(connector: Connector, event: str) -> Trigger:
    names = [item.event for item in connector.triggers if item.event is not None]
    trigger = next((item for item in connector.triggers if item.event == event), None)
    if trigger is None:
        hint = near_miss(event, names) or f"known are {', '.join(names)}"
        raise click.UsageError(f"there is no event {event!r}; {hint}")
    return trigger
