"""The headers that carry credentials: with them, or expressly without. Imports model and iml."""

from __future__ import annotations

from connector.model import Connector
from connector.targets.make import iml


def secret_headers(connector: Connector) -> tuple[str, ...]:
    return connector.api_key_header.lower(), "authorization"


def credentials_headers(connector: Connector) -> dict[str, str]:
    """The headers of both connections; the one that is not in use has no value and is not sent."""
    key, token = secret_headers(connector)
    return {key: "{{connection.apiKey}}", token: "{{connection.authorization}}"}


def no_credentials(connector: Connector) -> dict[str, str]:
    """What displaces the headers of the base in a call that anybody may make."""
    return dict.fromkeys(secret_headers(connector), iml.template(iml.NOTHING))
