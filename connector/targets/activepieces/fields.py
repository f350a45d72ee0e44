"""Inputs as properties of Activepieces: one kind of property for each kind of input.

Activepieces has no bounds and no placeholders, so what they say goes into the description; the core
checks. Its own kind for times reads one without an offset in the time zone of the server, so times
are text here. Imports model and this package.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from connector.model import Action, Input, Picker, Trigger
from connector.targets.activepieces.code import Code, block
from connector.targets.activepieces.names import ALLOW_PRIVATE, LIMIT
from connector.targets.identifiers import identifier
from connector.targets.wording import title_case

SHOWN = 50
"""How many records of a list are asked for until somebody says otherwise."""
MANY = 4
"""The members of a group are named one by one up to so many."""
A_TIME = "2026-07-02T10:00:00+02:00"
YES_OR_NO = [{"value": True, "label": "Yes"}, {"value": False, "label": "No"}]
PICKERS = "import { pickers } from '../common/pickers';\n"
"""What a file needs whose properties have pickers."""


@dataclass(frozen=True, slots=True)
class Field:
    """One property: the framework's name for its kind, what a person sees, and its picker."""

    name: str
    kind: str
    shown: dict[str, Any]
    picker: Picker | None = None


def fields_of(owner: Action | Trigger, pickers: Sequence[Picker]) -> tuple[Field, ...]:
    """The properties of an action or trigger, in the order of its inputs."""
    lists = {picker.name: picker for picker in pickers}
    fields = [_field(owner, item, lists.get(item.picker or "")) for item in owner.inputs]
    if isinstance(owner, Trigger) and owner.kind == "webhook":
        fields.append(_ALLOW_PRIVATE)
    return tuple(fields)


def property_of(field: Field, depth: int) -> Code:
    """The call that makes the property; its closing brace has `depth` tabs."""
    values = dict(field.shown)
    if field.picker is not None:
        values["auth"] = Code("pieceAuth")
        values["refreshers"] = []
        if field.picker.search is not None:
            values["refreshOnSearch"] = True
        values["options"] = Code(f"pickers.{identifier(field.picker.name)}")
    return Code(f"Property.{field.kind}({block(values, depth)})")


_ALLOW_PRIVATE = Field(
    ALLOW_PRIVATE,
    "Checkbox",
    {
        "displayName": "Allow Private Address",
        "description": (
            "Register an address that is not public. "
            "Nothing is delivered to it unless the server runs in the same network."
        ),
        "required": False,
        "defaultValue": False,
    },
)


def _field(owner: Action | Trigger, item: Input, picker: Picker | None) -> Field:
    kind, more = _look(item, picker)
    shown: dict[str, Any] = {"displayName": title_case(item.label)}
    description = _description(owner, item)
    if description:
        shown["description"] = description
    shown["required"] = item.required
    default = _default(owner, item)
    if default is not None:
        shown["defaultValue"] = default
    return Field(item.name, kind, shown | more, picker)


def _look(item: Input, picker: Picker | None) -> tuple[str, dict[str, Any]]:
    """The kind of property for an input, and what only that kind has."""
    if picker is not None:
        return ("MultiSelectDropdown" if item.many else "Dropdown"), {}
    if item.options:
        options = [{"value": option.value, "label": option.label} for option in item.options]
        kind = "StaticMultiSelectDropdown" if item.many else "StaticDropdown"
        return kind, {"options": {"options": options}}
    if item.many:
        return "Array", {}
    if item.kind == "boolean" and not _can_be_a_switch(item):
        return "StaticDropdown", {"options": {"options": YES_OR_NO}}
    if item.kind == "text" and item.widget in ("multiline", "code"):
        return "LongText", {}
    return _PLAIN[item.kind], {}


_PLAIN = {
    "text": "ShortText",
    "integer": "Number",
    "number": "Number",
    "boolean": "Checkbox",
    "datetime": "ShortText",
    "json": "Json",
    "file": "File",
}


def _can_be_a_switch(item: Input) -> bool:
    """Whether a switch that nobody touched, which is off, says what giving nothing says."""
    if item.required or item.default is not None:
        return True
    maps = [destination.map for destination in item.destinations]
    return all(table is not None and "false" not in table for table in maps)


def _default(owner: Action | Trigger, item: Input) -> Any:
    if isinstance(owner, Action) and owner.output.many and item.name == LIMIT:
        return SHOWN
    return item.default


def _description(owner: Action | Trigger, item: Input) -> str:
    example = item.placeholder or (A_TIME if item.kind == "datetime" else "")
    # Where there is something to choose from, an example of what is behind it only irritates.
    is_typed = item.picker is None and not item.options
    sentences = [item.help, f"For example: {example}" if example and is_typed else ""]
    if isinstance(owner, Action):
        sentences += _groups(owner, item)
    given = [sentence for sentence in sentences if sentence]
    return ". ".join([*(one.removesuffix(".") for one in given[:-1]), *given[-1:]])


def _groups(action: Action, item: Input) -> list[str]:
    """What the groups that an input belongs to ask for."""
    asked = [("exactly", group) for group in action.one_of]
    asked += [("at least", group) for group in action.any_of]
    return [
        f"Fill in {how} one of{_members(action, group)}"
        for how, group in asked
        if item.name in group
    ]


def _members(action: Action, group: Sequence[str]) -> str:
    """The labels of a group, or the first and the last of many that follow one another."""
    order = [one.name for one in action.inputs]
    labels = {one.name: title_case(one.label) for one in action.inputs}
    first, *_, last = sorted(order.index(name) for name in group)
    if len(group) > MANY and last - first + 1 == len(group):
        return f" the fields from {labels[order[first]]} to {labels[order[last]]}"
    return f": {', '.join(labels[name] for name in group)}"
