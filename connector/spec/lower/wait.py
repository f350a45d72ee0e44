"""What an action waits for: a path of its output, and an input that says how long."""

from __future__ import annotations

from collections.abc import Sequence

from connector.model import Input, Output, Wait
from connector.spec.lower.scope import Scope, texts
from connector.spec.node import Node
from connector.wire.wait import TIMEOUT


def lower_wait(node: Node, inputs: Sequence[Input], output: Output, scope: Scope) -> Wait:
    """The condition at `wait` of an action."""
    written = node["wait"]
    scope.path(written["path"], output.schema, written["path"].value)
    longest = next((item for item in inputs if item.name == TIMEOUT), None)
    hint = "add an integer of seconds with 'min', 'max' and a 'default'"
    if longest is None:
        scope.error(written, "R315", f"there is no input {TIMEOUT!r}", hint)
    elif longest.kind != "integer" or longest.many or None in _bounds(longest):
        at = node["inputs"][TIMEOUT].at_key
        message = f"input {TIMEOUT!r} does not say how long to wait"
        scope.diagnostics.error(at, "R312", message, hint)
    return Wait(
        path=written["path"].value,
        every=written["every"].value,
        values=texts(written, "values"),
    )


def _bounds(item: Input) -> tuple[object, ...]:
    return (item.minimum, item.maximum, item.default)
