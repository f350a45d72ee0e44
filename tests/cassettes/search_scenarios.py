"""Scenarios of finding something by its name, which is taken from the list and spelled anew."""

from __future__ import annotations

from typing import Any

from connector.runner import Client
from tests.cassettes.finding import Scenario, first, queued_item


def found(client: Client, action: str, inputs: dict[str, Any]) -> Any:
    """What is found, which must not be nothing: it is there."""
    rows = client.run(action, inputs)
    assert rows, f"{action} finds nothing with {inputs}"
    return rows


def printer_name(client: Client) -> str:
    name: str = first(client, "printers.list", "printer")["name"]
    return name.upper()


def queued_name(client: Client) -> str:
    item = queued_item(client)
    rows = client.run("queue.list", {})
    name: str = next(row["filename"] for row in rows if row["id"] == item)
    return name.upper()


SEARCH: dict[str, Scenario] = {
    "filament.find": lambda c: found(
        c, "filament.find", {"short_id": first(c, "filament.list", "uid").lower()}
    ),
    "files.find": lambda c: found(
        c, "files.find", {"name": first(c, "files.list", "name", folder=-1).upper()}
    ),
    "folders.find": lambda c: found(
        c, "folders.find", {"name": first(c, "folders.list", "name").upper()}
    ),
    "printers.find": lambda c: found(c, "printers.find", {"name": printer_name(c)}),
    "queue.find_items": lambda c: found(c, "queue.find_items", {"file_name": queued_name(c)}),
    "users.find": lambda c: found(c, "users.find", {"name": first(c, "users.list", "name")}),
}
