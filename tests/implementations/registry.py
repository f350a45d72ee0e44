"""Every implementation, with the kinds of cases that are put to it.

A platform is a line here and a folder in tests/platforms/, whose `fixtures` give the package as
an implementation of the cases, under its own name, and `<name>_platform` aimed at the sandbox.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, get_args

import pytest
import yaml

from connector.spec.cases import CaseKind
from connector.spec.locate import locate

KINDS = frozenset(get_args(CaseKind))
NO_SUCH_INPUT = ": no such input; "
"""In each line that refuses an input that an action does not have."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is asked of an implementation; `without` gives the reason for each kind left out."""

    title: str
    without: dict[str, str]
    is_platform: bool = True
    needs_node: bool = True
    own_words: bool = False
    """Whether the platform words errors itself, without a kind, and drops deliveries without a
    reason; then an error has to hold the backend's reason, if there is one, and nothing else."""

    refuses_itself: str = ""
    """Which inputs the platform refuses before the package sees them. Of a case that is refused so
    only the refusal is demanded, without a request, in whatever words."""
    ignores_unknown: str = ""
    """Why nobody is told of an input that there is not. Such a case has to differ."""

    reads_on: str = ""
    """Why the further pages of a list to choose from are read as well. A case about a page that is
    not the only one has to differ."""

    searches_loaded: str = ""
    """Why no search of a picker gets to the package. Such a case has to differ."""

    lacks: dict[str, str] = field(default_factory=dict)
    """Strategies of actions, and `keep`, that are not in the package, each with the reason."""

    lone_lists: str = ""
    """Why there is no list that depends on other inputs, or of fields that take values. A case
    about one has to differ."""

    @property
    def kinds(self) -> frozenset[str]:
        return KINDS - self.without.keys()


LONE = "The package shows such a value as text: its lists know nothing of other inputs or values."

IMPLEMENTATIONS = {
    "python": Coverage("Python", {}, is_platform=False, needs_node=False),
    "core_ts": Coverage("core.ts", {}, is_platform=False),
    "activepieces": Coverage(
        "Activepieces",
        {
            "connection": "Tokens and addresses are Activepieces' own business, and its triggers "
            "register webhooks; the tests of the piece cover that."
        },
        refuses_itself="What is no number, or no JSON, where a property takes it.",
        ignores_unknown="A step has the properties that there are and reads no others.",
        reads_on="A dropdown has no pages, so the first several are read at once.",
        lone_lists=LONE,
    ),
    "n8n": Coverage(
        "n8n",
        {
            "connection": "Tokens and addresses are n8n's own business, and its nodes register "
            "webhooks; the tests of the package cover that."
        },
        ignores_unknown="Its nodes show the inputs that there are and ask for no others.",
    ),
    "make": Coverage(
        "Make",
        {
            "connection": "Make has its own way with tokens, and registers webhooks without "
            "looking for old ones; the tests of the app cover that."
        },
        needs_node=False,
        own_words=True,
        ignores_unknown="Its forms show the inputs that there are and ask for no others.",
        reads_on="A choice of Make is one list of at most 300 entries.",
        searches_loaded="Its editor searches the list that it has loaded.",
        lacks={
            "gcode": "Nothing says how IML writes a fraction into a text.",
            "material_tags": "IML cannot put a list together from two others.",
            "custom_values": "A module cannot type values after what it reads first.",
            "keep": "A module of Make cannot read before it sends.",
            "wait": "A module of Make can neither wait nor ask again.",
        },
        lone_lists=LONE,
    ),
    "zapier": Coverage(
        "Zapier",
        {
            "connection": "Zapier keeps tokens and subscriptions between the calls of its core; "
            "the tests of the package cover that."
        },
        searches_loaded="It loads a dropdown page by page and searches what it has loaded.",
        lacks={"wait": "Zapier ends a step after 30 seconds."},
        lone_lists=LONE,
    ),
}
PLATFORMS = tuple(name for name, coverage in IMPLEMENTATIONS.items() if coverage.is_platform)


def deviations(case: Mapping[str, Any]) -> dict[str, str]:
    """Why a case does not hold, by implementation: as it says itself, or by a rule."""
    reasons = {entry["target"]: entry["reason"] for entry in case.get("deviations", ())}
    for name, coverage in IMPLEMENTATIONS.items():
        for reason in _by_rule(case, coverage):
            reasons.setdefault(name, reason)
    return reasons


def _by_rule(case: Mapping[str, Any], coverage: Coverage) -> Iterator[str]:
    """The reasons why a case does not hold that are said of many cases at once."""
    if coverage.ignores_unknown and any(NO_SUCH_INPUT in line for line in case.get("invalid", ())):
        yield coverage.ignores_unknown
    if "action" in case:
        used = strategies(case["action"])
        yield from (reason for strategy, reason in coverage.lacks.items() if strategy in used)
    if coverage.reads_on and "picker" in case and ("next" in case or "page" in case):
        yield coverage.reads_on
    if coverage.lone_lists and "picker" in case and _is_of_n8n_alone(case):
        yield coverage.lone_lists
    if coverage.searches_loaded and "picker" in case and case.get("search"):
        yield coverage.searches_loaded


def _is_of_n8n_alone(case: Mapping[str, Any]) -> bool:
    """Whether the list depends on other inputs, or holds fields that take values."""
    return "given" in case or case["picker"] in _lists_of_fields()


@cache
def _lists_of_fields() -> frozenset[str]:
    text = (locate().folder / "specs" / "connector.yaml").read_text(encoding="utf-8")
    pickers = yaml.safe_load(text)["pickers"]
    return frozenset(name for name, picker in pickers.items() if "fields" in picker)


@cache
def strategies(action: str) -> frozenset[str]:
    """The named strategies of an action and of its steps, as its file names them."""
    path = locate().folder / "actions" / f"{action.replace('.', '/')}.yaml"
    if not path.is_file():
        return frozenset()
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    below = (strategies(step["action"]) for step in written.get("steps", ()))
    own = {written["strategy"]} if "strategy" in written else set()
    own |= written.keys() & {"keep"}
    return frozenset(own).union(*below)


def has(name: str, action: str) -> bool:
    """Whether an implementation has an action at all."""
    return not IMPLEMENTATIONS[name].lacks.keys() & strategies(action)


def marks(name: str) -> list[Any]:
    """The pytest marks of what runs on an implementation."""
    return [pytest.mark.node] if IMPLEMENTATIONS[name].needs_node else []
