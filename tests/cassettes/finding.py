"""Finding what a scenario needs, so that it works on any account that has it.

An account has a file in its library, a queue group and an idle printer; the farm, the queue and the
people of the sandbox have more, and so should a live account that is recorded from.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from connector.runner import Client

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


def first(client: Client, action: str, key: str = "id", **inputs: Any) -> Any:
    """A field of the first record of a list."""
    return client.run(action, inputs)[0][key]
