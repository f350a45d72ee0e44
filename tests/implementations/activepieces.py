"""The emitted Activepieces piece as an implementation: run in plain Node, answered over HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from connector.model import Action, Connector, Picker, Trigger
from connector.targets.activepieces.names import piece_name
from connector.wire.errors import ApiError, InputError
from connector.wire.pickers import Choices
from connector.wire.poll import Polled
from connector.wire.upload import PART_SIZE
from connector.wire.webhook import Delivery
from tests.implementations import PlatformRefusal
from tests.implementations.served import (
    COMPANY,
    KEY,
    Call,
    ServedExchange,
    ServedPackage,
    urls,
)
from tests.platforms.activepieces import connections
from tests.platforms.activepieces.farm import entered
from tests.platforms.activepieces.runtime import ActivepiecesRuntime
from tests.platforms.fake_api import FakeApi

Given = Mapping[str, Any]
Told = dict[str, Any]


class ActivepiecesPiece(ServedPackage):
    """The piece behind the interface of the tests; it has no connection cases.

    Inputs are what expressions of a flow came to; the harness makes of them what the engine makes.
    """

    name = "activepieces"
    shows_event_ids = True

    def __init__(
        self, runtime: ActivepiecesRuntime, connector: Connector, api: FakeApi, folder: Path
    ) -> None:
        self._runtime = runtime
        self._connector = connector
        super().__init__(api, folder)

    def execute(self, action: Action, given: Given, part_size: int = PART_SIZE) -> ServedExchange:
        inputs, files = self._inputs(given)
        props = {name: entered(value) for name, value in inputs.items()}
        parts = {} if part_size == PART_SIZE else {"partSize": part_size}
        call = self._call("run", name=piece_name(action.name), props=props, **parts)
        return self._serve(call, lambda told: _output(action, told), files)

    def poll(self, trigger: Trigger, given: Given, state: dict[str, Any] | None) -> ServedExchange:
        store = {"poll": {"source": f"{COMPANY} {trigger.name}", "state": state}} if state else {}
        hook = {"name": piece_name(trigger.name), "hook": "run"}
        call = self._call("hook", **hook, props=dict(given), store=store)
        return self._serve(call, _polled)

    def choices(self, picker: Picker, search: str = "", page: int = 1) -> ServedExchange:
        assert (picker.needs, picker.fields) == (None, None), "a list knows only plain values"
        owner, prop = self._dropdown(picker)
        arguments = {"owner": owner, "property": prop, "search": search}
        return self._serve(self._call("options", **arguments), _choices)

    def judge(
        self,
        trigger: Trigger,
        given: Given,
        secret: str,
        secret_headers: Sequence[str],
        headers: Mapping[str, str],
        body: str,
    ) -> Delivery:
        told = self._call(
            "hook",
            name=piece_name(trigger.name),
            hook="run",
            props=dict(given),
            store={"webhook": {"id": 1, "secret": secret}},
            payload={"headers": dict(headers), "body": body},
        )()
        items = _checked(told)["output"]
        if items:
            return Delivery("accepted", item=_without_key(items[0]))
        if told["log"]:
            return Delivery("refused", reason=told["log"][0].rpartition(": ")[2])
        return Delivery("ignored")

    def _dropdown(self, picker: Picker) -> tuple[dict[str, str], str]:
        """Some property that is fed by the picker, and whose it is."""
        owners: list[Action | Trigger] = [*self._connector.actions, *self._connector.triggers]
        for owner in owners:
            kind = "action" if isinstance(owner, Action) else "trigger"
            for item in owner.inputs:
                if item.picker == picker.name:
                    return {kind: piece_name(owner.name)}, item.name
        raise AssertionError(f"nothing is chosen from {picker.name}")

    def _call(self, command: str, **arguments: Any) -> Call:
        auth = connections.api_key(KEY, COMPANY, urls(self._api))
        return lambda: self._runtime.call(command, auth=auth, **arguments)


def _checked(told: Told) -> Told:
    """What a call came to, if not to an error."""
    if "error" in told:
        raise _error(told["error"])
    return told


def _error(error: dict[str, Any]) -> Exception:
    if error["name"] == "PropertyError":
        return PlatformRefusal([error["message"]])
    cause = error["cause"] or {}
    if "problems" in cause:
        assert error["message"] == "; ".join(cause["problems"])
        return InputError(cause["problems"])
    if "kind" not in cause:
        return AssertionError(f"{error['name']}: {error['message']}")
    assert cause["message"] in error["message"]
    problem = ApiError(cause["kind"], cause["message"], cause["status"], cause["retryAfter"])
    problem.done = cause["done"]
    return problem


def _output(action: Action, told: Told) -> Any:
    output = _checked(told)["output"]
    if not action.output.binary:
        return output
    (file,) = told["files"]
    assert output["file"] == file["url"]
    return {"file": {"name": output["fileName"], "text": file["text"]}}


def _polled(told: Told) -> Polled:
    items = _checked(told)["output"]
    events = [{"id": item["_dedupe_key"], "item": _without_key(item)} for item in items]
    return Polled(events, told["store"]["poll"]["state"])


def _without_key(item: dict[str, Any]) -> dict[str, Any]:
    """An item as the flow gets it: Activepieces keeps the key for itself."""
    return {key: value for key, value in item.items() if key != "_dedupe_key"}


def _choices(state: dict[str, Any]) -> Choices:
    assert not state["disabled"] or state["placeholder"] == "Nothing was found", state
    return Choices(state["options"], None)
