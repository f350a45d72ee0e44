"""G-code of the account: snippets, and the macros that run at the turns of a print. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from connector.sandbox.world.times import iso

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.world.world import World

#: Name and purpose by macro; the last one is misspelled in one document (quirk 63).
MACROS = {
    "is_start": ("Start print", "Runs before a print begins."),
    "is_end": ("End print", "Runs after a print has finished."),
    "is_cancel": ("Cancel print", "Runs after a print was cancelled."),
    "is_pause": ("Pause print", "Runs when a print pauses."),
    "is_resume": ("Resume print", "Runs before a paused print continues."),
    "is_autoprint_clear": ("Clear bed", "Frees the bed for the next AutoPrint job."),
}
#: Where each word of `type` keeps things, and how the overview calls it.
OWNERS = {"org": "company", "private": "personal", "public": "sp"}

_REFERENCE = re.compile(r"\{snippet:(\d+)\}")
_FIRST_SNIPPET = 2731


@dataclass(frozen=True, slots=True)
class Snippet:
    """A named piece of G-code; `owner` is a word of OWNERS."""

    id: int
    owner: str
    name: str
    description: str
    gcode: tuple[str, ...]
    priority: int
    created: float


@dataclass(slots=True)
class Macros:
    """Snippets by id; macros by owner and kind, each a map of `printer_{id}` or `type_{id}`."""

    snippets: dict[int, Snippet] = field(default_factory=dict)
    gcodes: dict[tuple[str, str], Mapping[str, list[str] | None]] = field(default_factory=dict)


#: Snippets every account has, by id.
_SHIPPED = (
    Snippet(26, "public", "Park", "Lifts the head and parks it.", ("G91", "G1 Z10", "G90"), 0, 0),
    Snippet(27, "public", "Cool down", "Heaters off.", ("M104 S0", "M140 S0"), 1, 0),
)


def add_macros(world: World) -> None:
    """The snippets and macros of a seeded farm."""
    for snippet in _SHIPPED:
        world.macros.snippets[snippet.id] = snippet
    for owner, name, gcode in (
        ("org", "Identify", ("M300 S440 P200", "M117 Here")),
        ("org", "Purge line", ("G1 X5 Y5 Z0.3 F3000", "G1 X105 E12 F900")),
        ("private", "My beep", ("M300 S880 P100",)),
    ):
        number = next_snippet_id(world)
        priority = len(owned(world, owner))
        snippet = Snippet(number, owner, name, "", gcode, priority, world.now)
        world.macros.snippets[number] = snippet
    world.macros.gcodes["public", "is_pause"] = {"type_0": ["{snippet:26}"]}
    world.macros.gcodes["org", "is_start"] = {"type_201": ["G28", f"{{snippet:{number - 1}}}"]}


def next_snippet_id(world: World) -> int:
    return _FIRST_SNIPPET + world.next_number("snippet")


def owned(world: World, owner: str) -> list[Snippet]:
    found = [snippet for snippet in world.macros.snippets.values() if snippet.owner == owner]
    return sorted(found, key=lambda snippet: (snippet.priority, snippet.id))


def expanded(world: World, commands: list[str]) -> list[str]:
    """The commands with references to snippets replaced by their G-code; dead ones vanish."""
    lines: list[str] = []
    for command in commands:
        reference = _REFERENCE.fullmatch(command)
        if reference is None:
            lines.append(command)
        elif snippet := world.macros.snippets.get(int(reference.group(1))):
            lines += snippet.gcode
    return lines


def snippet_row(snippet: Snippet) -> dict[str, object]:
    return {
        "id": snippet.id,
        "name": snippet.name,
        "description": snippet.description,
        "priority": snippet.priority,
        "created": iso(snippet.created),
    }
