"""The control surface under `__sandbox/`: what tests and people do to the farm from outside.

Needs no key, knows no rate limit and is never harmed by faults.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Literal

from starlette.responses import JSONResponse
from starlette.routing import Route

from connector.sandbox.control_state import describe
from connector.sandbox.events import EVENTS, sample_data
from connector.sandbox.settings import RESET_ONLY, change
from connector.sandbox.world import membership, prints
from connector.sandbox.world.records import Event

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.records import Job

Document = Mapping[str, object]
Action = Callable[["Sandbox", Document], object]


def show_state(sandbox: Sandbox, document: Document) -> object:
    return describe(sandbox)


def show_requests(sandbox: Sandbox, document: Document) -> object:
    since = str(document.get("since", "0"))
    if not since.isdecimal():
        raise ValueError("requests: since must be a whole number")
    return {"requests": sandbox.log.since(int(since))}


def show_deliveries(sandbox: Sandbox, document: Document) -> object:
    return {"deliveries": sandbox.deliveries.log()}


def reset(sandbox: Sandbox, document: Document) -> object:
    """Start afresh with the settings of the start, changed by `document`."""
    sandbox.reset(change(sandbox.first_settings, document))
    return describe(sandbox)


def show_clock(sandbox: Sandbox, document: Document) -> object:
    return {"now": sandbox.clock.now(), "frozen": sandbox.clock.frozen}


def move_clock(sandbox: Sandbox, document: Document) -> object:
    _only(document, "clock", {"advance", "set", "freeze"})
    freeze = document.get("freeze")
    if freeze is not None and not isinstance(freeze, bool):
        raise ValueError("clock: freeze must be true or false")
    if freeze is not None:
        sandbox.clock.freeze() if freeze else sandbox.clock.run()
    if "set" in document:
        sandbox.clock.set(_number(document, "set"))
    if "advance" in document:
        sandbox.clock.advance(_number(document, "advance"))
    sandbox.tick()
    return show_clock(sandbox, document)


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
    _only(document, "printers/online", {"printer", "online"})
    printer = sandbox.world.printers.get(int(_number(document, "printer")))
    online = document.get("online")
    if printer is None or not isinstance(online, bool):
        raise ValueError("printers/online: takes a printer of the farm and online, true or false")
    printer.reachable = online
    return {"printer": printer.id, "online": printer.online}


def join(sandbox: Sandbox, document: Document) -> object:
    """Somebody signs up; who was not invited waits for approval."""
    _only(document, "users/join", {"email", "first_name", "last_name"})
    given = [document.get(name) for name in ("email", "first_name", "last_name")]
    email, first, last = (value if isinstance(value, str) else "" for value in given)
    if not email or not first or not last:
        raise ValueError("users/join: takes email, first_name and last_name")
    member = membership.join(sandbox.world, email, first, last)
    return {"relation_id": member.relation_id, "approved": member.approved is not None}


def fire_event(sandbox: Sandbox, document: Document) -> object:
    """Deliver an event as if it had happened; without `data` with a made-up sample."""
    _only(document, "events/fire", {"event", "data"})
    name, data = document.get("event"), document.get("data")
    if name not in EVENTS:
        raise ValueError(f"events/fire: {name!r} is no event of the catalogue")
    if data is not None and not isinstance(data, dict):
        raise ValueError("events/fire: data must be an object")
    world = sandbox.world
    event = Event(str(name), world.now, sample_data(str(name), world) if data is None else data)
    world.record(event)
    return {"event": event.name, "timestamp": int(event.at), "data": event.data}


def show_settings(sandbox: Sandbox, document: Document) -> object:
    return asdict(sandbox.settings)


def change_settings(sandbox: Sandbox, document: Document) -> object:
    if fixed := sorted(RESET_ONLY & document.keys()):
        raise ValueError(f"setting {fixed[0]} shapes the world; give it to reset")
    sandbox.settings = change(sandbox.settings, document)
    return show_settings(sandbox, document)


def show_faults(sandbox: Sandbox, document: Document) -> object:
    return {"faults": [asdict(fault) for fault in sandbox.faults.ordered]}


def order_fault(sandbox: Sandbox, document: Document) -> object:
    return asdict(sandbox.faults.order(document))


def clear_faults(sandbox: Sandbox, document: Document) -> object:
    sandbox.faults.clear()
    return show_faults(sandbox, document)


def _running(sandbox: Sandbox, document: Document) -> Job:
    _only(document, "prints", {"printer"})
    printer = sandbox.world.printers.get(int(_number(document, "printer")))
    if printer is None or printer.job is None:
        raise ValueError(f"printer {document['printer']} has no running print")
    return printer.job


def _only(document: Document, where: str, known: set[str]) -> None:
    if unknown := sorted(set(document) - known):
        raise ValueError(f"{where}: unknown key {unknown[0]!r}; known: {', '.join(sorted(known))}")


def _number(document: Document, name: str) -> float:
    value = document.get(name)
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise ValueError(f"{name} must be a number")
    return float(value)


ACTIONS: dict[tuple[str, str], Action] = {
    ("GET", "state"): show_state,
    ("GET", "requests"): show_requests,
    ("GET", "deliveries"): show_deliveries,
    ("POST", "reset"): reset,
    ("GET", "clock"): show_clock,
    ("POST", "clock"): move_clock,
    ("POST", "prints/finish"): end_print("done"),
    ("POST", "prints/fail"): end_print("failed"),
    ("POST", "prints/pause"): pause_print,
    ("POST", "printers/online"): set_online,
    ("POST", "users/join"): join,
    ("POST", "events/fire"): fire_event,
    ("GET", "settings"): show_settings,
    ("POST", "settings"): change_settings,
    ("GET", "faults"): show_faults,
    ("POST", "faults"): order_fault,
    ("DELETE", "faults"): clear_faults,
}


def routes(sandbox: Sandbox) -> list[Route]:
    """One Starlette route per action; a ValueError becomes 400 `{error}`."""
    return [
        Route(f"/__sandbox/{path}", _endpoint(action, sandbox), methods=[method])
        for (method, path), action in ACTIONS.items()
    ]


def _endpoint(action: Action, sandbox: Sandbox) -> Callable[[Request], object]:
    async def run(request: Request) -> Response:
        try:
            document = await _document(request)
            sandbox.tick()
            result = action(sandbox, document)
            sandbox.flush()
        except ValueError as problem:
            return JSONResponse({"error": str(problem)}, status_code=400)
        return JSONResponse(result)

    return run


async def _document(request: Request) -> Document:
    if request.method == "GET":
        return dict(request.query_params)
    raw = await request.body()
    document = json.loads(raw) if raw else {}
    if not isinstance(document, dict):
        raise ValueError("the body must be a JSON object")
    return document
