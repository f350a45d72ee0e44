"""A client in one call: the packaged spec, and the connection of the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping

from connector.runner.client import Client
from connector.runner.connection import Connection
from connector.spec.load import load
from connector.spec.locate import locate


def connect(environ: Mapping[str, str] | None = None, **settings: str | None) -> Client:
    """A client for the settings given by name (api_key, company, ...), else by the environment.

    Raises ConnectionProblem if they are incomplete, ValueError if the spec has errors.
    """
    loaded = load(locate())
    if loaded.connector is None:
        raise ValueError("the spec has errors: " + "; ".join(map(str, loaded.diagnostics.items)))
    chosen = os.environ if environ is None else environ
    return Client(loaded.connector, Connection.resolve(loaded.connector, settings, chosen))
