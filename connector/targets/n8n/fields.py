"""Inputs as n8n's properties: one kind of field for each kind of input.

Imports model and this package's names and wording.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from connector.model import Input, Picker
from connector.targets.n8n.names import load_method, map_method, search_method
from connector.targets.n8n.wording import choice, sentence, whether
from connector.targets.wording import singular, title_case

Property = dict[str, Any]
Pickers = Mapping[str, Picker]
"""Pickers by name; their `url` is a whole address here."""

DYNAMIC = (
    "Choose from the list, or specify IDs using an "
    '<a href="https://docs.n8n.io/code/expressions/">expression</a>'
)
ROWS = {"multiline": 4, "code": 6}

# What n8n's linter asks of a field because of its name.
_COLOR = re.compile("colou?r", re.IGNORECASE)
_SECRET = re.compile("secret|password|token|apiKey")
_ID = re.compile(r"\b[iI]ds?\b")


def property_of(item: Input, pickers: Pickers, show: Property | None = None) -> Property:
    """The field of an input. `show` holds further keys of a field that stands alone."""
    made = _BUILDERS[_look(item)](item, pickers)
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
        return "values" if holds_values(item) else "choices" if item.many else "choice"
    if item.options:
        return "fixed_choices" if item.many else "fixed_choice"
    return "list" if item.many else item.kind


def holds_values(item: Input) -> bool:
    """Whether an input is an object of values by the choices of its picker."""
    return item.kind == "json" and item.picker is not None


def can_be_left_empty(item: Input) -> bool:
    """Whether the field of an input can stand alone and yet say that nothing was given."""
    if _look(item) in ("fixed_choice", "integer", "number"):
        return False
    if item.kind != "boolean":
        return True
    maps = [destination.map for destination in item.destinations]
    return all(table is not None and "false" not in table for table in maps)


def _choices(item: Input, pickers: Pickers) -> Property:
    chosen, title = singular(item.label), pickers[item.picker or ""].title.lower()
    if chosen == item.label and title not in chosen.lower():
        chosen += f" {title}"  # "Visible to" does not say what is chosen, as "Printers" does.
    return {
        "displayName": f"{title_case(chosen)} Names or IDs",
        "type": "multiOptions",
        "typeOptions": {
            "loadOptionsMethod": load_method(item.picker or ""),
            **_dependence(pickers[item.picker or ""]),
        },
        "default": [],
    }


def _choice(item: Input, pickers: Pickers) -> Property:
    title = pickers[item.picker or ""].title.lower()
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
    dependence = _dependence(pickers[item.picker or ""])
    return {
        "type": "resourceLocator",
        **({"typeOptions": dependence} if dependence else {}),
        "default": {"mode": "list", "value": ""},
        "modes": [from_list, by_id, *_by_url(pickers[item.picker or ""])],
    }


def _dependence(picker: Picker) -> Property:
    """The fields, all of them resource locators, after whose change a list is loaded again."""
    fields = [f"{name}.value" for name in (picker.needs or {}).values()]
    return {"loadOptionsDependsOn": fields} if fields else {}


def _by_url(picker: Picker) -> list[Property]:
    """The mode that takes the address of a page of the panel, if that is known."""
    if picker.url is None:
        return []
    first, _, rest = urlsplit(picker.url).path[1:].removesuffix("{value}").partition("/")
    # The number of the account may stand between them.
    address = rf"https?://[^/\s]+/{first}/(?:[0-9]+/)?{rest}([A-Za-z0-9_-]+)(?:[/?#]\S*)?"
    problem = f"Not the address of a {picker.title.lower()}"
    rule = {"regex": rf"\s*{address}\s*", "errorMessage": problem}
    return [
        {
            "displayName": "By URL",
            "name": "url",
            "type": "string",
            "placeholder": f"e.g. {picker.url.format(value=42)}",
            "extractValue": {"type": "regex", "regex": address},
            "validation": [{"type": "regex", "properties": rule}],
        }
    ]


def _values(item: Input, pickers: Pickers) -> Property:
    title = pickers[item.picker or ""].title.lower()
    mapper = {
        "resourceMapperMethod": map_method(item.picker or ""),
        "mode": "add",
        "fieldWords": {"singular": title, "plural": f"{title}s"},
        "addAllFields": False,
        "supportAutoMap": False,
    }
    return {
        "type": "resourceMapper",
        "noDataExpression": True,
        "typeOptions": {"resourceMapper": mapper},
        "default": {"mappingMode": "defineBelow", "value": None},
    }


def _options(item: Input) -> list[Property]:
    found = [{"name": choice(option.label), "value": option.value} for option in item.options]
    return sorted(found, key=lambda option: str(option["name"]).casefold())


def _fixed_choices(item: Input, _: Pickers) -> Property:
    return {"type": "multiOptions", "options": _options(item), "default": item.default or []}


def _fixed_choice(item: Input, _: Pickers) -> Property:
    options = _options(item)
    default = options[0]["value"] if item.default is None else item.default
    return {"type": "options", "options": options, "default": default}


def _list(item: Input, _: Pickers) -> Property:
    made = {"type": _text_type(item), "default": item.default or ""}
    return {**made, "hint": "Several values are comma-separated"}


def _text(item: Input, _: Pickers) -> Property:
    made: Property = {"type": _text_type(item)}
    options = {"rows": ROWS[item.widget]} if item.widget in ROWS else {}
    if _SECRET.search(item.name):
        options["password"] = True
    return {**made, **({"typeOptions": options} if options else {}), "default": item.default or ""}


def _text_type(item: Input) -> str:
    """A field for a color has a box beside its palette, which takes any text."""
    return "color" if _COLOR.search(item.name) else "string"


def _number(item: Input, _: Pickers) -> Property:
    bounds = {"minValue": item.minimum, "maxValue": item.maximum}
    given = {name: bound for name, bound in bounds.items() if bound is not None}
    default = item.minimum or 0 if item.default is None else item.default
    return {"type": "number", **({"typeOptions": given} if given else {}), "default": default}


def _boolean(item: Input, _: Pickers) -> Property:
    return {"type": "boolean", "default": bool(item.default)}


def _datetime(item: Input, _: Pickers) -> Property:
    return {"type": "dateTime", "default": item.default or ""}


def _json(item: Input, _: Pickers) -> Property:
    """The editor marks an empty field of JSON as wrong, so one that may stay empty is of text."""
    if item.required:
        return {"type": "json", "default": ""}
    return {"type": "string", "typeOptions": {"rows": 4}, "default": ""}


def _file(item: Input, _: Pickers) -> Property:
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
    "values": _values,
}
