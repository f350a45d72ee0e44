"""What surrounds the code: manifest, README and changelog.

Text of the spec gets in as JSON or as escaped Markdown. Imports model and this package.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from connector.model import Connector, Trigger
from connector.targets.activepieces.names import TARGET, Names, by_resource
from connector.targets.activepieces.titles import action_titles, resource_title, trigger_titles
from connector.targets.manifest import changelog, plan_title, tool_versions
from connector.targets.markdown import address, cell
from connector.targets.overrides import description_of
from connector.targets.template import fill


def emit_package(connector: Connector, names: Names) -> dict[str, str]:
    """The files at the root of the package."""
    return {
        "package.json": json.dumps(_manifest(connector, names), indent=2),
        "README.md": _readme(connector, names),
        "CHANGELOG.md": changelog(connector),
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
        "devDependencies": tool_versions(TARGET),
    }


def _readme(connector: Connector, names: Names) -> str:
    titles = action_titles(connector.actions)
    actions = [
        f"| {cell(resource_title(resource))} | {cell(titles[action.name])} "
        f"| {cell(description_of(action, TARGET))} | {cell(plan_title(connector, action))} |"
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
        version=connector.version,
        archive=f"{names.package}-{connector.version}.tgz",
        actions="\n".join(actions),
        triggers="\n".join(_trigger_rows(connector, connector.triggers)),
    )


def _trigger_rows(connector: Connector, triggers: Sequence[Trigger]) -> list[str]:
    titles = trigger_titles(triggers)
    return [
        f"| {one.kind} | {cell(titles[one.name])} | {cell(one.description)} "
        f"| {cell(plan_title(connector, one))} |"
        for one in sorted(triggers, key=lambda one: (one.kind, one.title))
    ]
