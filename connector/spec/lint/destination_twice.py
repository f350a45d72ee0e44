"""No two inputs of an action go to the same place, where one would overwrite the other."""

from __future__ import annotations

from collections.abc import Iterator

from connector.model import Action
from connector.spec.lint.context import Context, Finding, finding

CODE = "L406"


def check(context: Context) -> Iterator[Finding]:
    for node, action in context.actions:
        taken = dict.fromkeys(action.constants or (), "a constant")
        for item in () if action.steps else action.inputs:
            for to in item.destinations:
                place = f"{to.place}.{to.key}"
                other = taken.setdefault(place, item.name)
                if other != item.name and not _exclusive(action, {other, item.name}):
                    message = f"{item.name!r} goes to {place}, and so does {other!r}"
                    at = node["inputs"][item.name].at_key
                    yield finding(CODE, node, message, at=at, of=item.name)


def _exclusive(action: Action, names: set[str]) -> bool:
    return any(names <= set(group) for group in action.one_of)
