"""What happens on a farm that a poll finds: one story for each polling trigger, for everybody.

A story is told through actions and the sandbox's control surface, so each platform tells it with
its own package. It returns what the one event that the poll must find holds, by path.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connector.runner import open_file
from tests.cassettes.scenarios import LIFT
from tests.platforms.farm import SandboxFarm
from tests.platforms.stories import Found, Happen, Story, first_printer, library_file, rows

# Prints


def start_print(farm: SandboxFarm) -> Found:
    return {"printer": farm.start_print(), "status": "ongoing"}


def finish_print(farm: SandboxFarm) -> int:
    """The printer that printed it."""
    printer = farm.start_print()
    farm.sandbox.control("prints/finish", {"printer": printer})
    return printer


def fail_print(farm: SandboxFarm) -> Found:
    printer = farm.start_print()
    farm.sandbox.control("prints/fail", {"printer": printer})
    return {"printer": printer, "status": "failed"}


def cancel_print(farm: SandboxFarm) -> Found:
    printer = farm.start_print()
    farm.run("printers.cancel", {"printers": [printer], "reason": 2})
    return {"printer": printer, "status": "cancelled"}


def running_print_fails(farm: SandboxFarm) -> Found:
    printer = first_printer(farm)
    farm.sandbox.control("prints/fail", {"printer": printer})
    return {"printer": printer, "change.from": "ongoing", "change.to": "failed"}


# Printers


def printer_prints(farm: SandboxFarm) -> Found:
    return {"id": farm.start_print(), "change.to": "printing"}


def on_first_printer(path: str, after: Mapping[str, Any], **document: Any) -> Happen:
    """The control surface does something to the first printer."""

    def happen(farm: SandboxFarm) -> Found:
        printer = first_printer(farm)
        farm.sandbox.control(path, {"printer": printer, **document})
        return {"id": printer, **after}

    return happen


def set_up_printer(farm: SandboxFarm) -> Found:
    return {"id": farm.sandbox.control("printers/add", {})["printer"]}


def take_out_of_order(farm: SandboxFarm) -> Found:
    printer = first_printer(farm)
    farm.run("printers.set_out_of_order", {"printers": [printer], "out_of_order": True})
    return {"id": printer, "printer.outOfOrder": 1}


def remove_printer(farm: SandboxFarm) -> Found:
    printer = rows(farm, "printers")[0]
    farm.run("printers.delete", {"printer": printer["id"]})
    return {"id": printer["id"], "printer.name": printer["printer"]["name"]}


def change_nozzle(farm: SandboxFarm) -> Found:
    printer = first_printer(farm)
    farm.run("tags.assign_to_printers", {"printers": [printer], "nozzle": 0.6})
    return {"id": printer, "tags.nozzle": 0.6}


def empty_queue(farm: SandboxFarm) -> Found:
    items = [item["id"] for item in rows(farm, "queue")]
    farm.run("queue.delete_items", {"items": items})
    return {"total": 0, "change.to": 0}


def empty_first_queue(farm: SandboxFarm) -> Found:
    """Nothing waits for the first printer any more; what is for the others stays."""
    printer, *others = farm.printers(5)
    kept, *gone = [item["id"] for item in rows(farm, "queue")]
    farm.run("queue.delete_items", {"items": gone})
    farm.run("queue.assign_printers", {"items": [kept], "printers": others})
    return {"id": printer, "printer.hasQueue.items": 0}


def reach_cycle_limit(farm: SandboxFarm) -> Found:
    printer = first_printer(farm)
    farm.run("autoprint.set_cleared_beds", {"printers": [printer], "amount": 3})
    return {"printer": printer, "state.maxCyclesReached": True}


def limit_cycles(farm: SandboxFarm) -> None:
    farm.run("autoprint.save_settings", {"max_prints": 3})


def lose_readiness(farm: SandboxFarm) -> Found:
    printer = first_printer(farm)
    farm.sandbox.control("printers/online", {"printer": printer, "online": False})
    return {"printer": printer, "change.from": True, "change.to": False}


# The queue


def add_to_queue(farm: SandboxFarm) -> int:
    """The id of the item."""
    return int(farm.run("queue.add_item", {"library_file": library_file(farm)})["id"])


def change_position(farm: SandboxFarm) -> Found:
    """Of the two that wait the first one goes, and the other one takes its place."""
    first, second = [item["id"] for item in rows(farm, "queue")]
    farm.run("queue.delete_items", {"items": [first]})
    return {"id": second, "change.from": 2, "change.to": 1}


def change_group(farm: SandboxFarm) -> Found:
    item = rows(farm, "queue")[0]["id"]
    group = rows(farm, "queue_groups")[-1]["id"]
    farm.run("queue.move_items", {"items": [item], "group": group})
    return {"id": item, "change.to": group}


def finish_item(farm: SandboxFarm) -> Found:
    """Start the one copy of an item, and print it to the end."""
    item = next(one["id"] for one in rows(farm, "queue") if one["left"] == 1)
    printer = first_printer(farm)
    farm.run("jobs.create", {"printers": [printer], "queue_item": item})
    farm.prepare()
    farm.sandbox.control("prints/finish", {"printer": printer})
    return {"id": item}


def ask_for_approval(farm: SandboxFarm) -> Found:
    group = farm.run("queue_groups.list", {})[-1]["id"]
    added = farm.run("queue.add_item", {"library_file": library_file(farm), "group": group})
    return {"id": added["id"]}


def demand_approval(farm: SandboxFarm) -> None:
    farm.run("queue_groups.create", {"name": "Reviewed", "requires_approval": True})


def pending_item(farm: SandboxFarm) -> int:
    held = rows(farm, "held_items")
    return next(int(one["id"]) for one in held if one["approval_status"] == "pending")


def deny(farm: SandboxFarm) -> Found:
    item = pending_item(farm)
    farm.run("queue_approval.deny", {"items": [item], "remove": False})
    return {"id": item}


def revise(farm: SandboxFarm) -> Found:
    item = pending_item(farm)
    farm.sandbox.control("queue/revise", {"item": item})
    return {"id": item}


def remove_from_queue(farm: SandboxFarm) -> Found:
    item = rows(farm, "queue")[-1]
    farm.run("queue.delete_items", {"items": [item["id"]]})
    return {"id": item["id"], "filename": item["filename"]}


def add_queue_group(farm: SandboxFarm) -> Found:
    farm.run("queue_groups.create", {"name": "Attic"})
    return {"name": "Attic"}


# Files


def upload(farm: SandboxFarm) -> Found:
    farm.run("files.upload_to_folder", {"file": open_file(LIFT), "folder": 0})
    return {"name": "lift", "ext": "gcode"}


def rename(farm: SandboxFarm) -> Found:
    file = library_file(farm)
    farm.run("files.update", {"file": file, "name": "Renamed"})
    return {"id": file, "name": "Renamed"}


def move_file(farm: SandboxFarm) -> Found:
    file, folder = library_file(farm), rows(farm, "folders")[0]["id"]
    farm.run("files.move", {"files": [file], "folder": folder})
    return {"id": file, "change.from": 0, "change.to": folder}


def print_file_again(farm: SandboxFarm) -> Found:
    """The file that `start_print` takes has been printed to its end once before."""
    finish_print(farm)
    return {"change.from": 1, "change.to": 2}


def add_folder(farm: SandboxFarm) -> Found:
    farm.run("folders.create", {"name": "Attic"})
    return {"name": "Attic"}


# Filament


def loose_spool(farm: SandboxFarm) -> dict[str, Any]:
    """A full one on the shelf."""
    return next(one for one in farm.run("filament.list", {}) if not one["printer"])


def add_spool(farm: SandboxFarm) -> Found:
    kind = farm.run("filament_types.list", {})[0]["id"]
    spool = {"brand": "Attic", "color_name": "Red", "color": "#FF0000", "filament_type": kind}
    farm.run("filament.create", {**spool, "total": 1000, "remaining": 430})
    return {"brand": "Attic", "colorName": "Red"}


def use_up_to(percent: int, after: Mapping[str, Any]) -> Happen:
    def happen(farm: SandboxFarm) -> Found:
        spool = loose_spool(farm)["id"]
        farm.run("filament.adjust_weight", {"spool": spool, "percent": percent})
        return {"id": spool, **after}

    return happen


def assign(farm: SandboxFarm) -> Found:
    printer = farm.run("printers.list", {})[0]["id"]
    spool = loose_spool(farm)["id"]
    farm.run("filament.assign", {"printer": printer, "spools": [spool]})
    return {"id": spool, "printer": printer, "change.from": None}


def unassign(farm: SandboxFarm) -> Found:
    spool = next(one for one in farm.run("filament.list", {}) if one["printer"])
    farm.run("filament.unassign", {"spool": spool["id"]})
    return {"id": spool["id"], "change.from": spool["printer"]}


def delete_spool(farm: SandboxFarm) -> Found:
    spool = loose_spool(farm)
    farm.run("filament.delete", {"spool": spool["id"]})
    return {"id": spool["id"], "uid": spool["uid"]}


def add_filament_type(farm: SandboxFarm) -> Found:
    return {"id": farm.sandbox.control("filament_types/add", {"name": "ASA"})["type"]}


def publish_color(farm: SandboxFarm) -> Found:
    """The second edition of the sandbox's data has one color more of that filament."""
    farm.sandbox.control("settings", {"filament_database": "second"})
    return {"slug": "sea_blue"}


def publish_brand(farm: SandboxFarm) -> Found:
    """The second edition of the sandbox's data has one brand more."""
    farm.sandbox.control("settings", {"filament_database": "second"})
    return {"name": "Ridge Materials"}


# People, tags, fields, webhooks


def join(farm: SandboxFarm) -> Found:
    person = {"email": "ada@example.com", "first_name": "Ada", "last_name": "L"}
    farm.sandbox.control("users/join", person)
    return {"email": person["email"]}


def invite(farm: SandboxFarm) -> None:
    farm.run("users.invite", {"emails": ["ada@example.com"]})


def user_prints(farm: SandboxFarm) -> Found:
    """One more than the three prints of the farm's history."""
    farm.start_print()
    return {"change.from": 3, "change.to": 4}


def add_class(farm: SandboxFarm) -> Found:
    farm.run(
        "school_classes.create",
        {"name": "7b", "start_date": "2026-09-01", "end_date": "2027-06-30"},
    )
    return {"name": "7b"}


def add_tag(farm: SandboxFarm) -> Found:
    farm.run("tags.create", {"name": "Attic", "color": "info"})
    return {"name": "Attic"}


FIELD = {"category": "printer", "field_id": "size", "label": "Size", "type": "text"}


def add_field(farm: SandboxFarm) -> Found:
    farm.run("custom_fields.create", FIELD)
    return {"fieldLabel": "Size"}


def change_field(farm: SandboxFarm) -> Found:
    farm.sleep(2)
    field = rows(farm, "custom_fields")[-1]["id"]
    farm.run("custom_fields.update", {**FIELD, "field": field, "label": "Sizes", "required": False})
    return {"id": field, "fieldLabel": "Sizes"}


def add_webhook(farm: SandboxFarm) -> None:
    hook = {"name": "Attic", "url": "https://hooks.invalid/1", "event_names": ["job.done"]}
    farm.run("webhooks.create", hook)


def disable_webhook(farm: SandboxFarm) -> Found:
    hook = rows(farm, "webhooks")[0]["id"]
    farm.run("webhooks.set_enabled", {"webhook": hook, "enabled": False})
    return {"id": hook, "enabled": False}


EMITS = ("queue.item_added", "printers.state_changed", "jobs.finished")
"""One trigger of each way to make events, for what does not hang on the list that is read."""

STORIES: dict[str, Story] = {
    "autoprint.cycle_limit_reached": Story(reach_cycle_limit, before=limit_cycles),
    "autoprint.readiness_changed": Story(lose_readiness),
    "custom_fields.added": Story(add_field),
    "custom_fields.changed": Story(change_field, before=add_field),
    "filament.added": Story(add_spool),
    "filament.low": Story(use_up_to(15, {"percentLeft": 15})),
    "filament.nearly_empty": Story(use_up_to(5, {"isNearEmpty": True})),
    "filament.removed": Story(delete_spool),
    "filament.spool_assigned": Story(assign),
    "filament.spool_unassigned": Story(unassign),
    "filament.used_up": Story(use_up_to(0, {"percentLeft": 0})),
    "filament.weight_low": Story(use_up_to(15, {"percentLeft": 15})),
    "filament_database.brand_added": Story(publish_brand),
    "filament_database.color_added": Story(
        publish_color,
        {"brand": "harbour_filaments", "material": "PLA", "filament": "everyday_pla"},
    ),
    "filament_database.entry_added": Story(publish_brand, {"kinds": ["brand"]}),
    "filament_types.added": Story(add_filament_type),
    "files.added": Story(upload),
    "files.moved": Story(move_file),
    "files.prints_reached": Story(print_file_again, {"prints": 2}),
    "files.renamed": Story(rename),
    "folders.added": Story(add_folder),
    "jobs.cancelled": Story(cancel_print),
    "jobs.failed": Story(fail_print),
    "jobs.finished": Story(lambda farm: {"printer": finish_print(farm), "status": "done"}),
    "jobs.started": Story(start_print),
    "jobs.status_changed": Story(running_print_fails, before=start_print),
    "printers.added": Story(set_up_printer),
    "printers.ai_changed": Story(
        on_first_printer("printers/ai", {"change.from": False, "change.to": True}, enabled=True)
    ),
    "printers.came_online": Story(
        on_first_printer("printers/online", {"printer.online": True}, online=True),
        before=on_first_printer("printers/online", {}, online=False),
    ),
    "printers.error_occurred": Story(
        on_first_printer("printers/error", {"printer.state": "error"}, error=True)
    ),
    "printers.needs_bed_clearing": Story(
        on_first_printer("prints/finish", {"printer.awaitingBedClear": True}),
        before=start_print,
    ),
    "printers.notifications_changed": Story(
        on_first_printer("prints/fail", {}), before=start_print
    ),
    "printers.nozzle_changed": Story(change_nozzle),
    "printers.queue_ran_empty": Story(empty_first_queue),
    "printers.removed": Story(remove_printer),
    "printers.state_changed": Story(printer_prints),
    "printers.taken_out_of_order": Story(take_out_of_order),
    "printers.went_offline": Story(
        on_first_printer("printers/online", {"printer.online": False}, online=False)
    ),
    "queue.approval_requested": Story(ask_for_approval, before=demand_approval),
    "queue.denied": Story(deny),
    "queue.emptied": Story(empty_queue),
    "queue.item_added": Story(lambda farm: {"id": add_to_queue(farm)}),
    "queue.item_done": Story(finish_item),
    "queue.item_gone": Story(remove_from_queue),
    "queue.item_group_changed": Story(change_group),
    "queue.item_position_changed": Story(change_position),
    "queue.revision_requested": Story(revise),
    "queue_groups.added": Story(add_queue_group),
    "school_classes.added": Story(add_class),
    "statistics.failures_reached": Story(
        lambda farm: {"failed_print_jobs": 2} if fail_print(farm) else {}, {"failures": 2}
    ),
    "statistics.prints_reached": Story(
        lambda farm: {"done_print_jobs": 2} if finish_print(farm) else {}, {"prints": 2}
    ),
    "tags.added": Story(add_tag),
    "users.added": Story(join, before=invite),
    "users.pending": Story(join),
    "users.prints_reached": Story(user_prints, {"prints": 4}),
    "webhooks.disabled": Story(disable_webhook, before=add_webhook),
}
