"""One scenario an action: what to call, and what must come of it.

A scenario finds the ids that it needs, and returns the output of the action it is named for.
"""

from __future__ import annotations

from pathlib import Path

from connector.runner import open_file
from tests.cassettes.administration_scenarios import ADMINISTRATION
from tests.cassettes.custom_value_scenarios import CUSTOM_VALUES
from tests.cassettes.farm_scenarios import FARM
from tests.cassettes.finding import (
    Scenario,
    idle_printer,
    library_file,
    paused_printer,
    printing_printer,
    queued_item,
)
from tests.cassettes.inventory_scenarios import INVENTORY
from tests.cassettes.library_scenarios import LIBRARY
from tests.cassettes.people_scenarios import PEOPLE
from tests.cassettes.queue_scenarios import QUEUE
from tests.cassettes.search_scenarios import SEARCH

LIFT = Path(__file__).with_name("lift.gcode")

SCENARIOS: dict[str, Scenario] = {
    "account.get_user": lambda c: c.run("account.get_user", {}),
    "account.test": lambda c: c.run("account.test", {}),
    "api.call": lambda c: c.run("api.call", {"method": "GET", "path": "queue/groups/Get"}),
    "files.download": lambda c: c.run("files.download", {"file": library_file(c)}),
    "files.list": lambda c: c.run("files.list", {"folder": -1}),
    "files.upload": lambda c: c.run("files.upload", {"file": open_file(LIFT)}),
    "files.upload_and_print": lambda c: c.run(
        "files.upload_and_print", {"file": open_file(LIFT), "printers": [idle_printer(c)]}
    ),
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
    **CUSTOM_VALUES,
    **FARM,
    **PEOPLE,
    **QUEUE,
    **ADMINISTRATION,
    **INVENTORY,
    **LIBRARY,
    **SEARCH,
}
