"""What stands around the code of every package: versions of tools, plans, the changelog.

Imports model; reads the tool-chains below `connector.targets`.
"""

from __future__ import annotations

import json
from importlib.resources import files

from connector.model import Action, Connector, Trigger


def tool_versions(target: str) -> dict[str, str]:
    """By package: the tool-chain that packs a target here is the one that builds it anywhere."""
    path = files("connector.targets") / target / "toolchain" / "package.json"
    dependencies: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["dependencies"]
    return dependencies


def plan_title(connector: Connector, owner: Action | Trigger) -> str:
    """The smallest plan that includes an action or trigger; empty where none is known."""
    return next((plan.title for plan in connector.plans if plan.name == owner.plan), "")


def changelog(connector: Connector) -> str:
    counts = f"{len(connector.actions)} actions and {len(connector.triggers)} triggers"
    return f"# Changelog\n\n## {connector.version}\n\n- {counts}.\n"
