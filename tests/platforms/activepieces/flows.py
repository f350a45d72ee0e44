"""A trigger in a flow that is switched on and off: what Activepieces stores for it is kept here."""

from __future__ import annotations

from typing import Any

from connector.targets.activepieces.names import piece_name
from tests.platforms.activepieces.farm import ApFarm


class Flow:
    """Calls the hooks of one trigger. `now` is the time in milliseconds, if it matters."""

    def __init__(self, farm: ApFarm, trigger: str, **props: Any) -> None:
        self.farm = farm
        self.trigger = trigger
        self.props = props
        self.store: dict[str, Any] = {}
        self.url = f"https://activepieces.example.com/api/v1/webhooks/{trigger.replace('.', '-')}"
        self.now: float | None = None
        self.log: list[str] = []

    def hook(self, hook: str, **more: Any) -> dict[str, Any]:
        """{output} or {error} of a hook; what it stored is there at the next one."""
        told = self.farm.runtime.call(
            "hook",
            name=piece_name(self.trigger),
            hook=hook,
            auth=self.farm.auth,
            props=self.props,
            store=self.store,
            webhookUrl=self.url,
            **({} if self.now is None else {"now": self.now}),
            **more,
        )
        self.store, self.log = told["store"], told["log"]
        return told

    def done(self, hook: str, **more: Any) -> Any:
        """What a hook returns; fails if it fails."""
        told = self.hook(hook, **more)
        assert "error" not in told, told["error"]
        return told.get("output")

    def enable(self) -> None:
        self.done("onEnable")

    def disable(self) -> None:
        self.done("onDisable")

    def failure(self, hook: str, **more: Any) -> dict[str, Any]:
        """The error of a hook that has to fail."""
        told = self.hook(hook, **more)
        assert "error" in told, told["output"]
        error: dict[str, Any] = told["error"]
        return error

    def run(self, **more: Any) -> list[dict[str, Any]]:
        """What the flow starts with, without the key that Activepieces keeps for itself."""
        items = self.done("run", **more)
        return [{key: item[key] for key in item if key != "_dedupe_key"} for item in items]
