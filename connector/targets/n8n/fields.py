"""Inputs as n8n's properties: one kind of field for each kind of input.

Imports model and this package's names and wording.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from connector.model import Input
from connector.targets.n8n.names import load_method, search_method
from connector.targets.n8n.wording import choice, sentence, whether
from connector.targets.wording import singular, title_case

Property = dict[str, Any]
Titles = Mapping[str, str]
"""Titles of pickers by name: what one choice is called."""

DYNAMIC = (
    "Choose from the list, or specify IDs using an "
    '<a href="https://docs.n8n.io/code/expressions/">expression</a>'
)
ROWS = {"multiline": 4, "code": 6}

# What n8n's linter asks of a field because of its name.
_COLOR = re.compile("colou?r", re.IGNORECASE)
_SECRET = re.compile("secret|password|token|apiKey")
_ID = re.compile(r"\b[iI]ds?\b")


def property_of(item: Input, titles: Titles, show: Property | None = None) -> Property:
    """The field of an input. `show` holds further keys of a field that stands alone."""
    made = _BUILDERS[_look(item)](item, titles)
    head = {
        "displayName": made.pop("displayName", title_case(item.label)),
        "name": item.name,
        "type": made.pop("type"),
    }
    if show is not None and item.required:
        head["required"] = True
    return {**head, **(show or {}), **made, **_example(item), **_help(item)}


def _example(item: Input) -> Property:
    """The placeholder; n8n's linter would write the key "id" of JSON in capitals there."""
    if not item.placeholder:
        return {}
    if item.kind == "json" and _ID.search(item.placeholder):
        return {"hint": f"For example {item.placeholder}"}
    return {"placeholder": f"e.g. {item.placeholder}"}


def _help(item: Input) -> Property:
    if not item.help:
        return {"description": DYNAMIC} if _is_dynamic(item) else {}
    if _is_dynamic(item):
        return {"hint": sentence(item.help), "description": DYNAMIC}
    words = whether if item.kind == "boolean" else sentence
    return {"description": words(item.help)}


def _is_dynamic(item: Input) -> bool:
    return item.picker is not None and item.many


def _look(item: Input) -> str:
    """Which kind of field shows an input."""
    if item.picker is not None:
        return "choices" if item.many else "choice"
    if item.options:
        return "fixed_choices" if item.many else "fixed_choice"
    return "list" if item.many else item.kind


def can_be_left_empty(item: Input) -> bool:
    """Whether the field of an input can stand alone and yet say that nothing was given."""
    if _look(item) in ("fixed_choice", "integer", "number"):
        return False
    if item.kind != "boolean":
        return True
    maps = [destination.map for destination in item.destinations]
    return all(table is not None and "false" not in table for table in maps)


def _choices(item: Input, titles: Titles) -> Property:
    chosen, title = singular(item.label), titles[item.picker or ""].lower()
    if chosen == item.label and title not in chosen.lower():
        chosen += f" {title}"  # "Visible to" does not say what is chosen, as "Printers" does.
    return {
        "displayName": f"{title_case(chosen)} Names or IDs",
        "type": "multiOptions",
        "typeOptions": {"loadOptionsMethod": load_method(item.picker or "")},
        "default": [],
    }


def _choice(item: Input, titles: Titles) -> Property:
    title = titles[item.picker or ""].lower()
    by_id: Property = {"displayName": "By ID", "name": "id", "type": "string"}
    if item.kind == "integer":
        problem = f"Not a valid {title} ID"
        rule = {"regex": r"\s*-?[0-9]+\s*", "errorMessage": problem}
        by_id |= {
            "placeholder": "e.g. 42",
            "validation": [{"type": "regex", "properties": rule}],
        }
    from_list = {
        "displayName": "From List",
        "name": "list",
        "type": "list",
        "placeholder": "Choose from the list...",
        "typeOptions": {
            "searchListMethod": search_method(item.picker or ""),
            "searchable": True,
        },
    }
    return {
        "type": "resourceLocator",
        "default": {"mode": "list", "value": ""},
        "modes": [from_list, by_id],
    }


def _options(item: Input) -> list[Property]:
    found = [{"name": choice(option.label), "value": option.value} for option in item.options]
    return sorted(found, key=lambda option: str(option["name"]).casefold())


def _fixed_choices(item: Input, _: Titles) -> Property:
    return {"type": "multiOptions", "options": _options(item), "default": item.default or []}


def _fixed_choice(item: Input, _: Titles) -> Property:
    options = _options(item)
    default = options[0]["value"] if item.default is None else item.default
    return {"type": "options", "options": options, "default": default}


def _list(item: Input, _: Titles) -> Property:
    made = {"type": _text_type(item), "default": item.default or ""}
    return {**made, "hint": "Several values are comma-separated"}


def _text(item: Input, _: Titles) -> Property:
    made: Property = {"type": _text_type(item)}
    options = {"rows": ROWS[item.widget]} if item.widget in ROWS else {}
    if _SECRET.search(item.name):
        options["password"] = True
    return {**made, **({"typeOptions": options} if options else {}), "default": item.default or ""}


def _text_type(item: Input) -> str:
    """A field for a color has a box beside its palette, which takes any text."""
    return "color" if _COLOR.search(item.name) else "string"


def _number(item: Input, _: Titles) -> Property:
    bounds = {"minValue": item.minimum, "maxValue": item.maximum}
    given = {name: bound for name, bound in bounds.items() if bound is not None}
    default = item.minimum or 0 if item.default is None else item.default
    return {"type": "number", **({"typeOptions": given} if given else {}), "default": default}


def _boolean(item: Input, _: Titles) -> Property:
    return {"type": "boolean", "default": bool(item.default)}


def _datetime(item: Input, _: Titles) -> Property:
    return {"type": "dateTime", "default": item.default or ""}


def _json(item: Input, _: Titles) -> Property:
    return {"type": "json", "default": ""}


def _file(item: Input, _: Titles) -> Property:
    return {
        "displayName": "Input Binary Field",
        "type": "string",
        "default": "data",
        "hint": "The name of the input field containing the file",
    }


_BUILDERS = {
    "boolean": _boolean,
    "choice": _choice,
    "choices": _choices,
    "datetime": _datetime,
    "file": _file,
    "fixed_choice": _fixed_choice,
    "fixed_choices": _fixed_choices,
    "integer": _number,
    "json": _json,
    "list": _list,
    "number": _number,
    "text": _text,
}
