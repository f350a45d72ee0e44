"""A client for the command line: it talks on standard error, and can show a request instead."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from connector.cli.output import print_json
from connector.cli.progress import UploadBar
from connector.model import Action, Connector
from connector.runner import Client, Connection
from connector.runner.transport import USER_AGENT
from connector.wire.execute import execute
from connector.wire.messages import FilePart, Request
from connector.wire.request import url_of


@contextmanager
def client_for(
    connector: Connector,
    connection: Connection,
    output: Path | None = None,
    trust_env: bool = False,
) -> Iterator[Client]:
    """A client that tells of waits, and shows the progress of uploads on a terminal."""
    bar = UploadBar(sys.stderr)
    try:
        with Client(
            connector,
            connection,
            save_to=output,
            trust_env=trust_env,
            progress=bar.show if sys.stderr.isatty() else None,
            tell=lambda message: click.echo(message, err=True),
        ) as client:
            yield client
    finally:
        bar.close()


def print_request(
    connection: Connection, action: Action, inputs: Mapping[str, Any], as_json: bool
) -> None:
    """Print the first request of an action exactly as it would be sent, credentials masked."""
    request = next(execute(action, inputs))
    shown = describe(connection, request)
    if as_json:
        print_json(shown)
        return
    click.echo(f"{shown['method']} {shown['url']}")
    for name, value in shown["headers"].items():
        click.echo(f"{name}: {value}")
    if shown["body"] is not None:
        click.echo("")
        print_json(shown["body"])
    if action.steps or action.output.many or action.readings or action.wait:
        click.echo("Further requests depend on the answer to this one.", err=True)


def describe(connection: Connection, request: Request) -> dict[str, Any]:
    """A request as {method, url, headers, body}; a multipart body as its fields."""
    company = connection.company or "{companyId}"
    headers = dict.fromkeys(connection.headers, "***")
    if connection.is_oauth2:
        headers["Authorization"] = "Bearer ***"
    headers |= {"User-Agent": USER_AGENT, "Accept": "application/json"}
    body = request.body
    if request.form is not None:
        headers["Content-Type"] = "multipart/form-data"
        body = {name: _describe_field(value) for name, value in request.form.items()}
    elif body is not None:
        headers["Content-Type"] = "application/json"
    url = url_of(request, connection.base_urls[request.host], company)
    return {"method": request.method, "url": url, "headers": headers, "body": body}


def _describe_field(value: str | FilePart) -> Any:
    if isinstance(value, FilePart):
        return {"filename": value.name, "offset": value.offset, "bytes": value.length}
    return value
