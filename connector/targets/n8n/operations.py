"""The actions of the action node: one file for each resource, and an index of them.

Imports model, the printer, and this package.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from connector.model import Action, Input, to_data
from connector.targets import lean
from connector.targets.groups import exactly_one
from connector.targets.identifiers import camel, identifier
from connector.targets.n8n.fields import (
    Pickers,
    Property,
    can_be_left_empty,
    holds_values,
    property_of,
)
from connector.targets.n8n.names import OPTIONAL, TARGET
from connector.targets.n8n.outputs import simple_fields
from connector.targets.n8n.wording import phrase, sentence
from connector.targets.overrides import description_of, title_of
from connector.targets.template import fill
from connector.targets.typescript import literal
from connector.targets.wording import singular, title_case

LIMIT = "limit"
"""The input of every list that the core reads as the number of records wanted."""

FIRST_VERSION = 1

RETURN_ALL: Property = {
    "displayName": "Return All",
    "name": "returnAll",
    "type": "boolean",
    "default": False,
    "description": "Whether to return all results or only up to a given limit",
}
SIMPLIFY: Property = {
    "displayName": "Simplify",
    "name": "simple",
    "type": "boolean",
    "default": True,
    "description": (
        "Whether to return a simplified version of the response instead of the raw data"
    ),
}
LIMIT_FIELD: Property = {
    "displayName": "Limit",
    "name": LIMIT,
    "type": "number",
    "typeOptions": {"minValue": 1},
    "default": 50,
    "description": "Max number of results to return",
}
ALLOW_PHYSICAL: Property = {
    "displayName": "Allow Machine Actions",
    "name": "allowPhysical",
    "type": "boolean",
    "default": False,
    "description": (
        "Whether the AI agent may do this, which can move a machine or start a print. "
        "Nobody looks at the printer for it."
    ),
}
OUTPUT_FIELD: Property = {
    "displayName": "Put Output File in Field",
    "name": "outputField",
    "type": "string",
    "required": True,
    "default": "data",
    "hint": "The name of the output field to put the file in",
}


def by_resource(actions: Sequence[Action]) -> dict[str, tuple[Action, ...]]:
    ordered = sorted(actions, key=lambda action: (action.resource, action.name))
    groups = groupby(ordered, key=lambda action: action.resource)
    return {identifier(resource): tuple(group) for resource, group in groups}


def operation_of(action: Action) -> str:
    return identifier(action.name.partition(".")[2])


def resource_title(resource: str, actions: Sequence[Action]) -> str:
    """ "gcode_macros" as "G-Code Macro": its words are written as in the titles of its actions."""
    words = [word for action in actions for word in title_of(action, TARGET).split(" ")]
    names = {
        word.replace("-", "").casefold(): word
        for word in words
        if not word.isalpha() or not word[1:].islower()
    }
    written = [names.get(word, word) for word in singular(resource.replace("_", " ")).split(" ")]
    return title_case(" ".join(written))


def emit_actions(actions: Sequence[Action], pickers: Pickers) -> dict[str, str]:
    """Files below the node's folder `actions`, by name."""
    resources = by_resource(actions)
    files = {
        f"{resource}.ts": fill(
            "n8n",
            "actions.ts",
            actions=literal({operation_of(one): _known(one) for one in group}),
            properties=literal(_properties(resource, group, pickers)),
        )
        for resource, group in resources.items()
    }
    names = {resource: camel(resource) for resource in resources}
    imports = [
        f"import {{ actions as {name}Actions, properties as {name}Properties }} "
        f"from './{resource}';"
        for resource, name in names.items()
    ]
    files["index.ts"] = fill(
        "n8n",
        "actions-index.ts",
        imports="\n".join(imports),
        actions="".join(f"\t{resource}: {name}Actions,\n" for resource, name in names.items()),
        resource=literal(_resource_property(resources), 1),
        properties="".join(f"\t...{name}Properties,\n" for name in names.values()),
    )
    return files


def _known(action: Action) -> dict[str, Any]:
    """An action as the engine needs it, with what only n8n's conventions ask for."""
    known: dict[str, Any] = to_data(lean.action(action))
    fields = simple_fields(action)
    return {
        **known,
        **({"simple": list(fields)} if fields else {}),
        **({"deletes": True} if action.output.deletes else {}),
    }


def _resource_property(resources: Mapping[str, Sequence[Action]]) -> Property:
    """The choice of a resource; at first the one with the most operations."""
    options = [
        {"name": resource_title(name, group), "value": name} for name, group in resources.items()
    ]
    return {
        "displayName": "Resource",
        "name": "resource",
        "type": "options",
        "noDataExpression": True,
        "options": _sorted(options, "name"),
        "default": max(resources, key=lambda name: len(resources[name])),
    }


def _properties(resource: str, actions: Sequence[Action], pickers: Pickers) -> list[Property]:
    fields = [field for action in actions for field in _fields(action, pickers)]
    return [_operation_property(resource, actions), *_permission(resource, actions), *fields]


def _permission(resource: str, actions: Sequence[Action]) -> list[Property]:
    """What a tool of an AI agent has to be allowed for actions that move machines."""
    physical = [operation_of(action) for action in actions if action.effect == "physical"]
    if not physical:
        return []
    show = {"@tool": [True], "resource": [resource], "operation": physical}
    return [_shown(ALLOW_PHYSICAL, {"displayOptions": {"show": show}})]


def _operation_property(resource: str, actions: Sequence[Action]) -> Property:
    own = resource_title(resource, actions).casefold()
    lists = [action for action in actions if action.output.many]
    options = [_option(action, own, is_only_list=lists == [action]) for action in actions]
    # What is chosen before anybody chose must not move a machine.
    first = min(actions, key=_last_to_be_first)
    return {
        "displayName": "Operation",
        "name": "operation",
        "type": "options",
        "noDataExpression": True,
        "displayOptions": {"show": {"resource": [resource]}},
        "options": _sorted(options, "name"),
        "default": operation_of(first),
    }


def _last_to_be_first(action: Action) -> tuple[bool, bool, bool, str]:
    return bool(action.deprecated), action.effect != "read", not action.output.many, action.name


def _option(action: Action, own: str, *, is_only_list: bool) -> Property:
    title = title_of(action, TARGET)
    name = "Get Many" if is_only_list else title_case(_short(title, own))
    option = {
        "name": name,
        "value": operation_of(action),
        "action": phrase(title),
        "description": sentence(_warned(action)),
    }
    if not action.deprecated:
        return option
    return {
        **option,
        "name": f"{name} (Deprecated)",
        "description": sentence(action.deprecated),
        "displayOptions": {"show": {"@version": [FIRST_VERSION]}},
    }


def versions(actions: Sequence[Action]) -> list[int]:
    """Versions of the node: from the second on it no longer offers what is deprecated."""
    is_any = any(action.deprecated for action in actions)
    return [FIRST_VERSION, FIRST_VERSION + 1] if is_any else [FIRST_VERSION]


def _warned(action: Action) -> str:
    """The description, and what whoever chooses among operations has to know, an AI agent too."""
    text = description_of(action, TARGET)
    if action.effect != "physical":
        return text
    return f"{text.removesuffix('.')}. This can move a machine or start a print."


def _short(title: str, own: str) -> str:
    """Under "Printer" stands "Get", not "Get Printer"; `own` is "printer"."""
    verb, _, rest = title.partition(" ")
    if rest.casefold() == own:
        return verb
    is_list = singular(rest.casefold()) == f"many {own}"
    return f"{verb} many" if is_list else title


def _fields(action: Action, pickers: Pickers) -> list[Property]:
    show: dict[str, Any] = {"resource": [action.resource], "operation": [operation_of(action)]}
    shown: Property = {"displayOptions": {"show": show}}
    inputs = [_told(action, item) for item in action.inputs]
    alone = [item for item in inputs if _stands_alone(action, item)]
    fields = [property_of(item, pickers, shown) for item in alone]
    if is_limited(action):
        paged = {"displayOptions": {"show": {**show, "returnAll": [False]}}}
        fields += [_shown(RETURN_ALL, shown), _shown(LIMIT_FIELD, paged)]
    if simple_fields(action):
        fields.append(_shown(SIMPLIFY, shown))
    if action.output.binary:
        fields.append(_shown(OUTPUT_FIELD, shown))
    hidden = LIMIT if is_limited(action) else None
    rest = [item for item in inputs if item not in alone and item.name != hidden]
    return fields + ([_collection(rest, pickers, shown)] if rest else [])


def _told(action: Action, item: Input) -> Input:
    """The input with what its groups ask for in its help; that of a switch says what it does."""
    asked = [text for name, text in exactly_one(action) if name == item.name]
    if not asked or item.kind == "boolean":
        return item
    help_text = f"{item.help.removesuffix('.')}." if item.help else ""
    return replace(item, help=" ".join([*filter(None, [help_text]), *asked]))


def is_limited(action: Action) -> bool:
    return action.output.many and action.input(LIMIT) is not None


def _stands_alone(action: Action, item: Input) -> bool:
    """Required inputs do, and choices of which one has to be made, if they can be left empty.

    So do values by field, since n8n asks for those fields only there.
    """
    groups = [group for group in action.one_of if item.name in group]
    members = [one for one in action.inputs if any(one.name in group for group in groups)]
    if holds_values(item):
        return True
    return item.required or (bool(members) and all(map(can_be_left_empty, members)))


def _shown(made: Property, shown: Property) -> Property:
    """A field with its display options after its type."""
    head = {key: made[key] for key in ("displayName", "name", "type")}
    return {**head, **shown, **{key: item for key, item in made.items() if key not in head}}


def _collection(items: Sequence[Input], pickers: Pickers, shown: Property) -> Property:
    return {
        "displayName": "Additional Fields",
        "name": OPTIONAL,
        "type": "collection",
        "placeholder": "Add Field",
        **shown,
        "default": {},
        "options": _sorted([property_of(item, pickers) for item in items], "displayName"),
    }


def _sorted(items: list[Property], key: str) -> list[Property]:
    return sorted(items, key=lambda item: str(item[key]).casefold())
