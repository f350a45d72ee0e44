"""A composite is at least as dangerous as its steps, and is treated so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from connector.model.action import Effect
from connector.spec.lint.context import Context, Finding, finding

CODE = "L411"
STRENGTH = get_args(Effect)


def check(context: Context) -> Iterator[Finding]:
    for node, action in context.actions:
        if not action.steps:
            continue
        strongest = max((step.action.effect for step in action.steps), key=STRENGTH.index)
        if STRENGTH.index(action.effect) < STRENGTH.index(strongest):
            message = f"effect is {action.effect}, but a step is {strongest}"
            yield finding(CODE, node, message, at=node["effect"].at)
