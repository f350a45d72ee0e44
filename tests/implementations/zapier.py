"""The emitted Zapier integration as an implementation: run in Zapier's core, answered over HTTP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from connector.model import Action, Picker, Trigger
from connector.wire.errors import ApiError, InputError
from connector.wire.messages import FileInput
from connector.wire.pickers import Choices
from connector.wire.poll import Polled
from connector.wire.upload import PART_SIZE
from connector.wire.webhook import Delivery
from tests.implementations.served import (
    COMPANY,
    KEY,
    Call,
    Decode,
    ServedExchange,
    ServedPackage,
    urls,
)
from tests.platforms.fake_api import FakeApi
from tests.platforms.zapier.runtime import Result, ZapierRuntime

Given = Mapping[str, Any]


class ZapierPackage(ServedPackage):
    """The integration behind the interface of the tests; it has no connection cases."""

    name = "zapier"
    shows_event_ids = True

    def __init__(self, zapier: ZapierRuntime, api: FakeApi, folder: Path) -> None:
        self._zapier = zapier
        super().__init__(api, folder)

    def execute(self, action: Action, given: Given, part_size: int = PART_SIZE) -> ServedExchange:
        inputs, files = self._inputs(given)
        bundle = self._bundle(self._zapier.input_data(inputs))
        call = lambda: self._zapier.act(action, bundle, partSize=part_size)  # noqa: E731
        return self._start(call, lambda result: unwrapped(action, result["output"]), files)

    def poll(self, trigger: Trigger, given: Given, state: dict[str, Any] | None) -> ServedExchange:
        """As one Zap sees it: Zapier starts it for what has an id that it has not seen."""
        kept = state or {"cache": {}, "seen": []}
        meta = {"isPopulatingDedupe": state is None}
        method = f"triggers.{_key(trigger.name)}.operation.perform"
        bundle = self._bundle(given, meta=meta)
        call = lambda: self._zapier.run(method, bundle, cache=kept["cache"])  # noqa: E731
        return self._start(call, lambda result: _polled(result, state))

    def choices(self, picker: Picker, search: str = "", page: int = 1) -> ServedExchange:
        """Without `search`, for which Zapier has no place."""
        assert (picker.needs, picker.fields) == (None, None), "a list knows only plain values"
        method = f"triggers.choose_{picker.name}.operation.perform"
        bundle = self._bundle({}, meta={"page": page - 1})
        call = lambda: self._zapier.run(method, bundle, cursor=str(page))  # noqa: E731
        return self._start(call, _choices)

    def judge(
        self,
        trigger: Trigger,
        given: Given,
        secret: str,
        secret_headers: Sequence[str],
        headers: Mapping[str, str],
        body: str,
    ) -> Delivery:
        sent = {f"Http-{name.title()}": value for name, value in headers.items()}
        bundle = self._bundle(
            given,
            subscribeData={"id": 1, "secret": secret},
            rawRequest={"headers": sent, "content": body},
            cleanedRequest={"content": body},
        )
        method = f"triggers.{_key(trigger.name)}.operation.perform"
        result = _checked(self._zapier.run(method, bundle))
        if result["output"]:
            return Delivery("accepted", item=result["output"][0])
        reason = result["logs"].partition("Nothing starts: ")[2].partition("\n")[0].strip()
        ignored = reason in ("another event", "filtered out")
        return Delivery("ignored" if ignored else "refused", reason=reason)

    def _bundle(self, given: Given, **more: Any) -> dict[str, Any]:
        hosts = {f"{name}_url": url for name, url in urls(self._api).items()}
        connected = {"api_key": KEY, "company_id": COMPANY, **hosts}
        return {"authData": connected, "inputData": dict(given), "meta": {}, **more}

    def _start(
        self, call: Call, decode: Decode, files: Mapping[str, FileInput] = {}
    ) -> ServedExchange:
        return self._serve(call, lambda told: decode(_checked(told)), files)


def _key(name: str) -> str:
    return name.replace(".", "_")


def _checked(result: Result) -> Result:
    """A result that tells of no error. What a person is shown must hold the reason."""
    if "error" not in result:
        return result
    error = result["error"]
    cause = error["cause"]
    if "problems" in cause:
        raise InputError(cause["problems"])
    if "kind" not in cause:
        raise AssertionError(f"{error['name']}: {error['message']}")
    problem = ApiError(cause["kind"], cause["reason"], cause["status"], cause["retryAfter"])
    problem.done = cause["done"]
    raise problem


def unwrapped(action: Action, output: Any) -> Any:
    """An output as the action has it: Zapier takes a list of a search, and otherwise one object."""
    if action.output.many:
        return output if isinstance(output, list) else output["items"]
    if not isinstance(output, list):
        return output
    (record,) = output
    return record


def _polled(result: Result, state: dict[str, Any] | None) -> Polled:
    seen = [] if state is None else state["seen"]
    found = {item.pop("event_id"): item for item in reversed(result["output"])}
    fresh = [{"id": name, "item": item} for name, item in found.items() if name not in seen]
    following = {"cache": result["cache"], "seen": [*seen, *found]}
    return Polled([] if state is None else fresh, following)


def _choices(result: Result) -> Choices:
    options = [{"value": one["id"], "label": one["name"]} for one in result["output"]]
    return Choices(options, int(result["cursor"]) if result["cursor"] else None)
