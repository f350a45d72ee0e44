"""Names of the package, of its actions and of its files. Imports model and `identifiers`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from connector.model import Action, Connector, Trigger
from connector.targets.identifiers import camel, identifier

TARGET = "activepieces"
RESERVED = frozenset({"auth"})
"""Properties that Activepieces has itself, which no input may be called."""
ALLOW_PRIVATE = "allowPrivateUrl"
"""A property of webhook triggers; inputs cannot be called so, as their names are lower case."""
LIMIT = "limit"
"""The input of every list that the core reads as the number of records wanted."""

Owner = TypeVar("Owner", Action, Trigger)


@dataclass(frozen=True, slots=True)
class Names:
    """What the package calls itself; both say "unofficial", since it is not the vendor's."""

    package: str
    title: str


def names_of(connector: Connector) -> Names:
    package = str(connector.targets[TARGET]["package"])
    return Names(package, f"{connector.title} Unofficial")


def piece_name(name: str) -> str:
    """ "queue.add_item" as "queue_add_item", which flows remember an action or trigger by."""
    resource, _, operation = name.partition(".")
    return f"{identifier(resource)}_{identifier(operation)}"


def operation_of(owner: Action | Trigger) -> str:
    """ "add_item" of "queue.add_item"."""
    return identifier(owner.name.partition(".")[2])


def resource_of(owner: Action | Trigger) -> str:
    return identifier(owner.name.partition(".")[0])


def by_resource(owners: Sequence[Owner]) -> dict[str, tuple[Owner, ...]]:
    """Each resource's actions or triggers, both in the order of their names."""
    ordered = sorted(owners, key=lambda owner: (resource_of(owner), owner.name))
    return {resource: tuple(group) for resource, group in groupby(ordered, key=resource_of)}


def list_name(resource: str, kind: str) -> str:
    """The constant that holds a resource's actions or triggers: "printJobsActions"."""
    return f"{camel(resource)}{kind}"
