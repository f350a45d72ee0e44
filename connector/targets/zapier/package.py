"""What surrounds the code: manifest, README and changelog.

Text of the spec gets in as JSON or as escaped Markdown. Imports model and this package.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from connector.model import Action, Connector, Trigger
from connector.targets.markdown import address, cell
from connector.targets.overrides import description_of
from connector.targets.template import fill
from connector.targets.zapier.names import TARGET
from connector.targets.zapier.operations import is_search, label_of
from connector.targets.zapier.triggers import label_of as label_of_trigger

CORE = "zapier-platform-core"


def emit_package(connector: Connector) -> dict[str, str]:
    """The files at the root of the package."""
    return {
        "package.json": json.dumps(_manifest(connector), indent=2),
        "README.md": _readme(connector),
        "CHANGELOG.md": _changelog(connector),
    }


def _manifest(connector: Connector) -> dict[str, Any]:
    settings = connector.targets[TARGET]
    tools = _tools()
    return {
        "name": settings["package"],
        "version": connector.version,
        "description": f"{connector.description} Unofficial Zapier integration.",
        "private": True,
        "license": "MIT",
        "homepage": f"{settings['repository']}#readme",
        "author": settings["author"],
        "repository": {"type": "git", "url": f"git+{settings['repository']}.git"},
        "main": "dist/index.js",
        "scripts": {"build": "tsc --project ."},
        "engines": {"node": ">=20"},
        "dependencies": {CORE: tools[CORE]},
        "devDependencies": {name: tools[name] for name in ("@types/node", "typescript")},
    }


def _tools() -> dict[str, str]:
    """The tool-chain that packs it here is the one that builds it anywhere."""
    path = files("connector.targets.zapier") / "toolchain" / "package.json"
    dependencies: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))["dependencies"]
    return dependencies


def _readme(connector: Connector) -> str:
    actions = [
        f"| {'search' if is_search(one) else 'action'} | {cell(label_of(one))} "
        f"| {cell(description_of(one, TARGET))} | {cell(_plan(connector, one))} |"
        for one in sorted(connector.actions, key=lambda one: one.name)
    ]
    triggers = [
        f"| {'polling' if one.poll else 'instant'} "
        f"| {cell(label_of_trigger(one, connector.triggers))} "
        f"| {cell(one.description)} | {cell(_plan(connector, one))} |"
        for one in sorted(connector.triggers, key=lambda one: (one.kind, one.title))
    ]
    return fill(
        TARGET,
        "README.md",
        package=connector.targets[TARGET]["package"],
        title=cell(connector.title),
        homepage=address(connector.homepage),
        documentation=address(connector.documentation),
        api_key_help=cell(connector.api_key_help),
        core=_tools()[CORE],
        actions="\n".join(actions),
        triggers="\n".join(triggers),
    )


def _plan(connector: Connector, item: Action | Trigger) -> str:
    return next((plan.title for plan in connector.plans if plan.name == item.plan), "")


def _changelog(connector: Connector) -> str:
    counts = f"{len(connector.actions)} actions and {len(connector.triggers)} triggers"
    return f"# Changelog\n\n## {connector.version}\n\n- {counts}.\n"
