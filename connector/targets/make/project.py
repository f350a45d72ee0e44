"""The app as a folder: makecomapp.json, the files of all components, groups, README and changelog.

Imports model, wording, and this package.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from connector.model import Action, Connector, Trigger
from connector.targets.make.base import base_of
from connector.targets.make.component import Component
from connector.targets.make.names import app_title, field_label, label_of, module_id, watch_label
from connector.targets.markdown import address, cell
from connector.targets.overrides import description_of
from connector.targets.template import fill

KINDS = ("connection", "webhook", "module", "rpc", "function", "endpoint")
"""All of them are asked for, even where there is none."""
GENERAL = {
    "base": "general/base.iml.json",
    "common": "general/common.json",
    "groups": "modules/groups.json",
    "readme": "README.md",
}


def files_of(connector: Connector, components: Sequence[Component]) -> dict[str, str]:
    """Every emitted file by its path."""
    tree = {
        "makecomapp.json": _json(_manifest(connector, components)),
        GENERAL["base"]: _json(base_of(connector)),
        GENERAL["common"]: _json({}),
        GENERAL["groups"]: _json(_groups(connector)),
        GENERAL["readme"]: _readme(connector),
        "CHANGELOG.md": _changelog(connector),
    }
    for component in components:
        for key, data in component.files.items():
            tree[component.path(key)] = _json(data)
    return tree


def _json(data: Any) -> str:
    return json.dumps(data, indent=2)


def _manifest(connector: Connector, components: Sequence[Component]) -> dict[str, Any]:
    members: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
    for one in components:
        files = {key: one.path(key) for key in one.files}
        members[one.kind][one.id] = {**one.about, "codeFiles": files}
    origin = {
        "label": "Make",
        "baseUrl": "https://eu2.make.com/api",
        "appId": str(connector.targets["make"]["package"]),
        "appVersion": 1,
        "apikeyFile": "../.secrets/apikey",
        "idMapping": {kind: [] for kind in KINDS},
    }
    return {
        "fileVersion": 1,
        "generalCodeFiles": GENERAL,
        "components": members,
        "origins": [origin],
    }


def _groups(connector: Connector) -> list[dict[str, Any]]:
    """Triggers first, then a group for each resource, and the universal module last."""
    groups = [("Triggers", [module_id(one) for one in connector.triggers])]
    plain = [one for one in connector.actions if one.strategy != "call"]
    for resource in dict.fromkeys(one.resource for one in plain):
        members = [module_id(one) for one in plain if one.resource == resource]
        groups.append((field_label(resource), members))
    groups.append(("Other", [module_id(one) for one in connector.actions if one not in plain]))
    return [{"label": label, "modules": members} for label, members in groups if members]


def _readme(connector: Connector) -> str:
    actions = [
        _row(connector, one, label_of(one), description_of(one, "make"), one.effect)
        for one in connector.actions
    ]
    triggers = [
        _row(connector, one, watch_label(one, connector.triggers), one.description, _kind(one))
        for one in connector.triggers
    ]
    return fill(
        "make",
        "README.md",
        app=cell(app_title(connector)),
        title=cell(connector.title),
        homepage=address(connector.homepage),
        documentation=address(connector.documentation),
        repository=address(str(connector.targets["make"]["repository"])),
        api_key_help=cell(connector.api_key_help),
        actions="\n".join(actions),
        triggers="\n".join(triggers),
    )


def _row(
    connector: Connector, item: Action | Trigger, label: str, description: str, kind: str
) -> str:
    plan = next((plan.title for plan in connector.plans if plan.name == item.plan), "")
    return f"| {cell(label)} | {cell(description)} | {kind} | {cell(plan)} |"


def _kind(trigger: Trigger) -> str:
    return "instant" if trigger.kind == "webhook" else "scheduled"


def _changelog(connector: Connector) -> str:
    counts = f"{len(connector.actions)} modules and {len(connector.triggers)} triggers"
    return f"# Changelog\n\n## {connector.version}\n\n- {counts}.\n"
