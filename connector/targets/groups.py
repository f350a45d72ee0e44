"""What groups of inputs ask for, in words. Imports model and the wording of all targets."""

from __future__ import annotations

from collections.abc import Sequence

from connector.model import Action
from connector.targets.wording import title_case

Said = list[tuple[str, str]]
"""Names of inputs, and what their group asks for."""


def exactly_one(action: Action) -> Said:
    """For each input of a group of which one has to be given, that this is so."""
    return _said(action, "exactly", action.one_of)


def at_least_one(action: Action) -> Said:
    """For each input of a group of which some have to be given, that this is so."""
    return _said(action, "at least", action.any_of)


def _said(action: Action, how: str, groups: Sequence[Sequence[str]]) -> Said:
    labels = {item.name: title_case(item.label) for item in action.inputs}
    said: Said = []
    for group in groups:
        names = [labels[name] for name in group if name in labels]
        text = f"Fill in {how} one of {', '.join(names[:-1])} and {names[-1]}."
        said += [(name, text) for name in group] if len(names) > 1 else []
    return said
