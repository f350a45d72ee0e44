"""What becomes of each example workflow: something happens at the farm, and n8n does its part."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from tests.n8n_full.chat import Chat
from tests.n8n_full.editor import Document, Editor, output_of
from tests.n8n_full.farm import Farm
from tests.n8n_full.processes import wait_for

PART = Path(__file__).parents[2] / "examples" / "cube.gcode"
PREPARING = 23
"""Seconds that a print of the sandbox takes to download and to heat."""
POLLED_SECONDS = 150
SECONDS = 30


@dataclass(frozen=True, slots=True)
class World:
    """Everybody who takes part."""

    farm: Farm
    editor: Editor
    chat: Chat

    def post(self, path: str, **content: Any) -> requests.Response:
        """Call a Webhook node, once n8n has put its address up."""

        def answer() -> requests.Response | None:
            url = f"{self.editor.url}/webhook/{path}"
            answered = requests.post(url, timeout=SECONDS, **content)
            return None if "is not registered" in answered.text else answered

        return wait_for(f"an answer of {path}", answer, SECONDS)

    def told(self, pattern: str) -> re.Match[str]:
        """What the chat was told, as soon as a text matches."""

        def look() -> re.Match[str] | None:
            found = (re.fullmatch(pattern, text) for text in self.chat.texts)
            return next((one for one in found if one), None)

        return wait_for(f"a text like {pattern!r}", look, SECONDS)

    def succeeded(self, workflow: str, seconds: float = SECONDS) -> Document:
        """The newest execution of a workflow, which has to have gone well."""
        execution = self.editor.finished(workflow, seconds)
        problem = execution["data"]["resultData"].get("error")
        assert execution["status"] == "success", problem
        return execution


Story = Callable[[World], None]


def order_to_queue(world: World) -> None:
    file = world.farm.control("state")["files"][0]["id"]
    order = {"order": "A-1001", "file": file, "quantity": 2}
    accepted = world.post("print-order", json=order)
    assert accepted.status_code == 200, accepted.text
    queued = _queue_item(world, accepted.json()["queue_item"])
    assert (queued["note"], queued["left"]) == ("Order A-1001", 2)
    world.succeeded("order-to-queue")
    refused = world.post("print-order", json={**order, "file": "no-such-file"})
    assert (refused.status_code, refused.json()) == (422, {"reason": "File not found"})


def uploaded_file_to_queue(world: World) -> None:
    content = PART.read_bytes()
    part = (PART.name, content, "application/octet-stream")
    answered = world.post("print-file", files={"file": part})
    assert answered.status_code == 200, answered.text
    queued = _queue_item(world, answered.json()["queue_item"])
    assert queued["filename"] == PART.name
    sent = [call for call in world.farm.calls if call["path"].endswith("files/Upload")]
    assert sent[-1]["files"]["file"]["size"] == len(content)


def failed_print_to_chat(world: World) -> None:
    file = world.farm.control("state")["files"][0]["id"]
    world.farm.call("printers/actions/CreateJob", {"pid": "42", "filesystem": file})
    world.farm.control("clock", {"advance": PREPARING})
    world.farm.control("prints/fail", {"printer": 42})
    world.told(r"calibration-cube\.gcode failed on Prusa MK4 - bed 1 at \d+ %")
    world.succeeded("failed-print-to-chat")


def low_filament_to_chat(world: World) -> None:
    """One spool becomes low; another one was low before anybody looked."""
    world.farm.call("filament/AdjustWeight?fid=56", {"percent_left": 15})
    execution = world.succeeded("low-filament-to-chat", POLLED_SECONDS)
    (spool,) = output_of(execution, "Spool low")
    assert spool["id"] == 56
    world.told(r"Spool \w+ \(.+\) has 15 % left")


def nightly_statistics(world: World) -> None:
    """Started by hand, as nobody waits for the night."""
    world.editor.run("nightly-statistics", "Every night")
    execution = world.succeeded("nightly-statistics")
    (figures,) = output_of(execution, "Compose")
    assert figures.keys() == {"done", "failed", "hours"}
    world.told(r"Today: \d+ prints done, \d+ failed, [\d.]+ hours of printing")


def approval_round_trip(world: World) -> None:
    for decision, comment in (("Approve", "Go ahead"), ("Deny", "Wrong material")):
        item = world.farm.control("state")["held_items"][0]
        somebody = {"id": 9, "first_name": "Kim", "last_name": "Larsen"}
        data = {"queue_item": item, "user": somebody}
        world.chat.texts.clear()
        world.farm.control("events/fire", {"event": "queue.item_pending_approval", "data": data})
        form = world.told(r"Kim wants to print spacer-ring\.gcode: (\S+)")[1]
        world.editor.waiting("approval-round-trip")
        page = requests.get(form, timeout=SECONDS)
        assert "Print spacer-ring.gcode?" in page.text
        answers = {"field-0": (None, decision), "field-1": (None, comment)}
        requests.post(form, files=answers, timeout=SECONDS).raise_for_status()
        world.succeeded("approval-round-trip")
        sent = world.farm.calls[-1]
        assert sent["path"].endswith(f"queue/approval/{decision}Item"), sent["path"]
        assert (sent["query"]["jobs"], sent["body"]["comment"]) == (str(item["id"]), comment)


def printer_needs_attention(world: World) -> None:
    world.farm.control("printers/online", {"printer": 44, "online": False})
    execution = world.succeeded("printer-needs-attention", POLLED_SECONDS)
    (record,) = output_of(execution, "State changed")
    assert record["id"] == 44
    world.told(r"Creality K1 - bed 3 is offline")


def _queue_item(world: World, chosen: int) -> dict[str, Any]:
    queue = world.farm.control("state")["queue"]
    item: dict[str, Any] = next(one for one in queue if one["id"] == chosen)
    return item


STORIES: dict[str, Story] = {
    "order-to-queue": order_to_queue,
    "uploaded-file-to-queue": uploaded_file_to_queue,
    "failed-print-to-chat": failed_print_to_chat,
    "nightly-statistics": nightly_statistics,
    "approval-round-trip": approval_round_trip,
    "low-filament-to-chat": low_filament_to_chat,
    "printer-needs-attention": printer_needs_attention,
}
"""By the name of the example. Those that are polled come last: n8n looks once a minute."""
