"""Values of custom fields: where they go, and which list defines the fields."""

from __future__ import annotations

from collections.abc import Sequence

from connector.model import CustomValues, Input, Operation
from connector.spec.lower.inputs import check_used
from connector.spec.lower.output import lower_output
from connector.spec.lower.places import find_parameter
from connector.spec.lower.scope import Scope, texts
from connector.spec.node import Node
from connector.wire.custom_values import VALUES

SAMPLE = [{"customFieldId": "student_id", "value": {"string": "1"}}]


def lower_custom_values(
    node: Node, inputs: Sequence[Input], operation: Operation, scope: Scope
) -> CustomValues | None:
    """What stands at `custom_values` of an action; None if no operation lists the fields."""
    written = node["custom_values"]
    parameter = find_parameter(written["to"], written["to"].value, operation, scope)
    if parameter is not None and not scope.takes(parameter.schema, SAMPLE):
        message = f"{written['to'].value} takes no list of values by field"
        scope.error(written["to"], "R308", message)
    values = next((item for item in inputs if item.name == VALUES), None)
    if values is None or values.kind != "json" or values.many or not values.required:
        hint = "add a required one of type 'json'"
        scope.error(written, "R315", f"there is no input {VALUES!r} for values by field", hint)
    check_used(node, inputs, {VALUES}, "say where with 'to'", scope)
    definitions = scope.operation(written["definitions"])
    if definitions is None:
        return None
    lower_output(written, definitions, scope)
    return CustomValues(written["to"].value, definitions, texts(written, "key"))
