"""Scenarios that write values of custom fields, each of a field made for it."""

from __future__ import annotations

from typing import Any

from connector.runner import Client
from tests.cassettes.finding import Scenario, first, library_file, queued_item

#: What carries the values: the category of its fields, the place of them if it is a print's, the
#: input that takes it, and how one is found.
CARRIERS: dict[str, tuple[str, str, str, Scenario]] = {
    "files": ("print", "user_file", "files", library_file),
    "filament": ("filament", "", "spools", lambda c: first(c, "filament.list")),
    "jobs": ("print", "print_job", "jobs", lambda c: first(c, "jobs.list")),
    "printers": ("printer", "", "printers", lambda c: first(c, "printers.list")),
    "queue": ("print", "print_queue", "items", queued_item),
    "users": ("user", "", "users", lambda c: first(c, "users.list")),
}


def _scenario(category: str, place: str, takes: str, carrier: Scenario, action: str) -> Scenario:
    def run(client: Client) -> Any:
        field = {"category": category, "field_id": "trial", "label": "Trial", "type": "number"}
        client.run("custom_fields.create", {**field, **({"places": [place]} if place else {})})
        return client.run(action, {takes: [carrier(client)], "values": {"Trial": 4.5}})

    return run


CUSTOM_VALUES: dict[str, Scenario] = {
    f"{resource}.set_custom_values": _scenario(*carrier, f"{resource}.set_custom_values")
    for resource, carrier in CARRIERS.items()
}
