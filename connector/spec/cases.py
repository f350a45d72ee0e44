"""Cases: what every implementation must do, as plain data for test runners.

Imports diagnostics and the source layer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from connector.diagnostics import Diagnostics, Location
from connector.spec.files import read_valid
from connector.spec.locate import SpecRoot
from connector.spec.memo import Memo
from connector.spec.node import Node

CaseKind = Literal["action", "picker", "trigger", "delivery", "connection"]


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `subject` is the action, picker, trigger or step it is about; `data` is the entry
    as written, by `specs/language/cases.schema.json`."""

    kind: CaseKind
    subject: str
    name: str
    data: dict[str, Any]
    node: Node

    @property
    def at(self) -> Location:
        return self.node.at


def read_cases(
    root: SpecRoot, diagnostics: Diagnostics, memo: Memo | None = None
) -> tuple[Case, ...]:
    """All cases of `tests/cases`, by file and place; files with findings are left out."""
    memo = memo or Memo()
    cases: list[Case] = []
    for path in root.files("tests", "cases"):
        document = read_valid(root, path, "cases", diagnostics, memo)
        if document is not None:
            cases += [_case(entry) for entry in Node(document, document.data)]
    seen: dict[tuple[str, str], Case] = {}
    for case in cases:
        first = seen.setdefault((case.node.document.file, case.name), case)
        if first is not case:
            other = f"the other is at {first.at}"
            diagnostics.error(case.at, "R310", f"two cases {case.name!r}", other)
    return tuple(cases)


def _case(entry: Node) -> Case:
    kind = next(kind for kind in get_args(CaseKind) if kind in entry)
    return Case(kind, entry[kind].value, entry["case"].value, entry.value, entry[kind])
