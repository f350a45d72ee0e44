"""What surrounds the code: manifest, README and changelog.

Text of the spec gets in as JSON or as escaped Markdown. Imports model and this package.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from connector.model import Action, Connector, Trigger
from connector.targets.activepieces.names import TARGET, Names, by_resource
from connector.targets.activepieces.titles import action_titles, resource_title, trigger_titles
from connector.targets.markdown import address, cell
from connector.targets.overrides import description_of
from connector.targets.template import fill


def emit_package(connector: Connector, names: Names) -> dict[str, str]:
    """The files at the root of the package."""
    return {
        "package.json": json.dumps(_manifest(connector, names), indent=2),
        "README.md": _readme(connector, names),
        "CHANGELOG.md": _changelog(connector),
    }


def _manifest(connector: Connector, names: Names) -> dict[str, Any]:
    """That of the sources; `scripts/bundle.mjs` makes that of the package from it."""
    settings = connector.targets[TARGET]
    return {
        "name": names.package,
        "version": connector.version,
        "description": f"{connector.description} Unofficial Activepieces piece.",
        "license": "MIT",
        "homepage": f"{settings['repository']}#readme",
        "keywords": ["activepieces", "piece", connector.name, "3d-printing", "print-farm"],
        "author": settings["author"],
        "repository": {"type": "git", "url": f"git+{settings['repository']}.git"},
        "scripts": {"build": "tsc --project . && node scripts/bundle.mjs"},
        "devDependencies": _tools(),
    }


def _tools() -> dict[str, str]:
    """The tool-chain that packs it here is the one that builds it anywhere."""
    path = files("connector.targets.activepieces") / "toolchain" / "package.json"
    dependencies: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["dependencies"]
    return dependencies


def _readme(connector: Connector, names: Names) -> str:
    titles = action_titles(connector.actions)
    actions = [
        f"| {cell(resource_title(resource))} | {cell(titles[action.name])} "
        f"| {cell(description_of(action, TARGET))} | {_plan(connector, action)} |"
        for resource, group in by_resource(connector.actions).items()
        for action in group
    ]
    return fill(
        TARGET,
        "README.md",
        package=names.package,
        title=cell(connector.title),
        homepage=address(connector.homepage),
        documentation=address(connector.documentation),
        api_key_help=cell(connector.api_key_help),
        archive=f"{names.package}-{connector.version}.tgz",
        actions="\n".join(actions),
        triggers="\n".join(_trigger_rows(connector, connector.triggers)),
    )


def _trigger_rows(connector: Connector, triggers: Sequence[Trigger]) -> list[str]:
    titles = trigger_titles(triggers)
    return [
        f"| {one.kind} | {cell(titles[one.name])} | {cell(one.description)} "
        f"| {_plan(connector, one)} |"
        for one in sorted(triggers, key=lambda one: (one.kind, one.title))
    ]


def _plan(connector: Connector, item: Action | Trigger) -> str:
    return cell(next((plan.title for plan in connector.plans if plan.name == item.plan), ""))


def _changelog(connector: Connector) -> str:
    counts = f"{len(connector.actions)} actions and {len(connector.triggers)} triggers"
    return f"# Changelog\n\n## {connector.version}\n\n- {counts}.\n"
