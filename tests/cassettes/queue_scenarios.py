"""Scenarios of the queue, its approval and its groups."""

from __future__ import annotations

from typing import Any

from connector.runner import Client
from tests.cassettes.finding import Scenario, first, idle_printer, library_file, queued_item


def done_item(client: Client) -> int:
    """An item of which the last copy has been started."""
    item = client.run("queue.add_item", {"library_file": library_file(client)})["id"]
    client.run("jobs.create", {"printers": [idle_printer(client)], "queue_item": item})
    return first(client, "queue.list_done")


def materials(client: Client) -> list[dict[str, Any]]:
    return [{"slot": 0, "type": first(client, "filament_types.list"), "hex": "#ff0000"}]


QUEUE: dict[str, Scenario] = {
    "queue.assign_printers": lambda c: c.run(
        "queue.assign_printers", {"items": [queued_item(c)], "printers": [idle_printer(c)]}
    ),
    "queue.delete_items": lambda c: c.run("queue.delete_items", {"items": [queued_item(c)]}),
    "queue.get_item": lambda c: c.run("queue.get_item", {"item": queued_item(c)}),
    "queue.get_next_items": lambda c: c.run(
        "queue.get_next_items", {"printers": [idle_printer(c)], "match_tags": False}
    ),
    "queue.list_done": lambda c: [done_item(c)] and c.run("queue.list_done", {}),
    "queue.list_for_printer": lambda c: c.run(
        "queue.list_for_printer", {"printer": idle_printer(c)}
    ),
    "queue.move_items": lambda c: c.run(
        "queue.move_items", {"items": [queued_item(c)], "group": first(c, "queue_groups.list")}
    ),
    "queue.preview_next_items": lambda c: c.run(
        "queue.preview_next_items", {"printers": [idle_printer(c)]}
    ),
    "queue.reorder_item": lambda c: c.run(
        "queue.reorder_item", {"item": queued_item(c), "position": 1}
    ),
    "queue.revive_item": lambda c: c.run("queue.revive_item", {"item": done_item(c)}),
    "queue_approval.approve": lambda c: c.run(
        "queue_approval.approve", {"items": [first(c, "queue_approval.list", status="pending")]}
    ),
    "queue_approval.deny": lambda c: c.run(
        "queue_approval.deny",
        {"items": [first(c, "queue_approval.list", status="pending")], "comment": "Too large"},
    ),
    "queue_approval.list": lambda c: c.run("queue_approval.list", {}),
    "queue_groups.create": lambda c: c.run(
        "queue_groups.create", {"name": "Resin", "extensions": ["gcode", "bgcode"]}
    ),
    "queue_groups.delete": lambda c: c.run(
        "queue_groups.delete", {"group": first(c, "queue_groups.list")}
    ),
    "queue_groups.list": lambda c: c.run("queue_groups.list", {}),
    "queue_groups.reorder": lambda c: c.run(
        "queue_groups.reorder", {"group": first(c, "queue_groups.list"), "position": 2}
    ),
    "queue_groups.update": lambda c: c.run(
        "queue_groups.update",
        {"group": first(c, "queue_groups.list"), "name": "Orders", "virtual_only": False},
    ),
    "queue.tag_after_analysis": lambda c: c.run(
        "queue.tag_after_analysis", {"item": queued_item(c), "materials": materials(c)}
    ),
    "queue.tag_materials": lambda c: c.run(
        "queue.tag_materials", {"item": queued_item(c), "materials": materials(c)}
    ),
    "queue.wait_for_analysis": lambda c: c.run("queue.wait_for_analysis", {"item": queued_item(c)}),
}
