"""What a checkout shows beside the spec: sandbox, cassettes, names of tests, reasons for gaps."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from connector.diagnostics import Diagnostic
from connector.model import Connector, Operation
from connector.sandbox.filament_database.site import published
from connector.sandbox.routes import TABLES
from connector.targets.registry import targets

UNUSED = "L408"
_TEST = re.compile(r"^ *(?:async )?def (test_\w+)|^- case: (.*)$", re.MULTILINE)
_QUIRK = re.compile(r"quirks?[ _]\d+(?:(?:, | and |_and_|_)\d+)*")


@dataclass(frozen=True, slots=True)
class Evidence:
    """`cassettes` are names of actions, `quirks` counts tests by number, `told` is what each target
    could not express, `unused` gives by operation the reason why it is no action; `left_out` is
    the file of that name."""

    cassettes: frozenset[str]
    quirks: Counter[int]
    told: dict[str, tuple[Diagnostic, ...]]
    unused: dict[str, str]
    left_out: dict[str, Any]
    served: frozenset[str]


def read_evidence(root: Path, connector: Connector) -> Evidence:
    """The evidence in a checkout; raises FileNotFoundError if `root` is none."""
    home, left_out = (
        _yaml(root / "specs/connector.yaml"),
        _yaml(root / "specs/upstream/left_out.yaml"),
    )
    allowed = (entry for entry in home["lint"]["allow"] if entry["code"] == UNUSED)
    reasons = {name: entry["reason"] for entry in allowed for name in _listed(entry["of"])}
    return Evidence(
        cassettes=frozenset(path.stem for path in (root / "tests/cassettes").glob("*.yaml")),
        quirks=_quirks(root / "tests"),
        told={name: target.emit(connector).diagnostics for name, target in targets().items()},
        unused=reasons | left_out["no_action"],
        left_out=left_out,
        served=frozenset(published("first")),
    )


def is_served(evidence: Evidence, operation: Operation) -> bool:
    """Whether the sandbox answers at the operation's host and path."""
    if operation.host == "filament_database":
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(operation.path))
        return any(re.fullmatch(pattern, path) for path in evidence.served)
    tables = [TABLES["files"]] if operation.host == "files" else [TABLES["api"], TABLES["panel"]]
    return any(operation.path.removeprefix("panel/") in table for table in tables)


def _quirks(folder: Path) -> Counter[int]:
    """How many tests and cases carry the number of a quirk in their name."""
    counts: Counter[int] = Counter()
    for path in sorted([*folder.rglob("test_*.py"), *(folder / "cases").glob("*.yaml")]):
        for found in _TEST.finditer(path.read_text(encoding="utf-8")):
            named = " ".join(_QUIRK.findall(found[1] or found[2]))
            counts.update({int(number) for number in re.findall(r"\d+", named)})
    return counts


def _yaml(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return data


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
