"""One scenario an action: what to call, and what must come of it.

A scenario finds the ids that it needs, so that it works on any account that has a file in its
library, a queue group and an idle printer. It returns the output of the action it is named for.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from connector.runner import Client, open_file

LIFT = Path(__file__).with_name("lift.gcode")

SECONDS_BETWEEN_LOOKS = 5

Scenario = Callable[[Client], Any]


def idle_printer(client: Client) -> int:
    rows = client.run("printers.list", {})
    return next(row["id"] for row in rows if row["printer"]["state"] == "operational")


def library_file(client: Client) -> str:
    rows = client.run("files.list", {"folder": -1})
    return next(row["id"] for row in rows if row["type"] == "printable")


def queued_item(client: Client) -> int:
    added = client.run("queue.add_item", {"library_file": library_file(client), "amount": 2})
    return added["id"]


def printing_printer(client: Client) -> int:
    printer = idle_printer(client)
    client.run("jobs.create", {"printers": [printer], "library_file": library_file(client)})
    while client.run("printers.get", {"printer": printer})["printer"]["state"] != "printing":
        client.clock.sleep(SECONDS_BETWEEN_LOOKS)
    return printer


def paused_printer(client: Client) -> int:
    printer = printing_printer(client)
    client.run("printers.pause", {"printers": [printer]})
    return printer


SCENARIOS: dict[str, Scenario] = {
    "account.get_user": lambda c: c.run("account.get_user", {}),
    "account.test": lambda c: c.run("account.test", {}),
    "api.call": lambda c: c.run("api.call", {"method": "GET", "path": "queue/groups/Get"}),
    "files.download": lambda c: c.run("files.download", {"file": library_file(c)}),
    "files.list": lambda c: c.run("files.list", {"folder": -1}),
    "files.upload": lambda c: c.run("files.upload", {"file": open_file(LIFT)}),
    "files.upload_and_queue": lambda c: c.run(
        "files.upload_and_queue", {"file": open_file(LIFT), "amount": 1, "position": "top"}
    ),
    "jobs.create": lambda c: c.run(
        "jobs.create", {"printers": [idle_printer(c)], "library_file": library_file(c)}
    ),
    "jobs.list": lambda c: c.run("jobs.list", {"limit": 5}),
    "printers.cancel": lambda c: c.run(
        "printers.cancel", {"printers": [printing_printer(c)], "reason": 2, "comment": "a trial"}
    ),
    "printers.get": lambda c: c.run("printers.get", {"printer": idle_printer(c)}),
    "printers.list": lambda c: c.run("printers.list", {}),
    "printers.pause": lambda c: c.run("printers.pause", {"printers": [printing_printer(c)]}),
    "printers.resume": lambda c: c.run("printers.resume", {"printers": [paused_printer(c)]}),
    "printers.send_gcode": lambda c: c.run(
        "printers.send_gcode", {"printers": [idle_printer(c)], "gcode": "M105\nM114"}
    ),
    "queue.add_item": lambda c: c.run("queue.add_item", {"library_file": library_file(c)}),
    "queue.empty": lambda c: c.run("queue.empty", {}),
    "queue.list": lambda c: c.run("queue.list", {}),
    "queue.update_item": lambda c: c.run(
        "queue.update_item", {"item": queued_item(c), "amount": 3, "note": "twice as nice"}
    ),
}
