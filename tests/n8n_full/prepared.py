"""The example workflows as a person would have them after choosing credentials and a chat."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.n8n_full.farm import Farm

CHAT = "https://chat.example.com/webhook"
PACKAGE = "n8n-nodes-simplyprint-unofficial"
ACTIONS = f"{PACKAGE}.simplyPrintUnofficial"
CREDENTIAL = {"id": "simplyprint-sandbox", "name": "SimplyPrint sandbox"}
USED = {"simplyPrintUnofficialApi": CREDENTIAL}

Workflow = dict[str, Any]


def credentials(farm: Farm) -> list[dict[str, Any]]:
    """What `n8n import:credentials` reads: the key of the sandbox, and where it listens."""
    data = {
        "apiKey": farm.key,
        "companyId": str(farm.company),
        "apiUrl": f"{farm.url}/api/",
        "filesUrl": f"{farm.url}/files",
        "filamentDatabaseUrl": f"{farm.url}/filament-database",
    }
    return [{**CREDENTIAL, "type": next(iter(USED)), "data": data}]


def workflow(path: Path, chat: str) -> Workflow:
    """An example with an id of its own, our credential in its nodes and our chat's address."""
    text = path.read_text(encoding="utf-8").replace(CHAT, chat)
    made: Workflow = json.loads(text)
    made["id"] = path.stem
    for node in made["nodes"]:
        if node["type"].startswith(PACKAGE):
            node["credentials"] = USED
        if "events" in node["parameters"]:
            # The sandbox reaches this machine, as the real service would not.
            node["parameters"]["options"] = {"allowPrivateUrl": True}
        if "pollTimes" in node["parameters"]:
            node["parameters"]["pollTimes"] = {"item": [{"mode": "everyMinute"}]}
        if node["type"].endswith((".webhook", ".wait", "Trigger")):
            # The editor gives one to every node that is pasted; the command line does not.
            node["webhookId"] = f"{path.stem}-{node['id']}"
    return made


def draft() -> Workflow:
    """A workflow that somebody is in the middle of writing: a node with choices to be made."""
    by_hand = {
        "id": "by-hand",
        "name": "By hand",
        "type": "n8n-nodes-base.manualTrigger",
        "typeVersion": 1,
        "position": [0, 0],
        "parameters": {},
    }
    start = {
        "id": "start-print",
        "name": "Start print",
        "type": ACTIONS,
        "typeVersion": 1,
        "position": [220, 0],
        "parameters": {"resource": "jobs", "operation": "create", "printers": [42]},
        "credentials": USED,
    }
    link = {"node": start["name"], "type": "main", "index": 0}
    return {
        "name": "Start a print",
        "nodes": [by_hand, start],
        "connections": {by_hand["name"]: {"main": [[link]]}},
        "settings": {},
    }
