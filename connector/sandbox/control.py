"""The control surface under `__sandbox/`: what tests and people do to the farm from outside.

Needs no key, knows no rate limit and is never harmed by faults.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from starlette.responses import JSONResponse
from starlette.routing import Route

from connector.sandbox.control_happenings import (
    end_print,
    fire_event,
    join,
    pause_print,
    set_online,
)
from connector.sandbox.control_input import number, only
from connector.sandbox.control_panel import (
    add_filament_type,
    ask_for_revision,
    set_error,
    set_up_printer,
    switch_ai,
)
from connector.sandbox.control_state import describe
from connector.sandbox.settings import RESET_ONLY, change

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from connector.sandbox.control_input import Action, Document
    from connector.sandbox.state import Sandbox


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
    only(document, "clock", {"advance", "set", "freeze"})
    freeze = document.get("freeze")
    if freeze is not None and not isinstance(freeze, bool):
        raise ValueError("clock: freeze must be true or false")
    if freeze is not None:
        sandbox.clock.freeze() if freeze else sandbox.clock.run()
    if "set" in document:
        sandbox.clock.set(number(document, "set"))
    if "advance" in document:
        sandbox.clock.advance(number(document, "advance"))
    sandbox.tick()
    return show_clock(sandbox, document)


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
    ("POST", "printers/add"): set_up_printer,
    ("POST", "printers/ai"): switch_ai,
    ("POST", "printers/error"): set_error,
    ("POST", "queue/revise"): ask_for_revision,
    ("POST", "filament_types/add"): add_filament_type,
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
