"""Triggers, and the hidden ones that fill dropdowns. Imports model, the printer, this package."""

from __future__ import annotations

from collections.abc import Sequence

from connector.model import Connector, Picker, Trigger, to_data
from connector.targets import lean
from connector.targets.template import fill
from connector.targets.typescript import literal
from connector.targets.wording import title_case
from connector.targets.zapier.fields import Searches, form
from connector.targets.zapier.names import TARGET, dropdown_key, key_of
from connector.targets.zapier.outputs import event_output
from connector.targets.zapier.wording import (
    label,
    noun,
    sentence,
    trigger_description,
    without_brand,
)

SHARED = (
    "All Zaps of a connection share what the last look saw: "
    "a change that falls into a loss of Zapier's cache is not seen."
)
"""What is lost without a lasting store; see `engine/polling.ts`."""


def emit_trigger(trigger: Trigger, connector: Connector, searches: Searches) -> str:
    """The file of one trigger."""
    return fill(
        TARGET,
        "webhook.ts" if trigger.poll is None else "poll.ts",
        trigger=literal(to_data(lean.trigger(trigger))),
        definition=literal(
            {
                "key": key_of(trigger.name),
                "noun": noun(trigger.group),
                "display": {
                    "label": label_of(trigger, connector.triggers),
                    "description": _description(trigger, connector.title),
                },
                "operation": {**form(trigger.inputs, searches), **event_output(trigger)},
            }
        ),
    )


def label_of(trigger: Trigger, others: Sequence[Trigger]) -> str:
    """Zapier marks webhooks as instant; a poll for the same says that it is one."""
    is_shared = any(one.title == trigger.title and one is not trigger for one in others)
    suffix = " (Polling)" if is_shared and trigger.kind == "polling" else ""
    return label(f"{title_case(trigger.title)}{suffix}")


def _description(trigger: Trigger, app: str) -> str:
    fleeting = trigger.poll is not None and trigger.poll.emit in ("changed", "gone")
    lost = SHARED if fleeting else ""
    told = (trigger_description(trigger.description), trigger.note, lost)
    return sentence(without_brand(" ".join(text for text in told if text), app))


def emit_dropdown(picker: Picker) -> str:
    """The file of one picker."""
    fields = [
        {"key": "id", "label": "ID", "primary": True},
        {"key": "name", "label": "Name"},
    ]
    return fill(
        TARGET,
        "dropdown.ts",
        picker=literal(lean.picker(picker)),
        definition=literal(
            {
                "key": dropdown_key(picker.name),
                "noun": label(picker.title),
                "display": {
                    "label": label(f"Choose {picker.title}"),
                    "description": "Triggers when somebody chooses from a list.",
                    "hidden": True,
                },
                "operation": {"outputFields": fields, "sample": {"id": "1", "name": "Example"}},
            }
        ),
    )
