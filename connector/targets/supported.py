"""Leaving out what a target cannot express: the build says what, why, and what to do instead.

Imports diagnostics, model and `overrides`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from connector.diagnostics import Diagnostics, Location
from connector.model import Action, Connector, Input, Trigger
from connector.targets.overrides import is_hidden

Owner = TypeVar("Owner", Action, Trigger)
Problem = tuple[str, str]
"""What is wrong, "because …", and what to do instead."""
Problems = Callable[[Action | Trigger], Iterable[Problem]]


def supported(
    connector: Connector,
    target: str,
    package: str,
    problems: Problems,
    found: Diagnostics,
    *,
    all_lists: bool = False,
) -> Connector:
    """The connector without what the target hides or has `problems` with.

    `package` names the target's product in the warnings, for example "n8n package". Unless the
    target shows `all_lists`, what depends on other inputs or takes values by field is typed in.
    """

    def fits(owner: Action | Trigger) -> bool:
        wrong = list(problems(owner))
        for reason, instead in wrong:
            message = f"{owner.name} is not in the {package}, because {reason}"
            found.warning(Location(file_of(owner)), "T101", message, instead)
        return not wrong

    connector = connector if all_lists else with_plain_lists(connector)
    visible = [one for one in connector.actions if not is_hidden(one, target)]
    return replace(
        connector,
        actions=tuple(one for one in visible if fits(one)),
        triggers=tuple(one for one in connector.triggers if fits(one)),
    )


def with_plain_lists(connector: Connector) -> Connector:
    """Inputs with lists of one plain value that depend on nothing; the others without a list."""
    dependent = {picker.name for picker in connector.pickers if picker.needs}
    owners: list[Action | Trigger] = [*connector.actions, *connector.triggers]
    inputs = [item for owner in owners for item in owner.inputs]
    of_fields = {item.picker for item in inputs if item.kind == "json"}
    gone = dependent | of_fields - {item.picker for item in inputs if item.kind != "json"}

    def plain(item: Input) -> Input:
        is_plain = item.kind != "json" and item.picker not in dependent
        return item if is_plain else replace(item, picker=None)

    def plainly(owner: Owner) -> Owner:
        return replace(owner, inputs=tuple(map(plain, owner.inputs)))

    return replace(
        connector,
        pickers=tuple(one for one in connector.pickers if one.name not in gone),
        actions=tuple(map(plainly, connector.actions)),
        triggers=tuple(map(plainly, connector.triggers)),
    )


def file_of(owner: Action | Trigger) -> str:
    """Where an action or trigger is written."""
    if isinstance(owner, Action):
        return f"actions/{owner.name.replace('.', '/')}.yaml"
    return f"triggers/{owner.kind}/{owner.name.replace('.', '_')}.yaml"
