"""Scenarios of files, folders and past prints."""

from __future__ import annotations

from pathlib import Path

from connector.runner import Client, open_file
from tests.cassettes.finding import Scenario, first, library_file

LIFT = Path(__file__).with_name("lift.gcode")

NO_FILE = "0" * 32


def upload(client: Client) -> str:
    uploaded = client.run("files.upload", {"file": open_file(LIFT)})
    return uploaded["id"]


def saved_upload(client: Client) -> str:
    saved = client.run("files.save_to_library", {"file_id": upload(client)})
    return saved["id"]


def folder(client: Client) -> int:
    return first(client, "folders.list")


def new_folder(client: Client) -> int:
    client.run("folders.create", {"name": "Trials"})
    rows = client.run("folders.list", {})
    return next(row["id"] for row in rows if row["name"] == "Trials")


def archived_job(client: Client) -> int:
    job = first(client, "jobs.list")
    client.run("jobs.archive", {"jobs": [job]})
    return job


LIBRARY: dict[str, Scenario] = {
    # One of them is not there, so that the answer says what failed.
    "files.delete": lambda c: c.run("files.delete", {"files": [saved_upload(c), NO_FILE]}),
    "files.move": lambda c: c.run("files.move", {"files": [library_file(c)], "folder": folder(c)}),
    "files.save_to_library": lambda c: c.run(
        "files.save_to_library", {"file_id": upload(c), "folder": folder(c)}
    ),
    "files.update": lambda c: c.run(
        "files.update", {"file": saved_upload(c), "name": "raise.gcode"}
    ),
    "files.upload_to_folder": lambda c: c.run(
        "files.upload_to_folder", {"file": open_file(LIFT), "folder": folder(c)}
    ),
    "folders.create": lambda c: c.run("folders.create", {"name": "Trials"}),
    "folders.delete": lambda c: c.run("folders.delete", {"folders": [new_folder(c)]}),
    "folders.get": lambda c: c.run("folders.get", {"folder": folder(c)}),
    "folders.list": lambda c: c.run("folders.list", {}),
    "folders.move": lambda c: c.run("folders.move", {"folder": new_folder(c), "target": folder(c)}),
    "folders.update": lambda c: c.run(
        "folders.update", {"folder": new_folder(c), "name": "Errors", "parent": 0}
    ),
    "jobs.archive": lambda c: c.run(
        "jobs.archive", {"jobs": [first(c, "jobs.list")], "reason": "A trial"}
    ),
    "jobs.get": lambda c: c.run("jobs.get", {"job": first(c, "jobs.list", "uid")}),
    "jobs.unarchive": lambda c: c.run("jobs.unarchive", {"jobs": [archived_job(c)]}),
}
