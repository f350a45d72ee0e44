"""What surrounds the code: manifest, codex files, README and changelog.

Text of the spec gets in as JSON or as escaped Markdown. Imports model and this package.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from connector.model import Action, Connector, Trigger
from connector.targets.manifest import changelog, plan_title, tool_versions
from connector.targets.markdown import address, cell
from connector.targets.n8n.examples import Example, examples_of
from connector.targets.n8n.names import TARGET, Names, type_name
from connector.targets.n8n.nodes import Node
from connector.targets.n8n.operations import by_resource, resource_title
from connector.targets.overrides import description_of, title_of
from connector.targets.template import fill

CATEGORIES = ["Productivity", "Development"]


def emit_package(connector: Connector, names: Names, nodes: Sequence[Node]) -> dict[str, str]:
    """The files at the root of the package, and the codex file beside each node."""
    manifest = _manifest(connector, names, nodes)
    examples = examples_of(connector, names)
    tree = {
        "package.json": json.dumps(manifest, indent=2),
        "README.md": _readme(connector, names, nodes, examples),
        "CHANGELOG.md": changelog(connector),
        **{f"examples/{example.file}": example.text for example in examples},
    }
    for node in nodes:
        codex = json.dumps(_codex(connector, names, node), indent=2)
        tree[f"nodes/{node.name}/{node.name}.node.json"] = codex
    return tree


def _manifest(connector: Connector, names: Names, nodes: Sequence[Node]) -> dict[str, Any]:
    settings = connector.targets["n8n"]
    credentials = [names.api_key, names.oauth2]
    return {
        "name": names.package,
        "version": connector.version,
        "description": f"{connector.description} Unofficial n8n nodes.",
        "license": "MIT",
        "homepage": f"{settings['repository']}#readme",
        "keywords": ["n8n-community-node-package", connector.name, "3d-printing", "print-farm"],
        "author": settings["author"],
        "repository": {"type": "git", "url": f"git+{settings['repository']}.git"},
        "scripts": {
            "build": "tsc --project . && node scripts/copy-icons.mjs",
        },
        "files": ["dist"],
        "n8n": {
            "n8nNodesApiVersion": 1,
            "strict": True,
            "credentials": [f"dist/credentials/{name}.credentials.js" for name in credentials],
            "nodes": [f"dist/nodes/{node.name}/{node.name}.node.js" for node in nodes],
        },
        "devDependencies": tool_versions(TARGET),
        "peerDependencies": {"n8n-workflow": "*"},
    }


def _codex(connector: Connector, names: Names, node: Node) -> dict[str, Any]:
    repository = connector.targets["n8n"]["repository"]
    sources: Sequence[Action | Trigger] = (
        connector.actions if node.name == names.action_node else connector.triggers
    )
    aliases = {connector.name, *(alias for one in sources for alias in one.aliases)}
    return {
        "node": f"{names.package}.{type_name(node.name)}",
        "nodeVersion": "1.0",
        "codexVersion": "1.0",
        "categories": CATEGORIES,
        "resources": {
            "credentialDocumentation": [{"url": f"{repository}#credentials"}],
            "primaryDocumentation": [{"url": f"{repository}#readme"}],
        },
        "alias": sorted(aliases),
    }


def _readme(
    connector: Connector, names: Names, nodes: Sequence[Node], examples: Sequence[Example]
) -> str:
    actions = [
        f"| {cell(resource_title(resource, group))} | {cell(title_of(action, TARGET))} "
        f"| {cell(description_of(action, TARGET))} | {cell(plan_title(connector, action))} |"
        for resource, group in by_resource(connector.actions).items()
        for action in group
    ]
    triggers = [
        f"| {cell(one.kind)} | {cell(one.title)} | {cell(one.description)} "
        f"| {cell(plan_title(connector, one))} |"
        for one in sorted(connector.triggers, key=lambda one: (one.kind, one.title))
    ]
    return fill(
        "n8n",
        "README.md",
        package=names.package,
        title=cell(connector.title),
        homepage=address(connector.homepage),
        documentation=address(connector.documentation),
        api_key_help=cell(connector.api_key_help),
        nodes=", ".join(cell(node.title) for node in nodes),
        actions="\n".join(actions),
        triggers="\n".join(triggers),
        examples="".join(
            f"- [{cell(one.title)}](examples/{address(one.file)}). {cell(one.description)}\n"
            for one in examples
        ),
    )
