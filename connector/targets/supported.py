"""Leaving out what a target cannot express: the build says what, why, and what to do instead.

Imports diagnostics, model and `overrides`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from connector.diagnostics import Diagnostics, Location
from connector.model import Action, Connector, Trigger
from connector.targets.overrides import is_hidden

Problem = tuple[str, str]
"""What is wrong, "because …", and what to do instead."""
Problems = Callable[[Action | Trigger], Iterable[Problem]]


def supported(
    connector: Connector, target: str, package: str, problems: Problems, found: Diagnostics
) -> Connector:
    """The connector without what the target hides or has `problems` with.

    `package` names the target's product in the warnings, for example "n8n package".
    """

    def fits(owner: Action | Trigger) -> bool:
        wrong = list(problems(owner))
        for reason, instead in wrong:
            message = f"{owner.name} is not in the {package}, because {reason}"
            found.warning(Location(file_of(owner)), "T101", message, instead)
        return not wrong

    visible = [one for one in connector.actions if not is_hidden(one, target)]
    return replace(
        connector,
        actions=tuple(one for one in visible if fits(one)),
        triggers=tuple(one for one in connector.triggers if fits(one)),
    )


def file_of(owner: Action | Trigger) -> str:
    """Where an action or trigger is written."""
    if isinstance(owner, Action):
        return f"actions/{owner.name.replace('.', '/')}.yaml"
    return f"triggers/{owner.kind}/{owner.name.replace('.', '_')}.yaml"
