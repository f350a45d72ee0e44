"""What people do in the panel, for which no endpoint is known: printers, types, revisions, AI."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from connector.sandbox.control_input import number, only
from connector.sandbox.world import held_items
from connector.sandbox.world.records import Event
from connector.sandbox.world.seed import add_printer

if TYPE_CHECKING:
    from connector.sandbox.control_input import Document
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Printer


def set_up_printer(sandbox: Sandbox, document: Document) -> object:
    """Somebody sets up one more printer; nothing hangs on it yet."""
    only(document, "printers/add", set())
    return {"printer": add_printer(sandbox.world).id}


def switch_ai(sandbox: Sandbox, document: Document) -> object:
    """Failure detection by AI; an event follows only when something changes."""
    printer, on = _switched(sandbox, document, "printers/ai", "enabled")
    if printer.ai_enabled != on:
        printer.ai_enabled = on
        sandbox.world.record(Event("printer.ai_state_changed", sandbox.world.now, {}))
    return {"printer": printer.id, "enabled": on}


def set_error(sandbox: Sandbox, document: Document) -> object:
    """Let a printer report an error, or recover from it."""
    printer, on = _switched(sandbox, document, "printers/error", "error")
    printer.in_error = on
    return {"printer": printer.id, "error": on}


def add_filament_type(sandbox: Sandbox, document: Document) -> object:
    """A type of a new name, printed like the first one."""
    only(document, "filament_types/add", {"name"})
    name = document.get("name")
    if not isinstance(name, str) or not name:
        raise ValueError("filament_types/add: takes a name")
    types = sandbox.world.inventory.types
    first = next(iter(types.values()))
    added = replace(first, id=max(types) + 1, name=name, profile=name)
    types[added.id] = added
    return {"type": added.id}


def ask_for_revision(sandbox: Sandbox, document: Document) -> object:
    """Send an item that waits for approval back to whoever added it."""
    only(document, "queue/revise", {"item", "comment"})
    wanted, comment = int(number(document, "item")), document.get("comment")
    pending = [item for item in sandbox.world.held if item.approval == "pending"]
    item = next((item for item in pending if item.id == wanted), None)
    if item is None or not (comment is None or isinstance(comment, str)):
        raise ValueError("queue/revise: takes an item that waits for approval, and a comment")
    held_items.revise(item, comment)
    return {"item": item.id}


def _switched(sandbox: Sandbox, document: Document, where: str, key: str) -> tuple[Printer, bool]:
    only(document, where, {"printer", key})
    printer = sandbox.world.printers.get(int(number(document, "printer")))
    on = document.get(key)
    if printer is None or not isinstance(on, bool):
        raise ValueError(f"{where}: takes a printer of the farm and {key}, true or false")
    return printer, on
