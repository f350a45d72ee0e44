"""Inputs as the parameters of a form. Imports model, wording, and this package."""

from __future__ import annotations

import re
from typing import Any

from connector.model import Input
from connector.targets.make.names import rpc_id, shown
from connector.targets.markdown import cell
from connector.wire.upload import PART_SIZE

Parameter = dict[str, Any]

LIMIT = "limit"
LIMIT_FIELD: Parameter = {
    "name": LIMIT,
    "type": "uinteger",
    "label": "Limit",
    "help": "The maximum number of results to be worked with during one execution cycle.",
    "default": 10,
}
FILE_HELP = f"At most {PART_SIZE // 2**20} MiB."
EDITED: Parameter = {"editable": True, "mode": "edit"}
"""An id is typed or mapped at first; the list is there for looking it up."""
_ORDER = (
    *("name", "type", "label", "help", "semantic", "required", "default", "advanced", "multiline"),
    *("multiple", "editable", "options", "mode", "spec", "validate"),
)


def parameters_of(inputs: tuple[Input, ...], *, is_trigger: bool = False) -> list[Parameter]:
    """The form of a module; a limit comes last."""
    fields = [field for item in inputs if item.name != LIMIT for field in fields_of(item)]
    if is_trigger:
        return [*fields, _ordered(LIMIT_FIELD | {"required": True, "validate": {"min": 1}})]
    if any(item.name == LIMIT for item in inputs):
        return [*fields, _ordered(LIMIT_FIELD | {"validate": {"min": 1}})]
    return fields


def fields_of(item: Input) -> list[Parameter]:
    """One field, or two for a file: its name and its bytes."""
    if item.kind == "file":
        return _file(item)
    field: Parameter = {"name": item.name, "label": shown(item.label), **_type(item)}
    if text := _help(item):
        field["help"] = text
    if item.required:
        field["required"] = True
    if item.advanced:
        field["advanced"] = True
    if item.default is not None:
        field["default"] = item.default
    if rules := _rules(item, field["type"]):
        field["validate"] = rules
    return [_ordered(field)]


def name_field(item: Input) -> str:
    return f"{item.name}_name"


def data_field(item: Input) -> str:
    return f"{item.name}_data"


def _file(item: Input) -> list[Parameter]:
    name: Parameter = {
        "name": name_field(item),
        "type": "filename",
        "label": f"{shown(item.label)} name",
        "semantic": "file:name",
    }
    data: Parameter = {
        "name": data_field(item),
        "type": "buffer",
        "label": shown(item.label),
        "help": FILE_HELP,
        "semantic": "file:data",
    }
    if text := _help(item):
        name["help"] = text
    if item.required:
        name["required"] = data["required"] = True
    return [_ordered(name), _ordered(data)]


def _type(item: Input) -> Parameter:
    if item.picker is not None:
        choice: Parameter = {"type": "select", "options": f"rpc://{rpc_id(item.picker)}"}
        return choice | ({"multiple": True} if item.many else EDITED)
    if item.options:
        options = [{"label": shown(o.label), "value": o.value} for o in item.options]
        return {"type": "select", "options": options} | ({"multiple": True} if item.many else {})
    one = _scalar(item)
    return {"type": "array", "spec": one} if item.many else one


def _scalar(item: Input) -> Parameter:
    if item.kind == "integer":
        is_unsigned = item.minimum is not None and item.minimum >= 0
        return {"type": "uinteger" if is_unsigned else "integer"}
    if item.kind in ("number", "boolean"):
        return {"type": item.kind}
    if item.kind == "datetime":
        return {"type": "date"}
    is_long = item.kind == "json" or item.widget in ("multiline", "code")
    return {"type": "text", "multiline": True} if is_long else {"type": "text"}


def _rules(item: Input, kind: str) -> Parameter:
    """Bounds that Make checks itself. A date has no form, and a choice is one of its options."""
    if item.many:
        return {} if item.max_items is None else {"maxItems": item.max_items}
    if kind in ("integer", "uinteger", "number"):
        bounds = {"min": item.minimum, "max": item.maximum}
    elif kind == "text":
        bounds = {"max": item.max_length}
    else:
        return {}
    rules: Parameter = {key: bound for key, bound in bounds.items() if bound is not None}
    return rules | ({"pattern": item.pattern} if item.pattern and kind == "text" else {})


def _help(item: Input) -> str:
    """One or more sentences in Markdown, with the example that other platforms show inside."""
    text = cell(item.help).removesuffix(".")
    if item.kind == "json":
        return f"{text}. Enter it as JSON." if text else "Enter it as JSON."
    is_told = re.search(rf"\b{re.escape(item.placeholder)}\b", item.help)
    if not item.placeholder or is_told or item.kind == "datetime":
        return f"{text}." if text else ""
    example = cell(item.placeholder)
    if not text:
        return f"Such as {example}."
    return f"{text}. For example {example}." if ". " in text else f"{text}, such as {example}."


def _ordered(field: Parameter) -> Parameter:
    return {key: field[key] for key in _ORDER if key in field}
