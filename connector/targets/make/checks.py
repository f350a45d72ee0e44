"""What the form cannot check: requests that send nothing and are valid only if the inputs are.

Make runs the requests of a module in turn and stops at the first that is not valid, so these come
first. Imports model and this package.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from connector.model import Action, Input
from connector.targets.make import iml
from connector.targets.make.fields import data_field
from connector.targets.make.names import shown
from connector.targets.make.values import is_one_of_a_list, is_sent, split
from connector.wire.upload import PART_SIZE

Check = tuple[str, str]
"""A condition, and what is said if it does not hold."""
_UNQUOTED = frozenset("/\\'\"`")
JSON_START = "'/^[{[]/'"
NUMBER = "'/^-?[0-9]+$/'"
NUMBERS = "'/^-?[0-9]+(,-?[0-9]+)*$/'"
"""Patterns: what is replaced by nothing was a number, or several."""


def checks(action: Action) -> list[dict[str, Any]]:
    """One request for each check."""
    found = [
        *_ids(action),
        *_choices(action),
        *_json(action),
        *_lines(action),
        *_files(action),
        *_groups(action),
    ]
    return [_request(condition, message) for condition, message in found]


def _request(condition: str, message: str) -> dict[str, Any]:
    rule = {
        "condition": iml.template(condition),
        "message": shown(message),
        "type": "DataError",
    }
    return {"response": {"valid": rule}}


def _ids(action: Action) -> Iterator[Check]:
    """A choice takes whatever is mapped into it, and half a printer must not become another."""
    for item in action.inputs:
        if item.kind != "integer" or item.picker is None:
            continue
        given = iml.path("parameters", item.name)
        if item.many:
            text = f"join({given if item.required else iml.listed(given)}, ',')"
        else:
            text = f"toString({given if item.required else f'ifempty({given}, emptystring)'})"
        takes = "whole numbers" if item.many else "a whole number"
        pattern = NUMBERS if item.many else NUMBER
        yield f"!replace({text}, {pattern}, emptystring)", f"{item.label} takes {takes}"


def _choices(action: Action) -> Iterator[Check]:
    """What was mapped into a choice is one, or at least of the form that the ids have."""
    for item in action.inputs:
        form = pattern_of(item)
        if form is None or item.kind == "boolean" or action.strategy == "call":
            continue
        given = iml.path("parameters", item.name)
        values = given if item.required else iml.listed(given)
        text = f"join({values}, ',')" if item.many else f"toString(ifempty({given}, emptystring))"
        takes = f"{'only' if item.many else 'one of'} its choices"
        if not item.options:
            takes = f"text such as {item.placeholder}" if item.placeholder else "no such text"
        yield f"!replace({text}, {iml.string(form)}, emptystring)", f"{item.label} takes {takes}"


def pattern_of(item: Input) -> str | None:
    """The pattern of what a choice takes; None for what is no choice or cannot be written."""
    one = None
    if item.options:
        escaped = [_escaped(str(option.value)) for option in item.options]
        one = None if None in escaped else f"({'|'.join(map(str, escaped))})"
    elif item.picker is not None and item.pattern and not set(item.pattern) & _UNQUOTED:
        found = re.fullmatch(r"\^(.*)\$", item.pattern)
        one = found[1] if found and "|" not in found[1] else None
    if one is None:
        return None
    return f"/^{one}(,{one})*$/" if item.many else f"/^{one}$/"


def _escaped(text: str) -> str | None:
    """A text inside of a pattern, without a backslash, which IML has no way to write."""
    if not text or set(text) & {*_UNQUOTED, "^", ","}:
        return None
    return "".join(f"[{letter}]" if letter in ".*+?()[]{}|$" else letter for letter in text)


def _json(action: Action) -> Iterator[Check]:
    for item in action.inputs:
        if item.kind != "json" or action.strategy == "call":
            continue
        text = f"trim(ifempty({iml.path('parameters', item.name)}, '[]'))"
        test = f"replace({text}, {JSON_START}, emptystring) != {text}"
        yield test, f"{item.label} takes a JSON object or list"


def _lines(action: Action) -> Iterator[Check]:
    for item in action.inputs:
        if not any(d.split and not is_one_of_a_list(item, d) for d in item.destinations):
            continue
        given = f"ifempty({iml.path('parameters', item.name)}, emptystring)"
        if item.required:
            yield f"length(trim({given})) > 0", f"{item.label} takes at least one line"
        if item.max_items is not None:
            many = f"{item.label} takes at most {item.max_items} lines"
            yield f"length({split(given)}) <= {item.max_items}", many


def _files(action: Action) -> Iterator[Check]:
    for item in action.inputs:
        if item.kind != "file":
            continue
        size = f"length({iml.path('parameters', data_field(item))})"
        yield f"{size} > 0", f"{item.label} takes a file that is not empty"
        limit = f"a file of at most {PART_SIZE // 2**20} MiB here"
        message = f"{item.label} takes {limit}, since Make cannot send it in parts"
        yield f"{size} <= {PART_SIZE}", message


def _groups(action: Action) -> Iterator[Check]:
    for group in action.one_of:
        yield f"{_count(action, group)} = 1", f"Give exactly one of: {_labels(action, group)}"
    for group in action.any_of:
        yield f"{_count(action, group)} > 0", f"Give at least one of: {_labels(action, group)}"


def _members(action: Action, group: Sequence[str]) -> list[Input]:
    return [item for name in group if (item := action.input(name)) is not None]


def _count(action: Action, group: Sequence[str]) -> str:
    members = _members(action, group)
    return " + ".join(iml.choose(is_sent(item), "1", "0") for item in members)


def _labels(action: Action, group: Sequence[str]) -> str:
    return ", ".join(item.label for item in _members(action, group))
