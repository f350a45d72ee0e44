"""Make in small: connections, modules, RPCs, polling and webhooks of one app.

Imports this package only. Nothing waits: Make's own repetitions are not simulated, only the errors
after which they would happen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.platforms.make.app import App, Component
from tests.platforms.make.communication import Call
from tests.platforms.make.form import filled
from tests.platforms.make.iml import transform
from tests.platforms.make.log import Log
from tests.platforms.make.values import UNDEFINED, truth
from tests.platforms.make.wire import Network

NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
CALLBACK = "https://www.make.com/oauth/cb/app"


@dataclass
class Hook:
    """An attached webhook: its address, its form, and what attaching stored."""

    webhook: str
    url: str
    parameters: dict[str, Any]
    stored: dict[str, Any] = field(default_factory=dict)


@dataclass
class Make:
    """One app installed, with at most one connection in use."""

    app: App
    network: Network
    connection: dict[str, Any] = field(default_factory=dict)
    log: Log = field(default_factory=Log)

    # Connections

    def connect(self, name: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """Check an API key connection and use it; returns what was stored."""
        component = self.app.component("connection", name)
        values = filled(component.parameters(), given)
        return self._stored(component.files["communication"], values, values)

    def authorize(self, name: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """The address and query to which a person is sent for their consent."""
        component = self.app.component("connection", name)
        scope = self._oauth(component, filled(component.parameters(), given))
        asked = component.files["communication"]["authorize"]
        found: dict[str, Any] = transform({"url": asked["url"], "qs": asked["qs"]}, scope)
        return found

    def exchange_code(self, name: str, given: Mapping[str, Any], code: str) -> dict[str, Any]:
        """Token and info phases; the connection is in use afterwards."""
        component = self.app.component("connection", name)
        phases = component.files["communication"]
        scope = self._oauth(component, filled(component.parameters(), given))
        self._stored(phases["token"], scope["parameters"], {}, {**scope, "query": {"code": code}})
        return self._stored(phases["info"], scope["parameters"], self.connection, scope)

    def refresh(self, name: str, given: Mapping[str, Any], now: datetime = NOW) -> dict[str, Any]:
        component = self.app.component("connection", name)
        phase = component.files["communication"]["refresh"]
        scope = {**self._oauth(component, filled(component.parameters(), given)), "now": now}
        scope["data"] = self.connection
        if truth(transform(phase["condition"], scope)):
            request = {key: value for key, value in phase.items() if key != "condition"}
            self._stored(request, scope["parameters"], self.connection, scope)
        return self.connection

    def _oauth(self, component: Component, values: dict[str, Any]) -> dict[str, Any]:
        scopes = component.files.get("defaultScope", [])
        return {
            "parameters": values,
            "common": component.files.get("common", {}),
            "oauth": {"scope": scopes, "localRedirectUri": CALLBACK},
        }

    def _stored(
        self,
        request: Mapping[str, Any],
        values: Mapping[str, Any],
        before: Mapping[str, Any],
        scope: Mapping[str, Any] = {},
    ) -> dict[str, Any]:
        variables = {"now": NOW, **scope, "parameters": values, "connection": dict(before)}
        call = Call(self.network, self.log, variables)
        call.run(request)
        kept = transform(request.get("response", {}).get("data", {}), call.scope)
        self.connection = {**before, **kept}
        return self.connection

    # Modules and RPCs

    def run(self, module: str, given: Mapping[str, Any]) -> list[Any]:
        """The bundles of an action, search or universal module."""
        component = self.app.component("module", module)
        values = filled(component.parameters(), given)
        return self._call(values).run(component.files["communication"])

    def options(self, rpc: str, values: Mapping[str, Any] = {}) -> list[Any]:
        component = self.app.component("rpc", rpc)
        return self._call(dict(values)).run(component.files["communication"])

    def epoch(self, module: str, given: Mapping[str, Any]) -> list[Any]:
        """What the panel "choose where to start" shows of a polling trigger."""
        component = self.app.component("module", module)
        communication = component.files["communication"]
        merged = {**communication, **component.files["epoch"]}
        response = {**communication["response"], **component.files["epoch"]["response"]}
        response.pop("trigger", None)
        values = filled(component.parameters(), given)
        return self._call(values).run({**merged, "response": response})

    def poll(
        self, module: str, given: Mapping[str, Any], state: Mapping[str, Any] | None
    ) -> tuple[list[Any], dict[str, Any]]:
        """One cycle: bundles, oldest first, and the state after them. The first takes stock."""
        component = self.app.component("module", module)
        communication = json.loads(json.dumps(component.files["communication"]))
        response = communication["response"]
        values = filled(component.parameters(), given)
        call = self._call(values, data=_shown(state))
        limit = transform(response.pop("limit"), call.scope)
        rule = response["trigger"]
        rows = []
        for bundle, scope in call.run(communication):
            date = transform(rule["date"], scope)
            rows.append((_moment(date), str(transform(rule["id"], scope)), bundle))
        rows.sort(key=lambda row: row[0])
        if state is None:
            return [], _after({"date": None, "ids": []}, rows)
        fresh = [row for row in rows if _is_fresh(row, state)][:limit]
        return [bundle for _, _, bundle in fresh], _after(state, fresh)

    def _call(self, values: dict[str, Any], **more: Any) -> Call:
        scope = {"parameters": values, "connection": self.connection, "now": NOW, **more}
        return Call(self.network, self.log, scope, self.app.base)

    # Webhooks

    def attach(self, webhook: str, given: Mapping[str, Any], url: str) -> Hook:
        component = self.app.component("webhook", webhook)
        hook = Hook(webhook, url, filled(component.parameters(), given))
        self._hooked(hook, "attach")
        return hook

    def update(self, hook: Hook, given: Mapping[str, Any]) -> None:
        component = self.app.component("webhook", hook.webhook)
        hook.parameters = filled(component.parameters(), given)
        self._hooked(hook, "update")

    def detach(self, hook: Hook) -> None:
        self._hooked(hook, "detach")

    def _hooked(self, hook: Hook, phase: str) -> None:
        request = self.app.component("webhook", hook.webhook).files[phase]
        scope = {
            "parameters": hook.parameters,
            "connection": self.connection,
            "webhook": {"id": 1, "url": hook.url, **hook.stored},
        }
        call = Call(self.network, self.log, scope)
        call.run(request)
        hook.stored |= transform(request.get("response", {}).get("data", {}), call.scope)

    def deliver(
        self, module: str, hook: Hook, headers: Mapping[str, str], content: str
    ) -> list[Any]:
        """The bundles that a delivery starts a scenario with; none if it was dropped."""
        webhook = self.app.component("webhook", hook.webhook)
        try:
            body = json.loads(content)
        except ValueError:
            body = content
        scope = {
            "body": body,
            "headers": {name.lower(): value for name, value in headers.items()},
            "query": {},
            "method": "POST",
            "parameters": hook.parameters,
            "data": hook.parameters,
        }
        communication = webhook.files["communication"]
        if not truth(transform(communication.get("condition", True), scope)):
            return []
        payload = transform(communication.get("output", "{{body}}"), scope)
        follow_up = self.app.component("module", module).files["communication"]
        if not follow_up:
            return [payload]
        return self._call({}, payload=payload).run(follow_up)


Row = tuple[datetime, str, Any]


def _moment(date: Any) -> datetime:
    if isinstance(date, datetime):
        return date
    raise AssertionError(f"what Make makes of the date {date!r} is not known")


def _is_fresh(row: Row, state: Mapping[str, Any]) -> bool:
    """Later than the last one, or of the same moment and not seen."""
    last = state["date"] and datetime.fromisoformat(state["date"])
    return last is None or row[0] > last or (row[0] == last and row[1] not in state["ids"])


def _after(state: Mapping[str, Any], rows: list[Row]) -> dict[str, Any]:
    if not rows:
        return dict(state)
    newest = max(row[0] for row in rows).isoformat()
    ids = state["ids"] if state["date"] == newest else []
    return {"date": newest, "ids": [*ids, *(r[1] for r in rows if r[0].isoformat() == newest)]}


def _shown(state: Mapping[str, Any] | None) -> dict[str, Any]:
    """The variable `data` of a polling trigger."""
    date = state["date"] if state else None
    return {"lastDate": datetime.fromisoformat(date) if date else UNDEFINED}
