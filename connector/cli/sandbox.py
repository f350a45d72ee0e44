"""`connector sandbox`: run a local farm until interrupted. Imports only the sandbox."""

from __future__ import annotations

import json
import os
import shlex
import signal
import threading
from typing import get_args

import click

from connector.sandbox import SandboxServer, Settings
from connector.sandbox.settings import Plan

_DEFAULTS = Settings()


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="0 takes a free port.")
@click.option("--company", type=click.IntRange(1), default=_DEFAULTS.company, show_default=True)
@click.option("--key", default=_DEFAULTS.key, show_default=True, help="API key to accept.")
@click.option("--printers", type=click.IntRange(1), default=_DEFAULTS.printers, show_default=True)
@click.option(
    "--plan", type=click.Choice(get_args(Plan)), default=_DEFAULTS.plan, show_default=True
)
@click.option("--seed", type=click.IntRange(0), default=_DEFAULTS.seed, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")
def sandbox(
    port: int, company: int, key: str, printers: int, plan: Plan, seed: int, as_json: bool
) -> None:
    """Run a simulated print farm that answers like the SimplyPrint API."""
    settings = Settings(company=company, key=key, printers=printers, plan=plan, seed=seed)
    try:
        server = SandboxServer(settings, port)
    except OSError as problem:
        raise click.ClickException(f"port {port}: {os.strerror(problem.errno or 0)}") from None
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    with server:
        click.echo(_as_json(server) if as_json else _as_text(server))
        stopped.wait()
    click.echo("sandbox stopped", err=True)


def _as_json(server: SandboxServer) -> str:
    document = {
        "url": server.url,
        "key": server.key,
        "company": server.company,
        "environment": server.environment,
    }
    return json.dumps(document)


def _as_text(server: SandboxServer) -> str:
    exports = [f"export {name}={shlex.quote(value)}" for name, value in server.environment.items()]
    lines = [
        f"Sandbox at {server.url} with {server.settings.printers} printers, company "
        f"{server.company}, plan {server.settings.plan}",
        f"API key: {server.key}",
        "",
        *exports,
        "",
        f"Control surface: {server.url}/__sandbox/state   (Ctrl-C stops)",
    ]
    return "\n".join(lines)
