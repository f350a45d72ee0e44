"""A line for the shell that runs an action, with a plausible value for what it must be given."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator

from connector.model import Action, Input

PLAIN = {
    "boolean": "true",
    "datetime": "2026-01-31T12:00:00Z",
    "file": "part.gcode",
    "integer": "1",
    "json": "{}",
    "number": "1",
    "text": "example",
}


def shell_line(action: Action) -> str:
    """The `connector run` of an action; it passes the checks of its inputs."""
    given = [f" -i {shlex.quote(f'{name}={value}')}" for name, value in examples(action).items()]
    return f"connector run {action.name}{''.join(given)}"


def examples(action: Action) -> dict[str, str]:
    """Values as the shell gives them: for required inputs, and for one of each group."""
    return {name: _example(item) for name, item in _needed(action)}


def _needed(action: Action) -> Iterator[tuple[str, Input]]:
    chosen = [group[:1] for group in (*action.one_of, *action.any_of)]
    wanted = {name for group in chosen for name in group}
    for item in action.inputs:
        if item.name in wanted or (item.required and item.default is None):
            yield item.name, item


def _example(item: Input) -> str:
    if item.options:
        return str(item.options[0].value)
    if item.placeholder:
        return item.placeholder
    if item.minimum is not None and item.kind in ("integer", "number"):
        return f"{max(item.minimum, 1):g}"
    return json.dumps(item.default) if item.default is not None else PLAIN[item.kind]
