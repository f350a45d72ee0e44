"""What a lint sees, and what it reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from connector.diagnostics import Diagnostic, Location, Severity
from connector.model import Action, Connector, Trigger
from connector.spec.cases import Case
from connector.spec.node import Node
from connector.spec.openapi import Api

Item = TypeVar("Item", Action, Trigger)
Sourced = tuple[Node, Item]


@dataclass(frozen=True, slots=True)
class Context:
    """The files that have no errors, with what they became.

    `connector` is None, and with it `home` useless, while any file has errors; `cases` is None
    if no cases were read.
    """

    api: Api
    home: Node | None
    connector: Connector | None
    actions: tuple[Sourced[Action], ...]
    triggers: tuple[Sourced[Trigger], ...]
    cases: tuple[Case, ...] | None

    def items(self) -> Iterator[tuple[Node, Action | Trigger]]:
        """Actions, then triggers."""
        yield from self.actions
        yield from self.triggers


@dataclass(frozen=True, slots=True)
class Finding:
    """A diagnostic, and who may exempt it: the file `owner`, naming `of` if it wants to."""

    diagnostic: Diagnostic
    owner: str
    of: str = ""


def finding(
    code: str,
    node: Node,
    message: str,
    hint: str = "",
    *,
    at: Location | None = None,
    of: str = "",
    severity: Severity = "error",
) -> Finding:
    """A finding in the file of a node, at the node's key unless another place is given."""
    place = at or node.at_key
    return Finding(Diagnostic(place, code, message, hint, severity), node.document.file, of)
