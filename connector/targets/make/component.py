"""One component of the app: what makecomapp.json says of it, and its files.

Imports model and names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from connector.model import Operation
from connector.targets.make.names import API_KEY, OAUTH2, kebab

Kind = Literal["connection", "webhook", "module", "rpc"]
CONNECTIONS: dict[str, str | None] = {"connection": API_KEY, "altConnection": OAUTH2}
"""What a component says of the connections that it takes."""
NO_CONNECTIONS: dict[str, str | None] = dict.fromkeys(CONNECTIONS)

_SUFFIXES = {
    "communication": "communication.iml.json",
    "params": "params.iml.json",
    "staticParams": "static-params.iml.json",
    "mappableParams": "mappable-params.iml.json",
    "interface": "interface.iml.json",
    "samples": "samples.iml.json",
    "scope": "scope.iml.json",
    "epoch": "epoch.iml.json",
    "attach": "attach.iml.json",
    "detach": "detach.iml.json",
    "update": "update.iml.json",
    "requiredScope": "required-scope.iml.json",
    "scopeList": "scope-list.iml.json",
    "defaultScope": "default-scope.iml.json",
    "common": "common.json",
}


def connections_of(*operations: Operation | None) -> dict[str, str | None]:
    """The connections of what calls these operations; what is public needs none."""
    is_public = all(one is not None and one.public for one in operations)
    return NO_CONNECTIONS if is_public else CONNECTIONS


@dataclass(frozen=True, slots=True)
class Component:
    """`about` are its keys in makecomapp.json, `files` the data of its files by their key."""

    kind: Kind
    id: str
    about: dict[str, Any]
    files: dict[str, Any]

    def path(self, key: str) -> str:
        """Where a file lies; editors know its schema by the end of its name."""
        suffix = _SUFFIXES[key]
        if key == "communication" and self.about.get("connectionType") == "oauth":
            suffix = f"oauth-{suffix}"
        folder = kebab(self.id)
        return f"{self.kind}s/{folder}/{folder}.{suffix}"
