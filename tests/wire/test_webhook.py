"""Finding a webhook again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from connector.model import Operation, WebhookLifecycle
from connector.wire.messages import Response
from connector.wire.webhook import find

LIST = Operation(id="list", method="GET", host="api", path="webhooks/Get")
HOOKS = WebhookLifecycle(LIST, LIST, LIST, LIST, ("X-SP-Secret",))


def found(webhook_id: int | None, url: str, hooks: list[Any]) -> Any:
    exchange = find(HOOKS, webhook_id, url)
    next(exchange)
    with pytest.raises(StopIteration) as end:
        exchange.send(Response(200, text=json.dumps({"data": hooks})))
    return end.value.value


def test_without_an_id_only_the_url_counts() -> None:
    hooks = [{"url": "https://other"}, "broken", {"id": 5, "url": "https://mine"}]
    assert found(None, "https://mine", hooks) == {"id": 5, "url": "https://mine"}


def test_the_id_comes_before_the_url() -> None:
    hooks = [{"id": 4, "url": "https://mine"}, {"id": 5, "url": "https://moved"}]
    assert found(5, "https://mine", hooks) == {"id": 5, "url": "https://moved"}
