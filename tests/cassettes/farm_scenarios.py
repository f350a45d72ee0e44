"""Scenarios of printers, their groups and notifications, and AutoPrint."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from connector.runner import Client
from tests.cassettes.finding import (
    Scenario,
    first,
    idle_printer,
    library_file,
    printing_printer,
    queued_item,
)


def ended_job(client: Client) -> str:
    ended = {"statuses": ["finished"], "limit": 1}
    return client.run("jobs.list", ended)[0]["uid"]


def printer_with_a_full_bed(client: Client) -> int:
    printer = printing_printer(client)
    client.run("printers.cancel", {"printers": [printer], "reason": 2, "comment": "a trial"})
    return printer


def printer_with_a_scheduled_print(client: Client) -> int:
    """An hour after an item was added, which tells the time of the backend."""
    printer = idle_printer(client)
    added = client.run("queue.get_item", {"item": queued_item(client)})["added"]
    later = (datetime.fromisoformat(added) + timedelta(hours=1)).isoformat()
    scheduled = {"library_file": library_file(client), "schedule_for": later}
    client.run("jobs.create", {"printers": [printer], **scheduled})
    return printer


def open_notification(client: Client) -> dict[str, Any]:
    """The inputs that resolve the first open notification of any printer."""
    printers = [row["id"] for row in client.run("printers.list", {})]
    found = client.run("notifications.list", {"printers": printers})["notifications"][0]
    return {"printer": found["printer"], "notifications": [{"id": found["id"], "dismiss": True}]}


def move_to_another_group(client: Client) -> Any:
    group = first(client, "printer_groups.list")
    places = {"old_position": 1, "new_position": 1}
    inputs = {"printer": idle_printer(client), "group": group, **places}
    return client.run("printer_groups.move_printer", inputs)


FARM: dict[str, Scenario] = {
    "autoprint.check": lambda c: c.run("autoprint.check", {}),
    "autoprint.get_settings": lambda c: c.run("autoprint.get_settings", {}),
    "autoprint.list_gcode_templates": lambda c: c.run("autoprint.list_gcode_templates", {}),
    "autoprint.save_settings": lambda c: c.run(
        "autoprint.save_settings", {"method": "pushoff", "bed_release_temperature": 28}
    ),
    "autoprint.set_cleared_beds": lambda c: c.run(
        "autoprint.set_cleared_beds", {"amount": 0, "printers": [idle_printer(c)]}
    ),
    "autoprint.set_enabled": lambda c: c.run("autoprint.set_enabled", {"enabled": False}),
    "jobs.wait_until_finished": lambda c: c.run("jobs.wait_until_finished", {"job": ended_job(c)}),
    "jobs.print_next": lambda c: c.run("jobs.print_next", {"printers": [idle_printer(c)]}),
    "notifications.list": lambda c: c.run("notifications.list", {"printers": [idle_printer(c)]}),
    "notifications.resolve": lambda c: c.run("notifications.resolve", open_notification(c)),
    "printer_groups.create": lambda c: c.run("printer_groups.create", {"name": "Attic"}),
    "printer_groups.delete": lambda c: c.run(
        "printer_groups.delete", {"group": first(c, "printer_groups.list")}
    ),
    "printer_groups.list": lambda c: c.run("printer_groups.list", {}),
    "printer_groups.move_printer": move_to_another_group,
    "printer_groups.update": lambda c: c.run(
        "printer_groups.update", {"group": first(c, "printer_groups.list"), "name": "Cellar"}
    ),
    "printers.cancel_pending": lambda c: c.run(
        "printers.cancel_pending", {"printers": [printer_with_a_scheduled_print(c)]}
    ),
    "printers.clear_bed": lambda c: c.run(
        "printers.clear_bed", {"printers": [printer_with_a_full_bed(c)], "success": False}
    ),
    "printers.delete": lambda c: c.run(
        "printers.delete", {"printer": idle_printer(c), "only_connection": True}
    ),
    "printers.get_farm_overview": lambda c: c.run("printers.get_farm_overview", {}),
    "printers.get_one_click_print": lambda c: c.run(
        "printers.get_one_click_print", {"printers": [idle_printer(c)]}
    ),
    "printers.home": lambda c: c.run("printers.home", {"printers": [idle_printer(c)]}),
    "printers.jog": lambda c: c.run(
        "printers.jog", {"printer": idle_printer(c), "x": 10, "z": -0.5}
    ),
    "printers.list_bed_types": lambda c: c.run("printers.list_bed_types", {}),
    "printers.run_macro": lambda c: c.run(
        "printers.run_macro", {"printers": [idle_printer(c)], "macro": "home"}
    ),
    "printers.set_fan": lambda c: c.run(
        "printers.set_fan", {"printers": [idle_printer(c)], "speed": 50}
    ),
    "printers.set_motors": lambda c: c.run(
        "printers.set_motors", {"printers": [idle_printer(c)], "motors": "M18"}
    ),
    "printers.set_out_of_order": lambda c: c.run(
        "printers.set_out_of_order", {"printers": [idle_printer(c)], "out_of_order": True}
    ),
    "printers.set_temperatures": lambda c: c.run(
        "printers.set_temperatures", {"printer": idle_printer(c), "nozzle": 215, "bed": 60}
    ),
    "printers.turn_off_heaters": lambda c: c.run(
        "printers.turn_off_heaters", {"printers": [idle_printer(c)]}
    ),
    "printers.skip_objects": lambda c: c.run(
        "printers.skip_objects", {"printer": printing_printer(c), "objects": [1]}
    ),
}
