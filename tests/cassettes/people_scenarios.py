"""Scenarios of users, user groups, school classes and statistics."""

from __future__ import annotations

import json
from typing import Any

from connector.runner import Client
from tests.cassettes.finding import Scenario, first

STUDENTS = {"title": "Students", "sort_order": 9, "permissions": json.dumps({"print_queue": True})}


def somebody_else(client: Client, key: str) -> Any:
    """A field of a user who is not the one whose key is used."""
    me = client.run("account.get_user", {})["user"]["id"]
    return next(row[key] for row in client.run("users.list", {}) if row["id"] != me)


def students(client: Client) -> int:
    return client.run("user_groups.create", {"groups": [STUDENTS]})["data"][0]["id"]


PEOPLE: dict[str, Scenario] = {
    "school_classes.create": lambda c: c.run(
        "school_classes.create", {"name": "Physics 101", "start_date": "2026-09-01"}
    ),
    "school_classes.list": lambda c: c.run("school_classes.list", {}),
    "school_classes.update": lambda c: c.run(
        "school_classes.update",
        {"school_class": first(c, "school_classes.list"), "name": "Physics 102"},
    ),
    "statistics.get": lambda c: c.run("statistics.get", {"lifetime": True}),
    "user_groups.create": lambda c: c.run("user_groups.create", {"groups": [STUDENTS]}),
    "user_groups.delete": lambda c: c.run("user_groups.delete", {"group": students(c)}),
    "user_groups.list": lambda c: c.run("user_groups.list", {}),
    "user_groups.update": lambda c: c.run(
        "user_groups.update", {"groups": [{"id": students(c), "title": "Pupils"}]}
    ),
    "users.create_invitation_link": lambda c: c.run(
        "users.create_invitation_link", {"max_uses": 10}
    ),
    "users.delete": lambda c: c.run("users.delete", {"user": somebody_else(c, "id")}),
    "users.invite": lambda c: c.run("users.invite", {"emails": ["ada@example.com"]}),
    "users.list": lambda c: c.run("users.list", {"sort_by": "name"}),
    "users.set_group": lambda c: c.run(
        "users.set_group", {"user": somebody_else(c, "relation_id"), "group": students(c)}
    ),
    "users.set_pending": lambda c: c.run(
        "users.set_pending",
        {"user": first(c, "users.list", "relation_id", pending=True), "approve": True},
    ),
    "users.set_teacher": lambda c: c.run(
        "users.set_teacher", {"user": somebody_else(c, "relation_id"), "teacher": True}
    ),
}
