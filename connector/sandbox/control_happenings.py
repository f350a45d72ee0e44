"""What tests and people let happen on the farm: prints end, printers fall silent, people join."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from connector.sandbox.control_input import number, only
from connector.sandbox.events import EVENTS, sample_data
from connector.sandbox.world import membership, prints
from connector.sandbox.world.records import Event

if TYPE_CHECKING:
    from connector.sandbox.control_input import Action, Document
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Job


def end_print(outcome: Literal["done", "failed"]) -> Action:
    def act(sandbox: Sandbox, document: Document) -> object:
        job = _running(sandbox, document)
        prints.end(sandbox.world, job, outcome, sandbox.world.now)
        return {"job": job.id}

    return act


def pause_print(sandbox: Sandbox, document: Document) -> object:
    job = _running(sandbox, document)
    if job.phase not in ("heating", "printing"):
        raise ValueError(f"printer {job.printer.id} is not printing")
    prints.pause(sandbox.world, job)
    return {"job": job.id}


def set_online(sandbox: Sandbox, document: Document) -> object:
    """Let a printer's device fall silent, or answer again."""
    only(document, "printers/online", {"printer", "online"})
    printer = sandbox.world.printers.get(int(number(document, "printer")))
    online = document.get("online")
    if printer is None or not isinstance(online, bool):
        raise ValueError("printers/online: takes a printer of the farm and online, true or false")
    printer.reachable = online
    return {"printer": printer.id, "online": printer.online}


def join(sandbox: Sandbox, document: Document) -> object:
    """Somebody signs up; who was not invited waits for approval."""
    only(document, "users/join", {"email", "first_name", "last_name"})
    given = [document.get(name) for name in ("email", "first_name", "last_name")]
    email, first, last = (value if isinstance(value, str) else "" for value in given)
    if not email or not first or not last:
        raise ValueError("users/join: takes email, first_name and last_name")
    member = membership.join(sandbox.world, email, first, last)
    return {"relation_id": member.relation_id, "approved": member.approved is not None}


def fire_event(sandbox: Sandbox, document: Document) -> object:
    """Deliver an event as if it had happened; without `data` with a made-up sample."""
    only(document, "events/fire", {"event", "data"})
    name, data = document.get("event"), document.get("data")
    if name not in EVENTS:
        raise ValueError(f"events/fire: {name!r} is no event of the catalogue")
    if data is not None and not isinstance(data, dict):
        raise ValueError("events/fire: data must be an object")
    world = sandbox.world
    event = Event(str(name), world.now, sample_data(str(name), world) if data is None else data)
    world.record(event)
    return {"event": event.name, "timestamp": int(event.at), "data": event.data}


def _running(sandbox: Sandbox, document: Document) -> Job:
    only(document, "prints", {"printer"})
    printer = sandbox.world.printers.get(int(number(document, "printer")))
    if printer is None or printer.job is None:
        raise ValueError(f"printer {document['printer']} has no running print")
    return printer.job
