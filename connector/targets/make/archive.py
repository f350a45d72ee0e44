"""The archive that Make's editor imports: the same data as the project, under other names.

Groups, the second connection, and what a module does to records are not imported; the README says
how to add them. Imports the standard library only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

THEME = "#0b7285"
_SECTIONS: dict[str, dict[str, str]] = {
    "connection": {
        "api": "communication",
        "parameters": "params",
        "scope": "defaultScope",
        "scopes": "scopeList",
    },
    "rpc": {"api": "communication", "parameters": "params"},
    "webhook": {
        "api": "communication",
        "parameters": "params",
        "attach": "attach",
        "detach": "detach",
        "update": "update",
        "scope": "requiredScope",
    },
}
_MODULE = {
    "api": "communication",
    "parameters": "staticParams",
    "expect": "mappableParams",
    "interface": "interface",
    "samples": "samples",
    "scope": "scope",
}
_OF_MODULE = {
    "trigger": {"epoch": "epoch", **{k: v for k, v in _MODULE.items() if k != "expect"}},
    "instant_trigger": {k: v for k, v in _MODULE.items() if k not in ("expect", "scope")},
}
_LISTS = ("parameters", "expect", "interface", "scope")
_ABOUT = {
    "connection": ("label",),
    "rpc": ("label", "connection"),
    "webhook": ("label", "connection"),
    "module": ("label", "description", "connection", "webhook"),
}
_TYPE = {"connection": "connectionType", "webhook": "webhookType", "module": "moduleType"}


def layout(tree: Mapping[str, bytes]) -> dict[str, bytes]:
    """The archive's files for those of an emitted tree."""
    project = json.loads(tree["makecomapp.json"])
    app = project["origins"][0]["appId"]
    found = {
        ".sdk": _json({"version": 2}),
        "metadata.json": _json(_about_app(app, project)),
        "base.imljson": tree[project["generalCodeFiles"]["base"]],
        "readme.md": tree[project["generalCodeFiles"]["readme"]],
        "assets/icon.png": tree["icon.png"],
    }
    for kind in ("connection", "rpc", "webhook", "module"):
        for name, about in project["components"][kind].items():
            for path, content in _component(kind, name, about, tree).items():
                found[f"{kind}s/{name}/{path}"] = content
    return {f"{app}/{path}": found[path] for path in sorted(found)}


def _about_app(app: str, project: Mapping[str, Any]) -> dict[str, Any]:
    label = next(iter(project["components"]["connection"].values()))["label"]
    return {
        "name": app,
        "label": label.rpartition(" (")[0],
        "version": 1,
        "theme": THEME,
        "language": "en",
        "countries": [],
    }


def _component(
    kind: str, name: str, about: Mapping[str, Any], tree: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Metadata and every section: one that is missing would be imported as an object."""
    metadata = {"name": name, **{key: about[key] for key in _ABOUT[kind] if key in about}}
    if kind in _TYPE:
        metadata["type"] = about[_TYPE[kind]]
    sections = _SECTIONS.get(kind) or _OF_MODULE.get(about["moduleType"], _MODULE)
    files = {"metadata.json": _json(metadata)}
    for section, key in sections.items():
        path = about["codeFiles"].get(key)
        empty = _json([] if section in _LISTS else {})
        files[f"{section}.imljson"] = tree[path] if path else empty
    return files


def _json(data: Any) -> bytes:
    return (json.dumps(data, indent=2) + "\n").encode()
