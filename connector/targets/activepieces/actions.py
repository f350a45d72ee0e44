"""The actions: one file for each resource. Imports model, the printer, and this package."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from connector.model import Action, Picker, to_data
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
from connector.targets.activepieces.outputs import output_schema
from connector.targets.activepieces.titles import action_titles
from connector.targets.overrides import description_of
from connector.targets.template import fill
from connector.targets.typescript import literal

_WARNINGS = {
    "write": "Changes something: do not repeat it when its outcome is unknown.",
    "physical": (
        "Acts on machines: be sure that it is meant, "
        "and do not repeat it when its outcome is unknown."
    ),
}
"""What an AI should know besides the description, by effect."""


def emit_actions(actions: Sequence[Action], pickers: Sequence[Picker]) -> dict[str, str]:
    """The files below `src/lib/actions`, by name."""
    titles = action_titles(actions)
    return {
        f"{resource}.ts": _file(resource, group, titles, pickers)
        for resource, group in by_resource(actions).items()
    }


def _file(
    resource: str, actions: Sequence[Action], titles: dict[str, str], pickers: Sequence[Picker]
) -> str:
    calls = [_call(one, titles[one.name], pickers) for one in actions]
    fields = [field for one in actions for field in fields_of(one, pickers)]
    retries = sorted({_retries(one) for one in actions})
    return fill(
        TARGET,
        "actions.ts",
        property="Property, " if fields else "",
        pickers=PICKERS if any(field.picker for field in fields) else "",
        retries=", ".join(retries),
        names=union(operation_of(one) for one in actions),
        specs=literal({operation_of(one): to_data(lean.action(one)) for one in actions}),
        name=list_name(resource, "Actions"),
        calls="".join(f"\tcreateAction({call}),\n" for call in calls),
    )


def _retries(action: Action) -> str:
    """The constant of the engine that says whether a failed step may be run again."""
    return "MAY_BE_REPEATED" if _is_harmless(action) else "SENT_ONCE"


def _is_harmless(action: Action) -> bool:
    return action.effect in ("read", "idempotent")


def _call(action: Action, title: str, pickers: Sequence[Picker]) -> Code:
    description = description_of(action, TARGET)
    values: dict[str, Any] = {
        "auth": Code("pieceAuth"),
        "name": piece_name(action.name),
        "displayName": title,
        "description": description,
        "audience": "both",
        "aiMetadata": {
            "description": f"{description} {_WARNINGS.get(action.effect, '')}".strip(),
            "idempotent": _is_harmless(action),
        },
        "errorHandlingOptions": Code(_retries(action)),
    }
    schema = output_schema(action)
    if schema is not None:
        values["outputSchema"] = schema
    fields = fields_of(action, pickers)
    values["props"] = block({field.name: property_of(field, 3) for field in fields}, 2)
    run = f"async (context) => await runAction(specs.{operation_of(action)}, context)"
    return block({**values, "run": Code(run)}, 1)
