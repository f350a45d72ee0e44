"""A story: what is done on a farm between two polls, and what the one event of it must hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from connector.wire.operators import text_of
from connector.wire.paths import lookup
from tests.platforms.farm import SandboxFarm

Found = dict[str, Any]
Happen = Callable[[SandboxFarm], Found]


@dataclass(frozen=True, slots=True)
class Story:
    """`before` is what has to be so at the first poll; `given` are the trigger's inputs."""

    happen: Happen
    given: Mapping[str, Any] = field(default_factory=dict)
    before: Callable[[SandboxFarm], object] = lambda farm: None


def shown(record: Mapping[str, Any], found: Found) -> Found:
    """What an event holds at the paths of a story. Platforms write true as they like."""
    return {path: _plain(lookup(record, path)) for path in found}


def _plain(value: Any) -> str:
    return text_of(value).lower()


def expected(found: Found) -> Found:
    return {path: _plain(value) for path, value in found.items()}


def first_printer(farm: SandboxFarm) -> int:
    return farm.printers()[0]


def rows(farm: SandboxFarm, kind: str) -> list[dict[str, Any]]:
    """Records of a kind as the sandbox holds them."""
    found: list[dict[str, Any]] = farm.sandbox.control("state")[kind]
    return found


def library_file(farm: SandboxFarm) -> str:
    return str(rows(farm, "files")[0]["id"])
