"""Scenarios of webhooks, slicer profiles, G-code, courses and partners."""

from __future__ import annotations

from typing import Any

from connector.runner import Client
from tests.cassettes.finding import Scenario, first

COURSE, CATEGORY = 31, 12
"""The API lists neither courses nor their categories; these are the sandbox's."""

GROUP_OF_COMPANY = 1
"""Nor does it list the printer groups of managed companies."""

HOOK = {"name": "Trial", "url": "https://hooks.invalid/trial", "event_names": ["job.done"]}
COMPANY = {
    "name": "Trial School",
    "short_name": "trial",
    "plan": 4,
    "type": 2,
    "contact_name": "Ada",
    "contact_email": "ada@example.com",
    "street": "1 Road",
    "city": "Aarhus",
    "postal_code": "8000",
    "country": "DK",
}


def new_hook(client: Client) -> int:
    return client.run("webhooks.create", HOOK)["id"]


def new_company(client: Client) -> int:
    return client.run("partner.create_company", COMPANY)["id"]


def other_company(client: Client, record: dict[str, Any]) -> int:
    rows = client.run("partner.list_companies", {})
    return next(row["id"] for row in rows if row["id"] != record["org_id"])


def move_printers(client: Client) -> Any:
    printer = client.run("partner.list_printers", {})[0]
    move = {"printers": [printer["id"]], "company": other_company(client, printer)}
    return client.run("partner.move_printers", {**move, "group": GROUP_OF_COMPANY})


def move_spools(client: Client) -> Any:
    spool = client.run("partner.list_spools", {})[0]
    move = {"spools": [spool["id"]], "company": other_company(client, spool)}
    return client.run("partner.move_spools", {**move, "filament_type": spool["type_id"]})


def snippet(client: Client) -> int:
    return first(client, "gcode_snippets.list")


ADMINISTRATION: dict[str, Scenario] = {
    "courses.create_category": lambda c: c.run("courses.create_category", {"name": "Trials"}),
    "courses.delete": lambda c: c.run("courses.delete", {"course": COURSE}),
    "courses.delete_category": lambda c: c.run("courses.delete_category", {"category": CATEGORY}),
    "courses.get": lambda c: c.run("courses.get", {"course": COURSE}),
    "courses.move": lambda c: c.run("courses.move", {"course": COURSE, "category": CATEGORY}),
    "courses.publish": lambda c: c.run("courses.publish", {"course": COURSE}),
    "courses.unpublish": lambda c: c.run("courses.unpublish", {"course": COURSE}),
    "courses.update_category": lambda c: c.run(
        "courses.update_category", {"category": CATEGORY, "name": "Trials", "public": True}
    ),
    "gcode_macros.get": lambda c: c.run("gcode_macros.get", {"macro": "is_start", "owner": "org"}),
    "gcode_macros.get_overview": lambda c: c.run("gcode_macros.get_overview", {}),
    "gcode_macros.save": lambda c: c.run(
        "gcode_macros.save",
        {"macro": "is_end", "gcodes": {f"printer_{first(c, 'printers.list')}": ["M84"]}},
    ),
    "gcode_snippets.arrange": lambda c: c.run(
        "gcode_snippets.arrange",
        {"snippets": [row["id"] for row in reversed(c.run("gcode_snippets.list", {}))]},
    ),
    "gcode_snippets.create": lambda c: c.run(
        "gcode_snippets.create", {"name": "Trial", "gcode": "G28\nM84"}
    ),
    "gcode_snippets.delete": lambda c: c.run("gcode_snippets.delete", {"snippets": [snippet(c)]}),
    "gcode_snippets.get": lambda c: c.run("gcode_snippets.get", {"snippet": snippet(c)}),
    "gcode_snippets.list": lambda c: c.run("gcode_snippets.list", {}),
    "gcode_snippets.update": lambda c: c.run(
        "gcode_snippets.update",
        {"snippet": snippet(c), "name": "Trial", "gcode": "G28", "owner": "org"},
    ),
    "partner.create_company": lambda c: c.run("partner.create_company", COMPANY),
    "partner.delete_company": lambda c: c.run(
        "partner.delete_company", {"company": new_company(c)}
    ),
    "partner.list_printers": lambda c: c.run("partner.list_printers", {}),
    "partner.list_spools": lambda c: c.run("partner.list_spools", {}),
    "partner.get_company": lambda c: c.run(
        "partner.get_company", {"company": first(c, "partner.list_companies")}
    ),
    "partner.get_statistics": lambda c: c.run("partner.get_statistics", {}),
    "partner.list_companies": lambda c: c.run("partner.list_companies", {}),
    "partner.move_printers": move_printers,
    "partner.move_spools": move_spools,
    "partner.update_company": lambda c: c.run(
        "partner.update_company",
        {
            **COMPANY,
            "company": new_company(c),
            "active": True,
            "public_school": True,
            "extra_printers": 1,
            "extra_users": 2,
            "extra_gigabytes": 3,
        },
    ),
    "slicer_profiles.delete": lambda c: c.run(
        "slicer_profiles.delete", {"profile": first(c, "slicer_profiles.list")}
    ),
    "slicer_profiles.get": lambda c: c.run(
        "slicer_profiles.get", {"profile": first(c, "slicer_profiles.list")}
    ),
    "slicer_profiles.list": lambda c: c.run("slicer_profiles.list", {}),
    "webhooks.create": lambda c: c.run("webhooks.create", HOOK),
    "webhooks.delete": lambda c: c.run("webhooks.delete", {"webhook": new_hook(c)}),
    "webhooks.list_samples": lambda c: c.run("webhooks.list_samples", {"event_name": "job.done"}),
    "webhooks.list": lambda c: [new_hook(c)] and c.run("webhooks.list", {}),
    "webhooks.send_test": lambda c: c.run("webhooks.send_test", {"webhook": new_hook(c)}),
    "webhooks.set_enabled": lambda c: c.run(
        "webhooks.set_enabled", {"webhook": new_hook(c), "enabled": False}
    ),
    "webhooks.update": lambda c: c.run(
        "webhooks.update", {**HOOK, "webhook": new_hook(c), "name": "Trials"}
    ),
}
