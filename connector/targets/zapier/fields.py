"""Inputs as fields of Zapier's editor. Imports model and this package's names and wording."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from connector.model import Connector, Input, Option
from connector.targets.wording import title_case
from connector.targets.zapier.names import dropdown_key, key_of
from connector.targets.zapier.wording import as_found, sentence

Field = dict[str, Any]
Searches = Mapping[str, str]
"""For a picker the search that finds the same records, as Zapier refers to it."""

ADVANCED = {"key": "advanced", "label": "Advanced"}
FILE_HELP = "Takes a file of an earlier step, or an address to download it from."
LIMIT = "limit"
SHOWN = 50
"""How many records of a list a search asks for unless a person says otherwise."""

_TYPES = {"json": "code", "text": "string"}
_WIDGETS = {"code": "code", "multiline": "text"}


def form(
    inputs: Sequence[Input], searches: Searches, groups: Sequence[tuple[str, str]] = ()
) -> Field:
    """The keys of an operation that describe its form: required fields come first.

    `groups` are names of inputs that belong together and what is true of them.
    """
    if not inputs:
        return {}
    ordered = sorted(inputs, key=lambda item: not item.required)
    fields = [
        _field(item, searches, [text for name, text in groups if name == item.name])
        for item in ordered
    ]
    grouped = {"inputFieldGroups": [ADVANCED]} if any(item.advanced for item in inputs) else {}
    return {**grouped, "inputFields": fields}


def searches_of(connector: Connector) -> Searches:
    """The lists among the actions that read what a picker reads, best one that finds by name."""
    actions = sorted(connector.actions, key=lambda action: any(i.filter for i in action.inputs))
    return {
        picker.name: f"{key_of(action.name)}.{picker.value}"
        for picker in connector.pickers
        for action in actions
        if action.effect == "read" and action.output.many
        if action.operation is not None and action.operation.id == picker.operation.id
        if set(action.output.keys) & set(picker.records) and "." not in picker.value
    }


def _field(item: Input, searches: Searches, notes: Sequence[str]) -> Field:
    made: Field = {"key": item.name, "label": title_case(item.label), "type": _type(item)}
    if item.required:
        made["required"] = True
    if item.many:
        made["list"] = True
    if item.picker is not None:
        made["dynamic"] = f"{dropdown_key(item.picker)}.id.name"
        if not item.many and item.picker in searches:
            made["search"] = searches[item.picker]
    elif item.options:
        made["choices"] = [_choice(option) for option in item.options]
    default = SHOWN if item.name == LIMIT and not item.destinations else item.default
    if default not in (None, "", []):
        made["default"] = _text(default)
    if item.placeholder:
        made["placeholder"] = item.placeholder
    told = sentence(as_found(item.help))
    help_text = " ".join(text for text in (told, *_kind_help(item), *notes) if text)
    if help_text:
        made["helpText"] = sentence(help_text)
    if item.advanced:
        made["group"] = ADVANCED["key"]
    return made


def _type(item: Input) -> str:
    if item.picker is None and item.options:
        return "string"
    if item.kind == "text" and item.widget in _WIDGETS and not item.many:
        return _WIDGETS[item.widget]
    return _TYPES.get(item.kind, item.kind)


def _choice(option: Option) -> Field:
    value = _text(option.value)
    # What follows a number is a unit, and units are in lower case.
    label = option.label if option.label[:1].isdigit() else title_case(option.label)
    return {"value": value, "sample": value, "label": label or value}


def _kind_help(item: Input) -> list[str]:
    return [FILE_HELP] if item.kind == "file" else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
