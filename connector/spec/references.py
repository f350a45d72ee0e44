"""Names by which files refer to each other: the test action, twins, what cases are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from connector.diagnostics import Diagnostics, near_miss
from connector.spec.cases import Case
from connector.spec.node import Node

WORDS = {
    "action": ("R306", "action"),
    "picker": ("R305", "picker"),
    "trigger": ("R319", "polling trigger"),
    "delivery": ("R319", "webhook trigger"),
}
"""What a case may be about: the code and the words for a name that nothing has."""


def check_references(
    home: Node | None,
    actions: Iterable[Node],
    triggers: Collection[Node],
    cases: Iterable[Case],
    unread: Collection[str],
    diagnostics: Diagnostics,
) -> None:
    """Report names that nothing has. `unread` are names that files with errors may hold."""

    def check(name: str, where: Node, words: tuple[str, str], known: Collection[str]) -> None:
        code, what = words
        if name not in known and name not in unread:
            diagnostics.error(
                where.at, code, f"there is no {what} {name!r}", near_miss(name, known)
            )

    names = [node["action"].value for node in actions]
    kinds = {node["trigger"].value: node["kind"].value for node in triggers}
    if home is not None:
        test = home["api_key"]["test"]
        check(test.value, test, WORDS["action"], names)
    for twin in (node["twin"] for node in triggers if "twin" in node):
        check(twin.value, twin, ("R319", "trigger"), kinds)
    known: Mapping[str, Collection[str]] = {
        "action": names,
        "trigger": [name for name, kind in kinds.items() if kind == "polling"],
        "delivery": [name for name, kind in kinds.items() if kind == "webhook"],
    }
    if home is not None:
        known = {**known, "picker": home["pickers"].value}
    for case in cases:
        if case.kind in known:
            check(case.subject, case.node, WORDS[case.kind], known[case.kind])
