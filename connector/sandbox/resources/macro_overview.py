"""The editor's overview of macros and snippets, with help texts of our own. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.world.macros import MACROS, OWNERS, owned, snippet_row

if TYPE_CHECKING:
    from connector.sandbox.world.world import World

#: Label, meaning and parameters.
_COMPLETIONS = (
    ("G0", "Rapid move", "X, Y, Z, E, F"),
    ("G1", "Linear move", "X, Y, Z, E, F"),
    ("G28", "Home axes", "X, Y, Z"),
    ("M104", "Set nozzle temperature", "S, T"),
    ("M140", "Set bed temperature", "S"),
)

_GROUPS = (
    ("Print", "Macros around <b>every</b> print", [*MACROS][:5], False),
    ("AutoPrint", "Macros of AutoPrint", ["is_autoprint_clear"], True),
)

_VARIABLES = {"bed_x": "Width of the bed, mm", "bed_y": "Depth of the bed, mm"}
_SLICER_VARIABLES = {"temp": "Nozzle temperature", "bed_temp": "Bed temperature"}


def overview(world: World) -> dict[str, object]:
    """Everything the editor shows; descriptions may hold HTML."""
    return {
        "gcodeCompletions": [
            {"label": label, "type": "variable", "info": info, "detail": detail}
            for label, info, detail in _COMPLETIONS
        ],
        "macro_groups": [
            {"name": name, "desc": text, "macros": macros, "nopersonal": nopersonal}
            for name, text, macros, nopersonal in _GROUPS
        ],
        "macros_cards": {
            kind: {"name": name, "description": text} for kind, (name, text) in MACROS.items()
        },
        "macros": {shown: _macros(world, owner) for owner, shown in OWNERS.items()},
        "snippets": shown_snippets(world),
        "variables": _VARIABLES,
        "slicerVariables": _SLICER_VARIABLES,
    }


def shown_snippets(world: World) -> dict[str, object]:
    return {
        shown: [snippet_row(snippet) for snippet in owned(world, owner)] or None
        for owner, shown in OWNERS.items()
    }


def _macros(world: World, owner: str) -> list[dict[str, object]] | None:
    """The macros of one owner; null when there are none."""
    rows: list[dict[str, object]] = [
        {"gcodes": dict(gcodes), "type": macro}
        for (whose, macro), gcodes in world.macros.gcodes.items()
        if whose == owner
    ]
    return rows or None
