"""G-code macros and snippets. `type` means one thing in the query, another in the body (9)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.demands import demand_permission
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.macro_overview import overview, shown_snippets
from connector.sandbox.world.macros import (
    MACROS,
    OWNERS,
    Snippet,
    expanded,
    next_snippet_id,
    owned,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.world import World

_MANAGE = "gcode_profiles"
#: Whose macro wins where several are there.
_PREFERENCE = ("private", "org", "public")


def get_overview(call: Call, sandbox: Sandbox) -> dict[str, object]:
    return overview(sandbox.world)


def get_snippet(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """One snippet, its G-code as one text."""
    snippet = _snippet(sandbox.world, fields.required_integer(call.query, "id"))
    shown = {
        "id": snippet.id,
        "name": snippet.name,
        "description": snippet.description,
        "priority": snippet.priority,
        "gcode": "\n".join(snippet.gcode),
    }
    return {"snippet": shown}


def save_snippet(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Create a snippet, or with `id` edit one; `created` names a new one."""
    world, body = sandbox.world, call.body
    owner = rules.required_choice(call.query, "type", OWNERS)
    number = fields.integer(call.query, "id")
    old = None if number is None else _snippet(world, number)
    _demand_right(sandbox, owner, *([old.owner] if old else []))
    name = rules.required_text(body, "name")
    fields.required(body, "gcode")
    made = Snippet(
        id=old.id if old else next_snippet_id(world),
        owner=owner,
        name=name,
        description=fields.text(body, "description") or "",
        gcode=tuple(fields.texts(body, "gcode") or ()),
        priority=old.priority if old else len(owned(world, owner)),
        created=old.created if old else world.now,
    )
    world.macros.snippets[made.id] = made
    answer: dict[str, object] = {} if old else {"created": made.id}
    return answer | {"new_data": {"snippets": shown_snippets(world)}}


def delete_snippet(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Delete the snippets of `id` or `ids`, all or nothing."""
    world = sandbox.world
    numbers = fields.integers(call.query, "ids") or fields.integers(call.query, "id")
    if not numbers:
        raise Refused("The id is required")
    snippets = [_snippet(world, number) for number in dict.fromkeys(numbers)]
    _demand_right(sandbox, *(snippet.owner for snippet in snippets))
    for snippet in snippets:
        del world.macros.snippets[snippet.id]
    return {"new_data": {"snippets": shown_snippets(world)}}


def _demand_right(sandbox: Sandbox, *owners: str) -> None:
    if "org" in owners:
        demand_permission(sandbox.settings, _MANAGE)


def get_macro_gcode(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """The commands of a macro, snippets written out; `multiple` when the places differ."""
    world, query = sandbox.world, call.query
    macro = rules.required_choice(query, "macro", MACROS)
    owners = [owner for owner in _PREFERENCE if fields.flag(query, owner)] or list(_PREFERENCE)
    keys = _places(query, world)
    for owner in owners:
        kept = world.macros.gcodes.get((owner, macro), {})
        found = [commands for key, commands in kept.items() if commands and _meant(key, keys)]
        if found:
            distinct = {tuple(commands) for commands in found}
            return {"gcode": expanded(world, found[0]), "multiple": len(distinct) > 1}
    return {"gcode": [], "multiple": False}


def _places(query: Mapping[str, object], world: World) -> list[str]:
    """The keys that apply to the printer or model asked for; none asked for: all."""
    printer, model = fields.integer(query, "printer"), fields.integer(query, "model")
    if printer is not None and printer in world.printers:
        return [f"printer_{printer}", f"type_{world.printers[printer].make.id}"]
    if printer is not None:
        raise Refused("Printer not found")
    return [] if model is None else [f"type_{model}"]


def _meant(key: str, keys: list[str]) -> bool:
    # Type 0 stands for every model.
    return not keys or key in keys or key == "type_0"


def save_macro(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Set a macro for the printers and models named; a null takes a place away."""
    owner = rules.required_choice(call.query, "type", ("org", "private"))
    _demand_right(sandbox, owner)
    macro = rules.required_choice(call.body, "type", MACROS)
    fields.required(call.body, "gcodes")
    sent = rules.mapping(call.body, "gcodes") or {}
    for key in sent:
        place, _, number = key.partition("_")
        if place not in ("printer", "type") or not number.isdecimal():
            raise Refused(f"gcodes.{key}: Invalid key specified!")
    written = {key: fields.texts(sent, key) for key in sent}
    kept = dict(sandbox.world.macros.gcodes.get((owner, macro), {})) | written
    sandbox.world.macros.gcodes[owner, macro] = kept
    return {}


def arrange(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Give the named snippets their places, in this order."""
    world = sandbox.world
    fields.required(call.body, "order")
    numbers = rules.integer_array(call.body, "order") or []
    snippets = [_snippet(world, number) for number in numbers]
    for place, snippet in enumerate(snippets):
        world.macros.snippets[snippet.id] = replace(snippet, priority=place)
    return {}


def _snippet(world: World, number: int) -> Snippet:
    if found := world.macros.snippets.get(number):
        return found
    raise Refused("Snippet not found")


ENDPOINTS = {
    "gcode_macros/GetOverview": Endpoint(get_overview, GET),
    "gcode_macros/GetSnippet": Endpoint(get_snippet, GET),
    "gcode_macros/SaveSnippet": Endpoint(save_snippet, POST),
    "gcode_macros/DeleteSnippet": Endpoint(delete_snippet, POST),
    "gcode_macros/GetMacroGcode": Endpoint(get_macro_gcode, GET),
    "gcode_macros/SaveMacro": Endpoint(save_macro, POST),
    "gcode_macros/Arrange": Endpoint(arrange, POST),
}
