"""The emitted app for Make as an implementation: run in our runtime of it, answered over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from connector.model import Action, Picker, Trigger
from connector.wire.errors import ApiError, InputError
from connector.wire.messages import FileInput
from connector.wire.pickers import Choices
from connector.wire.poll import Polled
from connector.wire.upload import PART_SIZE
from connector.wire.webhook import Delivery
from tests.implementations.served import COMPANY, KEY, ServedExchange, ServedPackage, urls
from tests.platforms.fake_api import FakeApi
from tests.platforms.make.app import App
from tests.platforms.make.communication import MakeError
from tests.platforms.make.form import Refused
from tests.platforms.make.forms import filled_in, module_of, output_of, rpc_of, webhook_of
from tests.platforms.make.runtime import Hook, Make
from tests.platforms.make.wire import over_http

Given = Mapping[str, Any]
ROWS = 100
"""What the tests let a polling trigger hand on at once."""


class MakeApp(ServedPackage):
    """The app behind the interface of the tests; it has no connection cases."""

    name = "make"
    shows_event_ids = False

    def __init__(self, tree: Mapping[str, bytes], api: FakeApi, folder: Path) -> None:
        self._app = App(tree)
        super().__init__(api, folder)
        base = urls(api)
        origins = {
            "https://api.simplyprint.io": base["api"],
            "https://files.simplyprint.io": base["files"],
            "https://api.openfilamentdatabase.org": base["filament_database"],
        }
        self._make = Make(self._app, over_http(origins))
        self._make.connection = {"companyId": int(COMPANY), "apiKey": KEY}

    def execute(self, action: Action, given: Given, part_size: int = PART_SIZE) -> ServedExchange:
        module = module_of(self._app, action)
        inputs, files = self._inputs(given)
        values = filled_in(module, action, inputs)
        call = lambda: output_of(action, self._make.run(module.id, values))  # noqa: E731
        return self._start(call, files)

    def poll(self, trigger: Trigger, given: Given, state: dict[str, Any] | None) -> ServedExchange:
        module = module_of(self._app, trigger)
        values = filled_in(module, trigger, given) | {"limit": ROWS}

        def call() -> Polled:
            bundles, after = self._make.poll(module.id, values, state)
            return Polled([{"item": bundle} for bundle in bundles], after)

        return self._start(call)

    def choices(self, picker: Picker, search: str = "", page: int = 1) -> ServedExchange:
        assert (picker.needs, picker.fields) == (None, None), "a list knows only plain values"
        assert not search, "nothing is searched for"
        assert page == 1, "there is one list"
        rpc = rpc_of(self._app, picker)
        return self._start(lambda: Choices(self._make.options(rpc.id), None))

    def judge(
        self,
        trigger: Trigger,
        given: Given,
        secret: str,
        secret_headers: Sequence[str],
        headers: Mapping[str, str],
        body: str,
    ) -> Delivery:
        webhook = webhook_of(self._app, trigger)
        values = filled_in(webhook, trigger, given)
        lists = {item.name for item in trigger.inputs if item.many}
        is_one = lambda k, v: k in lists and not isinstance(v, list)  # noqa: E731
        values = {k: [v] if is_one(k, v) else v for k, v in values.items()}
        hook = Hook(webhook.id, "https://hook.make.com/1", {**values, "secret": secret})
        module = module_of(self._app, trigger)
        bundles = self._make.deliver(module.id, hook, headers, body)
        if not bundles:
            return Delivery("ignored")
        (bundle,) = bundles
        return Delivery("accepted", item=bundle)

    def _start(
        self, call: Callable[[], Any], files: Mapping[str, FileInput] = {}
    ) -> ServedExchange:
        # What is still going on may ask the server something while it comes to its end.
        self.close()
        before = len(self._api.received)

        def told() -> Any:
            try:
                return call()
            except Refused as refusal:
                return InputError(refusal.problems)
            except MakeError as problem:
                if len(self._api.received) == before:
                    return InputError([problem.message])
                return ApiError("unknown", problem.message)

        return self._serve(told, _decoded, files)


def _decoded(result: Any) -> Any:
    if isinstance(result, Exception):
        raise result
    return result
