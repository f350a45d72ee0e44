"""Webhooks: registering one, finding it again, removing it, and judging a delivery.

The secret arrives verbatim in a header, unsigned. Sources disagree on the header's name, so each
of the connector's `secret_headers` is accepted.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from connector.model import Output, Trigger, WebhookLifecycle
from connector.wire.filters import passes
from connector.wire.json_text import read_json
from connector.wire.messages import Exchange
from connector.wire.paging import read_list
from connector.wire.paths import lookup
from connector.wire.request import build_request
from connector.wire.response import read_answer, shape


@dataclass(frozen=True, slots=True)
class Delivery:
    """The verdict on a delivery: accepted with its item, ignored by a filter, or refused."""

    verdict: Literal["accepted", "ignored", "refused"]
    reason: str = ""
    item: dict[str, Any] | None = None


def subscribe(
    hooks: WebhookLifecycle, name: str, url: str, events: Sequence[str], secret: str
) -> Exchange:
    """Create an enabled webhook (the backend's default is disabled); returns the webhook."""
    constants = {
        "body.name": name,
        "body.url": url,
        "body.events": list(events),
        "body.secret": secret,
        "body.enabled": True,
    }
    response = yield build_request(hooks.create, constants=constants, effect="write")
    return shape(Output(keys=("webhook",)), read_answer(response))


def find(hooks: WebhookLifecycle, webhook_id: int | None, url: str) -> Exchange:
    """The registered webhook with that id or, failing that, with that very URL; or None."""
    request = build_request(hooks.list)
    found = yield from read_list(hooks.list, request, Output(keys=("data",), many=True), None)
    by_url = (hook for hook in found if lookup(hook, "url") == url)
    if webhook_id is None:
        return next(by_url, None)
    by_id = (hook for hook in found if lookup(hook, "id") == webhook_id)
    return next(by_id, None) or next(by_url, None)


def unsubscribe(hooks: WebhookLifecycle, webhook_id: int) -> Exchange:
    """Delete a webhook by its id."""
    constants = {"body.id": webhook_id}
    response = yield build_request(hooks.delete, constants=constants, effect="idempotent")
    return shape(Output(none=True), read_answer(response))


def sample(hooks: WebhookLifecycle, event: str) -> Exchange:
    """A recent or made-up delivery of an event from the backend, or None."""
    request = build_request(hooks.sample, constants={"query.event": event, "query.limit": 1})
    response = yield request
    found = shape(Output(keys=("samples",), many=True), read_answer(response))
    return found[0] if found else None


def judge(
    triggers: Sequence[Trigger],
    inputs: Mapping[str, Any],
    secret: str,
    secret_headers: Sequence[str],
    headers: Mapping[str, str],
    body: str,
) -> Delivery:
    """Judge a delivery: the secret first, in constant time, then its shape, then the filters.

    Without a configured secret everything is refused. `inputs` are checked values.
    """
    lower = {name.lower(): value for name, value in headers.items()}
    sent = [lower[name.lower()] for name in secret_headers if name.lower() in lower]
    if not secret or not any(_equal(value, secret) for value in sent):
        return Delivery("refused", "wrong secret" if sent else "no secret")
    envelope = read_json(body)
    if envelope is None:
        return Delivery("refused", "not JSON")
    if not isinstance(envelope, dict) or not isinstance(envelope.get("event"), str):
        return Delivery("refused", "not a delivery")
    trigger = next((t for t in triggers if t.event == envelope["event"]), None)
    if trigger is None:
        return Delivery("ignored", "another event")
    if not passes(trigger.inputs, inputs, envelope):
        return Delivery("ignored", "filtered out")
    return Delivery("accepted", item=envelope)


def _equal(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode(), right.encode())
