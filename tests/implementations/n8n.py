"""The emitted n8n package as an implementation: run in n8n-core, answered over HTTP."""

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
from tests.platforms.n8n.runtime import N8nRuntime
from tests.platforms.n8n.workflow import (
    ACTIONS,
    API_KEY,
    POLLS,
    WEBHOOKS,
    item_of,
    parameters_of,
    polling_parameters,
    shared_output,
)

Given = Mapping[str, Any]


def _checked(result: dict[str, Any]) -> dict[str, Any]:
    """A result that tells of no error."""
    if "error" in result:
        raise _error(result["error"])
    return result


def _error(error: dict[str, Any]) -> Exception:
    data = error["data"] or {}
    if "problems" in data:
        return InputError(data["problems"])
    if "kind" not in data:
        return AssertionError(f"{error['name']}: {error['message']}")
    status = int(error["httpCode"] or 0)
    problem = ApiError(data["kind"], error["message"], status, data["retryAfter"])
    problem.done = data["done"]
    return problem


class N8nPackage(ServedPackage):
    """The nodes of the package behind the interface of the tests; it has no connection cases."""

    name = "n8n"
    shows_event_ids = False

    def __init__(self, n8n: N8nRuntime, api: FakeApi, folder: Path) -> None:
        self._n8n = n8n
        super().__init__(api, folder)

    def execute(self, action: Action, given: Given, part_size: int = PART_SIZE) -> ServedExchange:
        node = self._n8n.node(ACTIONS)
        inputs, files = self._inputs(given)
        call = self._call(
            "execute",
            ACTIONS,
            parameters_of(node, action, inputs),
            items=[item_of(inputs)],
            partSize=part_size,
        )
        return self._start(call, lambda result: _output(action, result), files)

    def poll(self, trigger: Trigger, given: Given, state: dict[str, Any] | None) -> ServedExchange:
        stored = {"source": f"{COMPANY} {trigger.name}", "state": state} if state else {}
        parameters = polling_parameters(trigger, given)
        return self._start(self._call("poll", POLLS, parameters, staticData=stored), _polled)

    def choices(self, picker: Picker, search: str = "", page: int = 1) -> ServedExchange:
        method = "search" + "".join(part.capitalize() for part in picker.name.split("_"))
        asked = {"filter": search, "paginationToken": str(page)}
        fed = picker.constants or {}
        chosen = {name: fed[place] for place, name in (picker.needs or {}).items()}
        call = self._call("listSearch", ACTIONS, chosen, method=method, **asked)
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
        parameters = {"events": [trigger.name], "filters": dict(given)}
        stored = {"production": {"id": 1, "secret": secret}}
        delivery = {"headers": dict(headers), "text": body, "staticData": stored}
        result = self._call("webhook.deliver", WEBHOOKS, parameters, **delivery)()
        if result["items"] is not None:
            return Delivery("accepted", item=result["items"][0]["json"])
        verdict: Any = {401: "refused", 200: "ignored"}[result["status"]]
        return Delivery(verdict, reason=result["body"]["message"])

    def _call(self, command: str, node: str, parameters: dict[str, Any], **more: Any) -> Call:
        fields = {
            "apiKey": KEY,
            "companyId": COMPANY,
            "apiUrl": urls(self._api)["api"],
            "filesUrl": urls(self._api)["files"],
            "filamentDatabaseUrl": urls(self._api)["filament_database"],
        }
        credentials = {API_KEY: fields}
        arguments = {"node": node, "parameters": parameters, "credentials": credentials, **more}
        return lambda: self._n8n.call(command, **arguments)

    def _start(
        self, call: Call, decode: Decode, files: Mapping[str, FileInput] = {}
    ) -> ServedExchange:
        return self._serve(call, lambda told: decode(_checked(told)), files)


def _output(action: Action, result: dict[str, Any]) -> Any:
    (items,) = result["outputs"]
    if action.output.many:
        return [item["json"] for item in items]
    (item,) = items
    if action.output.binary:
        file = item["binary"]["data"]
        return {"file": {"name": file["fileName"], "text": file["text"]}}
    return shared_output(action, item["json"])


def _polled(result: dict[str, Any]) -> Polled:
    events = [{"item": item["json"]} for item in result["items"] or []]
    return Polled(events, result["staticData"]["state"])


def _choices(result: dict[str, Any]) -> Choices:
    options = [{"value": one["value"], "label": one["name"]} for one in result["results"]]
    token = result.get("paginationToken")
    return Choices(options, None if token is None else int(token))
