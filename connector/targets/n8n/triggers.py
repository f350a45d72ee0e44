"""The triggers of both trigger nodes. Imports model, the printer, and this package."""

from __future__ import annotations

from collections.abc import Sequence

from connector.model import Input, Trigger, to_data
from connector.targets import lean
from connector.targets.n8n.fields import Pickers, Property, property_of
from connector.targets.n8n.names import FILTERS
from connector.targets.n8n.wording import happening, sentence
from connector.targets.template import fill
from connector.targets.typescript import literal
from connector.targets.wording import title_case

ALLOW_PRIVATE: Property = {
    "displayName": "Allow Private URL",
    "name": "allowPrivateUrl",
    "type": "boolean",
    "default": False,
    "description": (
        "Whether to register a webhook address that is not public. "
        "Nothing is delivered to it unless the server runs in the same network."
    ),
}


PUBLIC_URL: Property = {
    "displayName": "Public Base URL",
    "name": "publicUrl",
    "type": "string",
    "default": "",
    "placeholder": "e.g. https://n8n.example.com",
    "description": (
        "The address under which this n8n can be reached, if it does not know that itself"
    ),
}
WHEN_TESTING: Property = {
    "displayName": "When Testing",
    "name": "whenTesting",
    "type": "options",
    "options": [
        {
            "name": "Show a Sample",
            "value": "sample",
            "description": (
                "A recent or made-up event of the first kind above, at once. "
                "Needs no public address."
            ),
        },
        {
            "name": "Wait for an Event",
            "value": "event",
            "description": "Until something happens or the test is stopped",
        },
    ],
    "default": "sample",
    "description": "What a test run of this trigger shows; an active workflow always gets events",
}


def emit_webhooks(triggers: Sequence[Trigger], pickers: Pickers) -> str:
    """The webhook triggers: any number of them starts one workflow."""
    events = {
        "displayName": "Events",
        "name": "events",
        "type": "multiOptions",
        "required": True,
        "options": _options(triggers),
        "default": [],
        "description": "What starts the workflow",
    }
    inputs = {item.name: item for trigger in triggers for item in trigger.inputs}
    filters = _filters(list(inputs.values()), pickers, {})
    if filters:
        filters[0]["description"] = "A filter counts for the events that have such a field"
    options = {
        "displayName": "Options",
        "name": "options",
        "type": "collection",
        "placeholder": "Add Option",
        "default": {},
        "options": [ALLOW_PRIVATE, PUBLIC_URL, WHEN_TESTING],
    }
    return _file(triggers, [events, *filters, options])


def emit_samples(triggers: Sequence[Trigger]) -> str:
    """Deliveries of the webhook triggers, made up after what is known of them."""
    samples = {one.name: one.sample for one in triggers if one.sample is not None}
    return fill("n8n", "samples.ts", samples=literal(samples))


def emit_polls(triggers: Sequence[Trigger], pickers: Pickers) -> str:
    """The polling triggers: exactly one of them starts a workflow."""
    options = _options(triggers)
    event = {
        "displayName": "Trigger On",
        "name": "event",
        "type": "options",
        "noDataExpression": True,
        "options": options,
        "default": options[0]["value"],
    }
    filters: list[Property] = []
    for trigger in triggers:
        shown: Property = {"displayOptions": {"show": {"event": [trigger.name]}}}
        filters += _filters(trigger.inputs, pickers, shown)
    return _file(triggers, [event, *filters])


def _file(triggers: Sequence[Trigger], properties: list[Property]) -> str:
    return fill(
        "n8n",
        "triggers.ts",
        triggers=literal({one.name: to_data(lean.trigger(one)) for one in triggers}),
        properties=literal(properties),
    )


def _options(triggers: Sequence[Trigger]) -> list[Property]:
    options = [
        {
            "name": title_case(one.title),
            "value": one.name,
            "action": happening(one.title),
            "description": sentence(one.description),
        }
        for one in triggers
    ]
    return sorted(options, key=lambda option: option["name"].casefold())


def _filters(inputs: Sequence[Input], pickers: Pickers, shown: Property) -> list[Property]:
    """Required inputs as fields of their own, the others in one collection."""
    alone = [property_of(item, pickers, shown) for item in inputs if item.required]
    optional = [property_of(item, pickers) for item in inputs if not item.required]
    if not optional:
        return alone
    collection: Property = {
        "displayName": "Filters",
        "name": FILTERS,
        "type": "collection",
        "placeholder": "Add Filter",
        **shown,
        "default": {},
        "options": sorted(optional, key=lambda one: str(one["displayName"]).casefold()),
    }
    return [collection, *alone]
