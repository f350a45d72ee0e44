"""Names by which files refer to each other: the test action, twins, what cases are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from connector.diagnostics import Diagnostics, Location, near_miss
from connector.model import Action, Trigger
from connector.spec.cases import Case
from connector.spec.node import Node

KINDS = {
    "action": ("R306", "action"),
    "picker": ("R305", "picker"),
    "trigger": ("R319", "polling trigger"),
    "delivery": ("R319", "webhook trigger"),
}
"""What a case may be about: the code and the words for a name that nothing has."""


def check_references(
    home: Node | None,
    actions: Iterable[tuple[Node, Action]],
    triggers: Iterable[tuple[Node, Trigger]],
    cases: Iterable[Case],
    unread: Collection[str],
    diagnostics: Diagnostics,
) -> None:
    """Report names that nothing has. `unread` are names that files with errors may hold."""
    names = {action.name: node for node, action in actions}
    events = {trigger.name: trigger for _, trigger in triggers}
    if home is not None:
        test = home["api_key"]["test"]
        _check(test.value, test.at, ("R306", "action"), names, unread, diagnostics)
    for node, trigger in triggers:
        if trigger.twin is not None:
            at = node["twin"].at
            _check(trigger.twin, at, ("R319", "trigger"), events, unread, diagnostics)
    known: Mapping[str, Collection[str]] = {
        "action": names,
        "picker": home["pickers"].value if home is not None else (),
        "trigger": [name for name, trigger in events.items() if trigger.kind == "polling"],
        "delivery": [name for name, trigger in events.items() if trigger.kind == "webhook"],
    }
    for case in cases:
        if case.kind in KINDS and (case.kind != "picker" or home is not None):
            words, there = KINDS[case.kind], known[case.kind]
            _check(case.subject, case.at, words, there, unread, diagnostics)


def _check(
    name: str,
    at: Location,
    words: tuple[str, str],
    known: Collection[str],
    unread: Collection[str],
    diagnostics: Diagnostics,
) -> None:
    code, what = words
    if name not in known and name not in unread:
        diagnostics.error(at, code, f"there is no {what} {name!r}", near_miss(name, known))
