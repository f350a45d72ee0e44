"""What Activepieces cannot express: it is left out of the piece, and the build says so and why.

Imports diagnostics, model and this package.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from connector.diagnostics import Diagnostic, Diagnostics
from connector.model import Action, Connector, Input, Trigger
from connector.targets.activepieces.names import RESERVED, TARGET, piece_name
from connector.targets.supported import Problem
from connector.targets.supported import supported as without


def supported(connector: Connector) -> tuple[Connector, tuple[Diagnostic, ...]]:
    """The connector without what Activepieces cannot show, and a warning for what is left out."""
    found = Diagnostics()
    # Of two actions with one name Activepieces silently keeps the last.
    owners: list[Action | Trigger] = [*connector.actions, *connector.triggers]
    names = Counter((type(owner), piece_name(owner.name)) for owner in owners)

    def problems(owner: Action | Trigger) -> Iterator[Problem]:
        name = piece_name(owner.name)
        if names[type(owner), name] > 1:
            yield f"another one would be called {name} too", "rename one of them"
        if isinstance(owner, Trigger) and owner.sample is None:
            yield "Activepieces shows no trigger without a sample", "give it a sample"
        for item in owner.inputs:
            yield from _problems(item)

    return without(connector, TARGET, "Activepieces piece", problems, found), found.items


def _problems(item: Input) -> Iterator[Problem]:
    if item.name in RESERVED:
        yield f"Activepieces has a property called {item.name} of its own", "rename the input"
    if item.kind == "file" and item.many:
        yield f"{item.name} takes several files and a property one", "take one file"
    if item.kind == "json" and item.many:
        yield f"{item.name} takes several documents and a property one", "take one JSON list"
