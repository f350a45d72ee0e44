"""Lines of G-code: inputs in them exist and are numbers, so that no text ever gets into a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from connector.diagnostics import near_miss
from connector.model import Gcode, Input, Operation
from connector.spec.lower.inputs import check_used
from connector.spec.lower.places import find_parameter
from connector.spec.lower.scope import Scope
from connector.spec.node import Node

_SLOT = re.compile(r"\{([a-z0-9_]+)(%\d+)?\??\}")
SAMPLE = ["G28"]


def lower_gcode(node: Node, inputs: Sequence[Input], operation: Operation, scope: Scope) -> Gcode:
    """The lines at `gcode` of an action, and where they go."""
    written = node["gcode"]
    parameter = find_parameter(written["to"], written["to"].value, operation, scope)
    if parameter is not None and not scope.takes(parameter.schema, SAMPLE):
        message = f"{written['to'].value} takes no list of texts"
        scope.error(written["to"], "R308", message, "say where lines of G-code go")
    used: set[str] = set()
    for line in written.items("lines"):
        for name, share in _SLOT.findall(line.value):
            used.add(name)
            _check_slot(line, name, bool(share), inputs, scope)
    check_used(node, inputs, used, "say where with 'to', or use it in a line", scope)
    return Gcode(written["to"].value, tuple(line.value for line in written.items("lines")))


def _check_slot(line: Node, name: str, share: bool, inputs: Sequence[Input], scope: Scope) -> None:
    item = next((one for one in inputs if one.name == name), None)
    if item is None:
        names = [one.name for one in inputs]
        message = f"there is no input {name!r}"
        scope.error(line, "R315", message, near_miss(name, names))
    elif item.kind not in ("integer", "number") or item.many:
        message = f"a line takes one number, and input {name!r} is none"
        scope.error(line, "R312", message, "text could hold other commands")
    elif share and (item.minimum, item.maximum) != (0, 100):
        message = f"'%' takes percents, and input {name!r} is not bounded by 0 and 100"
        scope.error(line, "R312", message, "give it 'min: 0' and 'max: 100'")
