"""What n8n cannot express: it is left out of the package, and the build says so and why.

Imports diagnostics, model and this package.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from connector.diagnostics import Diagnostic, Diagnostics, Location
from connector.model import Action, Connector, Input, Trigger
from connector.targets.n8n.names import RESERVED, TARGET
from connector.targets.supported import Problem, file_of
from connector.targets.supported import supported as without


def supported(connector: Connector) -> tuple[Connector, tuple[Diagnostic, ...]]:
    """The connector without what n8n cannot show, and a warning for everything left out."""
    found = Diagnostics()
    kept = without(connector, TARGET, "n8n package", _problems_of, found, all_lists=True)
    kept = replace(kept, triggers=_agreeing(kept.triggers, found))
    return kept, found.items


def _problems_of(owner: Action | Trigger) -> Iterator[Problem]:
    for item in owner.inputs:
        yield from _problems(item)


def _problems(item: Input) -> Iterator[Problem]:
    if item.name in RESERVED:
        yield f"n8n has a field called {item.name} of its own", "rename the input"
    if item.kind == "file" and item.many:
        yield f"{item.name} takes several files and a field of n8n one", "take one file"
    if any(isinstance(option.value, (dict, list)) for option in item.options):
        yield f"{item.name} has options that are no plain values", "map plain options to them"
    texts = [item.default, *(option.value for option in item.options)]
    if any(isinstance(value, str) and value.startswith("=") for value in texts):
        yield (
            f"{item.name} has a default or an option that begins with an equals sign, "
            "which n8n takes for an expression",
            "map another value to it",
        )


def _agreeing(triggers: tuple[Trigger, ...], found: Diagnostics) -> tuple[Trigger, ...]:
    """Webhook triggers share one node, so inputs of one name have to be one field."""
    seen: dict[str, Input] = {}
    kept = []
    for trigger in triggers:
        looks = {item.name: replace(item, filter=None) for item in trigger.inputs}
        clash = [name for name, look in looks.items() if seen.get(name, look) != look]
        if trigger.kind == "webhook" and clash:
            message = (
                f"{trigger.name} is not in the n8n package, because another event "
                f"has an input {clash[0]} that looks different"
            )
            found.warning(
                Location(file_of(trigger)),
                "T102",
                message,
                "give both the same label and type",
            )
            continue
        if trigger.kind == "webhook":
            seen |= looks
        kept.append(trigger)
    return tuple(kept)
