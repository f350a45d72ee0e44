"""What Zapier cannot express: it is left out of the package, and the build says so and why.

Imports diagnostics, model and this package.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from connector.diagnostics import Diagnostic, Diagnostics, Location
from connector.model import Action, Connector, Input, Trigger
from connector.targets.supported import Problem
from connector.targets.supported import supported as without
from connector.targets.zapier.names import TARGET


def supported(connector: Connector) -> tuple[Connector, tuple[Diagnostic, ...]]:
    """The connector without what Zapier cannot show, and a warning for everything left out."""
    found = Diagnostics()
    kept = without(connector, TARGET, "Zapier package", _problems_of, found)
    owners: list[Action | Trigger] = [*kept.actions, *kept.triggers]
    used = {item.picker for one in owners for item in one.inputs}
    pickers = tuple(one for one in kept.pickers if one.name in used)
    if searched := [picker.name for picker in pickers if picker.search is not None]:
        found.warning(
            Location("specs/connector.yaml"),
            "T103",
            f"the search of pickers {', '.join(searched)} is not in the Zapier package, because "
            "Zapier searches the choices that it has loaded by itself",
            "people load more pages of the dropdown, or enter an ID",
        )
    return replace(kept, pickers=pickers), found.items


def _problems_of(owner: Action | Trigger) -> Iterator[Problem]:
    if isinstance(owner, Action) and any(
        one.wait is not None for one in (owner, *(step.action for step in owner.steps))
    ):
        yield "it waits, and Zapier ends a step after 30 seconds", "use a trigger instead"
    for item in owner.inputs:
        yield from _problems(item)


def _problems(item: Input) -> Iterator[Problem]:
    if item.kind == "file" and item.many:
        yield f"{item.name} takes several files and a field of Zapier one", "take one file"
    if any(option.value in (None, "") for option in item.options):
        yield f"{item.name} has an empty option, which Zapier takes for none", "leave it out"
    if len({str(option.value) for option in item.options}) < len(item.options):
        yield f"{item.name} has options that are the same as text", "make them differ"
