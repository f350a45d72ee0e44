"""Tags of materials: what is read before and after, and where the tags go."""

from __future__ import annotations

from collections.abc import Sequence

from connector.model import Input, MaterialTags, Operation, Output
from connector.spec.lower.places import find_parameter
from connector.spec.lower.reading import lower_given
from connector.spec.lower.scope import Scope
from connector.spec.node import Node
from connector.wire.material_tags import MATERIALS

SAMPLE = [{"nozzle": 0, "ext": 0, "type": 1}]


def lower_material_tags(
    node: Node,
    inputs: Sequence[Input],
    operation: Operation,
    read: Operation,
    output: Output,
    scope: Scope,
) -> MaterialTags:
    """The reading and the places at `material_tags` of an action; `output` is that of `read`."""
    written = node["material_tags"]
    to = written["to"]
    parameter = find_parameter(to, to.value, operation, scope)
    if parameter is not None and not scope.takes(parameter.schema, SAMPLE):
        scope.error(to, "R308", f"{to.value} takes no list of materials", "say where tags go")
    materials = next((item for item in inputs if item.name == MATERIALS), None)
    if materials is None or materials.kind != "json" or not materials.required:
        message = f"there is no required input {MATERIALS!r} of type json"
        scope.error(written, "R315", message, "people list the materials in it")
    for key in ("slots", "stored"):
        scope.path(written[key], output.schema, written[key].value)
    return MaterialTags(
        operation=read,
        given=lower_given(written, inputs, read, scope),
        slots=written["slots"].value,
        stored=written["stored"].value,
        to=to.value,
    )
