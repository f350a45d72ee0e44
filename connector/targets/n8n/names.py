"""Names of files, classes, types and parameters in the package. Imports model and `identifiers`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from connector.model import Connector
from connector.targets.identifiers import identifier, pascal

TARGET = "n8n"
OPTIONAL = "additionalFields"
FILTERS = "filters"
RESERVED = frozenset(
    {
        "allowPhysical",
        "authentication",
        "resource",
        "operation",
        "event",
        "events",
        "options",
        "outputField",
        "pollTimes",
        "returnAll",
        "simple",
        OPTIONAL,
        FILTERS,
    }
)
"""Parameters of the nodes themselves, which no input may be called."""


@dataclass(frozen=True, slots=True)
class Names:
    """What the package calls itself and its parts. `type` begins type names, `title` texts."""

    package: str
    title: str
    type: str

    @property
    def action_node(self) -> str:
        return self.type

    @property
    def trigger_node(self) -> str:
        return f"{self.type}Trigger"

    @property
    def poll_node(self) -> str:
        return f"{self.type}PollTrigger"

    @property
    def api_key(self) -> str:
        return f"{self.type}Api"

    @property
    def oauth2(self) -> str:
        return f"{self.type}OAuth2Api"


def names_of(connector: Connector) -> Names:
    """All names say "unofficial": the package is not the vendor's."""
    letters = re.sub(r"[^A-Za-z0-9]", "", connector.title)
    if not letters[:1].isalpha():
        letters = pascal(identifier(connector.name))
    package = str(connector.targets["n8n"]["package"])
    return Names(package, f"{connector.title} Unofficial", f"{letters}Unofficial")


def type_name(class_name: str) -> str:
    """The name of a node or credential in workflows: that of its class, but for one letter."""
    return class_name[:1].lower() + class_name[1:]


def search_method(picker: str) -> str:
    return f"search{pascal(identifier(picker))}"


def map_method(picker: str) -> str:
    return f"map{pascal(identifier(picker))}"


def load_method(picker: str) -> str:
    return f"load{pascal(identifier(picker))}"
