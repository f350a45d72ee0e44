"""The triggers: one file for each resource. Imports model, the printer, and this package."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from connector.model import Picker, Trigger, to_data
from connector.targets import lean
from connector.targets.activepieces.code import Code, block, union
from connector.targets.activepieces.fields import PICKERS, fields_of, property_of
from connector.targets.activepieces.names import (
    TARGET,
    by_resource,
    list_name,
    operation_of,
    piece_name,
)
from connector.targets.activepieces.titles import trigger_titles
from connector.targets.template import fill
from connector.targets.typescript import literal

_LIVES = {"polling": "polling(specs.{0})", "webhook": "webhook(specs.{0}, samples.{0})"}
"""The function of the engine that makes the hooks of a trigger, by kind."""


def emit_triggers(triggers: Sequence[Trigger], pickers: Sequence[Picker]) -> dict[str, str]:
    """The files below `src/lib/triggers`, by name."""
    titles = trigger_titles(triggers)
    return {
        f"{resource}.ts": _file(resource, group, titles, pickers)
        for resource, group in by_resource(triggers).items()
    }


def _file(
    resource: str,
    triggers: Sequence[Trigger],
    titles: dict[str, str],
    pickers: Sequence[Picker],
) -> str:
    kinds = sorted({one.kind for one in triggers})
    fields = [field for one in triggers for field in fields_of(one, pickers)]
    calls = [_call(one, titles[one.name], pickers) for one in triggers]
    return fill(
        TARGET,
        "triggers.ts",
        property="Property, " if fields else "",
        pickers=PICKERS if any(field.picker for field in fields) else "",
        lives="".join(f"import {{ {kind} }} from '../common/{kind}';\n" for kind in kinds),
        names=union(operation_of(one) for one in triggers),
        specs=literal({operation_of(one): to_data(lean.trigger(one)) for one in triggers}),
        samples=literal({operation_of(one): one.sample for one in triggers}),
        name=list_name(resource, "Triggers"),
        calls="".join(f"\tcreateTrigger({call}),\n" for call in calls),
    )


def _call(trigger: Trigger, title: str, pickers: Sequence[Picker]) -> Code:
    operation = operation_of(trigger)
    description = f"{trigger.description} {trigger.note}".strip()
    fields = fields_of(trigger, pickers)
    values: dict[str, Any] = {
        "auth": Code("pieceAuth"),
        "name": piece_name(trigger.name),
        "displayName": title,
        "description": description,
        "aiMetadata": {"description": description},
        "type": Code(f"TriggerStrategy.{trigger.kind.upper()}"),
        "sampleData": Code(f"samples.{operation}"),
        "props": block({field.name: property_of(field, 3) for field in fields}, 2),
        "...": Code(_LIVES[trigger.kind].format(operation)),
    }
    return block(values, 1)
