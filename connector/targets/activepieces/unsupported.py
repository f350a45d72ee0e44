"""What Activepieces cannot express: it is left out of the piece, and the build says so and why.

Imports diagnostics, model and this package.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from connector.diagnostics import Diagnostic, Diagnostics, Location
from connector.model import Action, Connector, Input, Trigger
from connector.targets.activepieces.names import RESERVED, TARGET, piece_name
from connector.targets.supported import Problem, file_of
from connector.targets.supported import supported as without
from connector.wire.wait import TIMEOUT

LONGEST_WAIT = 540
"""Seconds. A flow ends after ten minutes, and has other steps as well."""


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

    kept = without(connector, TARGET, "Activepieces piece", problems, found)
    return replace(kept, actions=tuple(_hurried(one, found) for one in kept.actions)), found.items


def _hurried(action: Action, found: Diagnostics) -> Action:
    """The action with waits that end before the flow does."""
    longest = action.input(TIMEOUT)
    waits = action.wait or any(step.action.wait for step in action.steps)
    if not waits or longest is None or (longest.maximum or 0) <= LONGEST_WAIT:
        return action
    message = (
        f"{action.name} waits at most {LONGEST_WAIT} seconds in the Activepieces piece, because "
        "a flow ends after ten minutes"
    )
    found.warning(Location(file_of(action)), "T103", message, "use a trigger for longer waits")
    return _shortened(action)


def _shortened(action: Action) -> Action:
    steps = tuple(replace(step, action=_shortened(step.action)) for step in action.steps)
    inputs = tuple(
        replace(item, maximum=LONGEST_WAIT, default=min(item.default, LONGEST_WAIT))
        if item.name == TIMEOUT
        else item
        for item in action.inputs
    )
    return replace(action, inputs=inputs, steps=steps)


def _problems(item: Input) -> Iterator[Problem]:
    if item.name in RESERVED:
        yield f"Activepieces has a property called {item.name} of its own", "rename the input"
    if item.kind == "file" and item.many:
        yield f"{item.name} takes several files and a property one", "take one file"
    if item.kind == "json" and item.many:
        yield f"{item.name} takes several documents and a property one", "take one JSON list"
