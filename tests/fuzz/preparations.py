"""What must have happened on the farm before an operation can succeed, and the ids of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import requests

from connector.sandbox.world.times import iso
from tests.sandbox.farm import START, Farm
from tests.sandbox.test_oauth import BACK, CLIENT, consent, exchange

#: Fields by place: path, query, body or headers.
Told = Mapping[str, Mapping[str, Any]]

CONSENT = {
    "client_id": CLIENT["client_id"],
    "redirect_uri": BACK,
    "response_type": "code",
    "scope": "user.read printers.read",
}
_CREATE_JOB = "printers/actions/CreateJob"
_NOTHING: Told = {}


def _file(farm: Farm) -> str:
    return str(farm.get("files/GetFiles", f=-1)["files"][0]["id"])


# Account


def code(farm: Farm) -> Told:
    """A code that the token exchange takes once."""
    given = consent(farm)["code"]
    grant = {"grant_type": "authorization_code", "code": given, "redirect_uri": BACK}
    return {"body": CLIENT | grant}


def token(farm: Farm) -> Told:
    return {"headers": {"Authorization": f"Bearer {exchange(farm)['access_token']}"}}


# Printing


def printing(farm: Farm) -> Told:
    farm.start_print()
    return _NOTHING


def paused(farm: Farm) -> Told:
    farm.start_print()
    farm.post("printers/actions/Pause", None, pid=42)
    return _NOTHING


def scheduled(farm: Farm) -> Told:
    body = {"pid": 42, "schedule_for": iso(START + 3600), "filesystem": _file(farm)}
    farm.post(_CREATE_JOB, body)
    return {"body": {"expected_job_uid": farm.get("printers/Get", pid=42)["data"]["job"]["uid"]}}


def held_print(farm: Farm) -> Told:
    farm.switch(hold_prints=True)
    held = farm.post(_CREATE_JOB, {"pid": 42, "filesystem": _file(farm)})
    return {"body": {"token": held["token"]}}


def done_item(farm: Farm) -> Told:
    """A queue item whose only copy was printed."""
    item = farm.get("queue/GetItems")["queue"][0]["id"]
    farm.post(_CREATE_JOB, {"pid": 42, "queue_file": item})
    farm.control("prints/finish", {"printer": 42})
    return {"query": {"job": item}}


# Files and jobs


def uploaded(farm: Farm) -> Told:
    return {"body": {"fileId": farm.upload("new.gcode", b"G28\n")["file"]["id"]}}


def ended_job(farm: Farm) -> Told:
    return {"query": {"id": farm.look("state")["jobs"][0]["uid"]}}


def archived(farm: Farm) -> Told:
    farm.post("jobs/Archive", {"jobs": [552252]})
    return _NOTHING


def webhook(farm: Farm) -> Told:
    body = {"name": "A", "url": "https://hooks.invalid/a", "events": ["job.done"], "enabled": True}
    farm.post("webhooks/Create", body)
    return {"body": {"id": farm.get("webhooks/Get")["data"][0]["id"]}}


# Open Filament Database


def brand_logo(farm: Farm) -> Told:
    return _logo(farm, "brands")


def store_logo(farm: Farm) -> Told:
    return _logo(farm, "stores")


def _logo(farm: Farm, kind: str) -> Told:
    folder = f"{farm.server.url}/filament-database/api/v1/{kind}/logo"
    listed = requests.get(f"{folder}/index.json", timeout=10).json()["logos"][0]
    shown = requests.get(f"{folder}/{listed['path']}", timeout=10).json()
    return {"path": {"logo_id": listed["id"], "logo_file": shown["logo_file"]}}
