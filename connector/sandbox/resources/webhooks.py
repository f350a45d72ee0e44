"""Webhook subscriptions; integrations (tokens) may keep their own on lower plans."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from connector.sandbox import fields
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.events import EVENTS, sample_data
from connector.sandbox.resources import lookup
from connector.sandbox.world.payloads import user_payload
from connector.sandbox.world.records import Event, Webhook
from connector.sandbox.world.times import iso

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.world import World

_LONGEST_SECRET = 128


def get(call: Call, sandbox: Sandbox) -> dict[str, object]:
    return {"data": [_row(webhook, sandbox.world) for webhook in sandbox.world.webhooks.values()]}


def _row(webhook: Webhook, world: World) -> dict[str, object]:
    creator = user_payload(world.user)
    del creator["sso"]
    return {
        "id": webhook.id,
        "created_by": creator,
        "name": webhook.name,
        "url": webhook.url,
        "events": list(webhook.events),
        "secret": webhook.secret,
        "enabled": webhook.enabled,
        "oauth_client_id": webhook.oauth_client,
        "created_at": iso(webhook.created),
        "updated_at": iso(webhook.updated),
    }


def create(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Create, or with `id` edit; `enabled` is false unless sent (quirk 66)."""
    world, body = sandbox.world, call.body
    number = fields.integer(body, "id")
    old = None if number is None else lookup.webhook(world, number)
    name, url = str(fields.required(body, "name")), str(fields.required(body, "url"))
    if not _is_web_address(url):
        raise Refused("The url field must be a valid URL")
    secret = fields.text(body, "secret")
    if secret and len(secret) > _LONGEST_SECRET:
        raise Refused(f"The secret field must not exceed {_LONGEST_SECRET} characters")
    events = _events(body)
    webhook = Webhook(
        id=old.id if old else world.next_id("webhook"),
        name=name,
        description=fields.text(body, "description"),
        url=url,
        secret=secret,
        enabled=fields.flag(body, "enabled"),
        events=events,
        created=old.created if old else world.now,
        updated=world.now,
        oauth_client=call.caller.client,
    )
    world.webhooks[webhook.id] = webhook
    shown = {
        "id": webhook.id,
        "name": webhook.name,
        "description": webhook.description,
        "url": webhook.url,
        "secret": webhook.secret,
        "enabled": webhook.enabled,
        "events": list(webhook.events),
        "created_by": world.user.name,
        "company": world.company_name,
    }
    return {"webhook": shown}


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _events(body: Mapping[str, object]) -> tuple[str, ...]:
    fields.required(body, "events")
    names = fields.texts(body, "events") or []
    for index, name in enumerate(names):
        if name not in EVENTS:
            raise Refused(f"events.{index}: Invalid enum value specified!")
    return tuple(names)


def delete(call: Call, sandbox: Sandbox) -> dict[str, object]:
    webhook = lookup.webhook(sandbox.world, fields.required_integer(call.body, "id"))
    del sandbox.world.webhooks[webhook.id]
    return {}


def set_enabled(call: Call, sandbox: Sandbox) -> dict[str, object]:
    webhook = lookup.webhook(sandbox.world, fields.required_integer(call.body, "id"))
    if "enabled" not in call.body:
        raise Refused("The enabled is required")
    webhook.enabled = fields.flag(call.body, "enabled")
    webhook.updated = sandbox.world.now
    return {}


def trigger_test(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Deliver the event `test` to one webhook, whatever it subscribed to."""
    webhook = lookup.webhook(sandbox.world, fields.required_integer(call.body, "id"))
    sandbox.world.record(Event("test", sandbox.world.now, {}, only=webhook.id))
    return {}


def get_sample_payload(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Newest real events of a kind, or one made up; `source` says which."""
    name = str(fields.required(call.query, "event"))
    if name not in EVENTS:
        raise Refused("event: Invalid enum value specified!")
    world = sandbox.world
    limit = fields.page_number(call.query, "limit", 1)
    real = [event for event in reversed(world.events) if event.name == name][:limit]
    events = real or [Event(name, world.now, sample_data(name, world))]
    source = "real" if real else "synthetic"
    samples = [
        {
            "webhook_id": 0,
            "event": event.name,
            "timestamp": int(event.at),
            "data": event.data,
            "source": source,
        }
        for event in events
    ]
    return {"samples": samples}


_READ, _WRITE = "webhooks.read", "webhooks.write"

ENDPOINTS = {
    "webhooks/Get": Endpoint(
        get, GET, _READ, plan="print_farm", oauth_plan="pro", permission="webhooks_manage"
    ),
    "webhooks/Create": Endpoint(
        create, POST, _WRITE, plan="print_farm", oauth_plan="pro", permission="webhooks_manage"
    ),
    "webhooks/Delete": Endpoint(
        delete, POST, _WRITE, plan="print_farm", oauth_plan="pro", permission="webhooks_manage"
    ),
    "webhooks/SetEnabled": Endpoint(
        set_enabled, POST, _WRITE, plan="print_farm", permission="webhooks_manage"
    ),
    "webhooks/TriggerTestWebhook": Endpoint(trigger_test, POST, _WRITE, plan="print_farm"),
    "webhooks/GetSamplePayload": Endpoint(get_sample_payload, GET, _READ),
}
