"""What modules and RPCs inherit: host, credentials, errors, and what logs leave out.

Imports model and this package.
"""

from __future__ import annotations

from connector.model import Connector
from connector.targets.make.answers import valid_with
from connector.targets.make.credentials import credentials_headers, secret_headers
from connector.targets.make.errors import errors
from connector.targets.make.requests import Data, base_url


def base_of(connector: Connector) -> Data:
    """Its errors are those of the most dangerous modules; all others say so themselves."""
    return {
        "baseUrl": base_url(connector, "api"),
        "headers": {"accept": "application/json, */*", **credentials_headers(connector)},
        "response": {"valid": valid_with(), "error": errors("physical")},
        "log": sanitized(*secret_headers(connector)),
    }


def sanitized(*paths: str) -> Data:
    """Paths that logs must not show; a bare name is a header of the request.

    Sources disagree on how names with a dash are written, so both ways are.
    """
    found: list[str] = []
    for path in paths:
        if "." in path:
            found.append(path)
            continue
        found.append(f"request.headers.{path}")
        if "-" in path:
            found.append(f"request.headers.`{path}`")
    return {"sanitize": found}
