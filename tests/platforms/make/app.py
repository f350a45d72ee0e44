"""An app of Make in its local-development layout, read from a tree of files.

Imports the standard library only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True)
class Component:
    """One connection, webhook, module or RPC: what makecomapp.json says, and its files."""

    kind: str
    id: str
    about: Mapping[str, Any]
    files: Mapping[str, Any]
    """Parsed code files by their key, such as "communication"."""

    def parameters(self) -> list[dict[str, Any]]:
        keys = ("staticParams", "mappableParams", "params")
        return [item for key in keys for item in self.files.get(key, [])]


@dataclass(frozen=True)
class App:
    """The whole app."""

    tree: Mapping[str, bytes]

    @cached_property
    def manifest(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.tree["makecomapp.json"])
        return found

    @cached_property
    def base(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.tree[self.manifest["generalCodeFiles"]["base"]])
        return found

    @cached_property
    def groups(self) -> list[dict[str, Any]]:
        path = self.manifest["generalCodeFiles"]["groups"]
        found: list[dict[str, Any]] = json.loads(self.tree[path])
        return found

    @cached_property
    def components(self) -> dict[tuple[str, str], Component]:
        return {
            (kind, name): Component(kind, name, about, self._files(about["codeFiles"]))
            for kind, members in self.manifest["components"].items()
            for name, about in members.items()
        }

    def of(self, kind: str) -> list[Component]:
        return [one for (found, _), one in self.components.items() if found == kind]

    def component(self, kind: str, name: str) -> Component:
        return self.components[kind, name]

    def _files(self, paths: Mapping[str, str | None]) -> dict[str, Any]:
        return {key: json.loads(self.tree[path]) for key, path in paths.items() if path}
