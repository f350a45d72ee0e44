"""What a target is, and what it returns."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from connector.diagnostics import Diagnostic
from connector.model import Connector


@dataclass(frozen=True, slots=True)
class Emitted:
    """Files by relative POSIX path, and what the target could not express, with the reason."""

    tree: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Packing:
    """How the platform's own tool-chain makes an archive of an emitted tree.

    `tools` is the folder of a package.json and its lock file; what they name is installed as
    `node_modules` beside a copy of the tree. There the `commands` run; `archive` is a glob of the
    one file that they leave behind.
    """

    tools: Path
    commands: tuple[tuple[str, ...], ...]
    archive: str


@dataclass(frozen=True, slots=True)
class Zipping:
    """How an emitted tree becomes a ZIP archive without any tool.

    `layout` gives the archive's files for those of the tree; `name` is the archive's own.
    """

    name: str
    layout: Callable[[Mapping[str, bytes]], dict[str, bytes]]


Archive = Packing | Zipping | None
"""How a target is packed; None if what it emits is used as it is."""


class Target(Protocol):
    """A module that compiles a connector for one platform."""

    TITLE: str
    PACKING: Archive

    def emit(self, connector: Connector) -> Emitted: ...


def text(content: str) -> bytes:
    """A text file: UTF-8, LF, one newline at its end."""
    return (content.rstrip("\n") + "\n").encode()


def tree_hash(tree: dict[str, bytes]) -> str:
    """SHA-256 over the sorted paths and the hashes of their contents: the identity of a build."""
    lines = (f"{path}\0{hashlib.sha256(tree[path]).hexdigest()}\n" for path in sorted(tree))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
