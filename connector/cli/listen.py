"""`connector listen`: register a webhook, print what is delivered, and remove it again."""

from __future__ import annotations

import os
import secrets
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from connector.cli.client import client_for
from connector.cli.exits import Failed
from connector.cli.given import connection_of, connection_options
from connector.cli.output import json_option, print_json_line
from connector.cli.spec import load_connector
from connector.diagnostics import near_miss
from connector.model import Connector, Trigger, WebhookLifecycle
from connector.runner import Client, Connection
from connector.runner.connection import host_of
from connector.triggers.receiver import Receiver, Subscription, create_receiver, is_routable
from connector.wire.errors import ApiError
from connector.wire.webhook import find, subscribe, unsubscribe

UNREACHABLE = (
    "SimplyPrint cannot reach {host}; give --public-url with the https address of a tunnel or "
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
    headers = connector.webhooks.secret_headers
    token = secrets.token_urlsafe(18)
    subscription = Subscription(triggers, secrets.token_hex(32), headers, token)
    stop = _stop_on_signals()
    lost: list[Exception] = []

    def accept(item: Mapping[str, Any]) -> None:
        try:
            if not as_json:
                click.echo(f"{item['event']}:")
            print_json_line(item)
        except OSError as problem:
            lost.append(problem)
            stop.set()
            raise

    with _receiver(subscription, accept, port) as receiver:
        url = (public_url or f"http://127.0.0.1:{receiver.port}").rstrip("/")
        _check(connection, url)
        with (
            client_for(connector, connection) as client,
            _registered(client, connector, subscription, f"{url}/{token}", events),
        ):
            click.echo(f"Listening on 127.0.0.1:{receiver.port} for {', '.join(events)}.", err=True)
            stop.wait()
    for problem in lost:
        raise problem


def _receiver(
    subscription: Subscription, accept: Callable[[Mapping[str, Any]], None], port: int
) -> Receiver:
    try:
        return Receiver(create_receiver(subscription, accept), port)
    except OSError as problem:
        raise Failed(f"port {port}: {os.strerror(problem.errno or 0)}") from problem


def _stop_on_signals() -> threading.Event:
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    return stop


def _check(connection: Connection, url: str) -> None:
    """Refuse an address that the backend cannot reach, unless the backend is on this machine."""
    host = host_of(url)
    if host is None:
        raise click.UsageError("--public-url takes a plain http or https address")
    if is_routable(connection.base_urls["api"]) and not is_routable(url):
        raise click.UsageError(UNREACHABLE.format(host=host))


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
    hooks = connector.webhooks
    try:
        hook = client.drive(subscribe(hooks, name, url, events, subscription.secret))
    except ApiError as error:
        # The address is ours alone, so it tells whether a call without an answer was executed.
        hook = client.drive(find(hooks, None, url)) if error.kind == "unknown" else None
        if hook is None:
            raise
    try:
        yield
    finally:
        _remove(client, hooks, hook["id"], url)


def _remove(client: Client, hooks: WebhookLifecycle, webhook_id: int, url: str) -> None:
    try:
        client.drive(unsubscribe(hooks, webhook_id))
    except ApiError as error:
        # If only the answer was lost, the second attempt is told that there is no such webhook.
        answered = error.kind in ("refused", "not_found")
        if answered and client.drive(find(hooks, webhook_id, url)) is None:
            return
        click.echo(f"Webhook {webhook_id} may be left behind; see the panel.", err=True)
        raise


def _find(connector: Connector, event: str) -> Trigger:
    names = [item.event for item in connector.triggers if item.event is not None]
    trigger = next((item for item in connector.triggers if item.event == event), None)
    if trigger is None:
        hint = near_miss(event, names) or f"known are {', '.join(names)}"
        raise click.UsageError(f"there is no event {event!r}; {hint}")
    return trigger
