"""From the files of a spec to a connector, or to everything that is wrong with them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from connector.diagnostics import Diagnostics
from connector.model import Action, Connector, Trigger
from connector.spec import lint
from connector.spec.cases import Case, read_cases
from connector.spec.files import read_valid
from connector.spec.lint.context import Context
from connector.spec.locate import SpecRoot
from connector.spec.lower.action import lower_action
from connector.spec.lower.composite import lower_composite
from connector.spec.lower.connector import lower_parts
from connector.spec.lower.scope import Scope
from connector.spec.lower.trigger import lower_polling, lower_webhook
from connector.spec.memo import Memo
from connector.spec.node import Node
from connector.spec.openapi import Api, read_api
from connector.spec.openapi.bundle import Bundle
from connector.spec.references import check_references

HOME = "specs/connector.yaml"

Item = TypeVar("Item", Action, Trigger)


@dataclass(frozen=True, slots=True)
class Loaded:
    """`connector` is None exactly if a diagnostic is an error."""

    connector: Connector | None
    diagnostics: Diagnostics


@dataclass(frozen=True, slots=True)
class Sources:
    """The files that can be read, by what they hold, and names that the others may hold."""

    home: Node | None
    actions: tuple[Node, ...]
    triggers: tuple[Node, ...]
    unread: frozenset[str]


def load(root: SpecRoot, *, thorough: bool = False, memo: Memo | None = None) -> Loaded:
    """Read a spec and report everything that is wrong with it.

    `thorough` takes longer: it also reads the cases, if there are any, and holds the OpenAPI
    document to the standard. Checks and builds are thorough, runs need not be. A `memo` spares what
    an earlier run found in order; whoever gives it saves it.
    """
    diagnostics = Diagnostics()
    memo = memo or Memo()
    sources = _read(root, diagnostics, memo)
    api = read_api(root, diagnostics, memo)
    cases = read_cases(root, diagnostics, memo) if thorough and root.cases.is_dir() else None
    if api is None:
        return Loaded(None, diagnostics)
    if thorough:
        _check_standard(api.bundle, diagnostics, memo)
    return Loaded(_compile(sources, api, cases, diagnostics, memo), diagnostics)


def _check_standard(bundle: Bundle, diagnostics: Diagnostics, memo: Memo) -> None:
    def make() -> bool | None:
        # Takes the better part of a second to import.
        from connector.spec.openapi.standard import check_standard

        before = len(diagnostics.items)
        check_standard(bundle, diagnostics)
        return True if len(diagnostics.items) == before else None

    validator = version("openapi-spec-validator")
    memo.recall((b"standard", validator.encode(), json.dumps(bundle.data).encode()), make)


def _read(root: SpecRoot, diagnostics: Diagnostics, memo: Memo) -> Sources:
    unread: set[str] = set()

    def nodes(kind: str) -> Iterator[Node]:
        for path in root.files(f"{kind}s"):
            document = read_valid(root, path, kind, diagnostics, memo)
            if document is not None:
                yield Node(document, document.data)
            else:
                unread.update(_names(path))

    home = read_valid(root, root.folder / HOME, "connector", diagnostics, memo)
    actions, triggers = tuple(nodes("action")), tuple(nodes("trigger"))
    whole = Node(home, home.data) if home is not None else None
    return Sources(whole, actions, triggers, frozenset(unread))


def _names(path: Path) -> Iterator[str]:
    """The names that a file may hold, by its own name: actions/a/b.yaml, triggers/kind/a_b.yaml."""
    yield f"{path.parent.name}.{path.stem}"
    for index, character in enumerate(path.stem):
        if character == "_":
            yield f"{path.stem[:index]}.{path.stem[index + 1 :]}"


def _compile(
    sources: Sources,
    api: Api,
    cases: tuple[Case, ...] | None,
    diagnostics: Diagnostics,
    memo: Memo,
) -> Connector | None:
    home = sources.home
    scope = Scope(
        api=api,
        diagnostics=diagnostics,
        pickers=frozenset(home["pickers"].value) if home is not None else None,
        plans=tuple(home["plans"].value) if home is not None else None,
        memo=memo,
    )
    parts = lower_parts(home, scope) if home is not None else None
    actions = _lower_actions(sources, scope)
    triggers = _lower_triggers(sources, parts, scope)
    check_references(
        home, sources.actions, sources.triggers, cases or (), sources.unread, diagnostics
    )
    connector = None
    if parts is not None and not diagnostics.failed:
        connector = Connector(
            actions=_by_name(actions), triggers=_by_name(triggers), openapi=api.bundle.data, **parts
        )
    broken = {item.at.file for item in diagnostics.items}
    if any(file.startswith("tests/") for file in broken):
        cases = None
    context = Context(
        api=api,
        home=home if home is not None and HOME not in broken else None,
        connector=connector,
        actions=tuple(pair for pair in actions if pair[0].document.file not in broken),
        triggers=tuple(pair for pair in triggers if pair[0].document.file not in broken),
        cases=cases,
    )
    lint.run(context, diagnostics)
    return None if diagnostics.failed else connector


def _lower_actions(sources: Sources, scope: Scope) -> list[tuple[Node, Action]]:
    """Actions with steps after those without, which they run."""
    simple = [node for node in sources.actions if "steps" not in node]
    pairs = [(node, lower_action(node, scope)) for node in simple]
    known = {action.name: action for _, action in pairs}
    for node in sources.actions:
        if "steps" in node:
            composite = lower_composite(node, known, sources.unread, scope)
            pairs += [(node, composite)] if composite is not None else []
    return _distinct(pairs, "action", scope)


def _lower_triggers(
    sources: Sources, parts: Mapping[str, Any] | None, scope: Scope
) -> list[tuple[Node, Trigger]]:
    hooks = parts["webhooks"] if parts is not None else None
    pairs: list[tuple[Node, Trigger]] = []
    for node in sources.triggers:
        if node["kind"].value == "webhook":
            pairs.append((node, lower_webhook(node, hooks, scope)))
        elif (trigger := lower_polling(node, scope)) is not None:
            pairs.append((node, trigger))
    return _distinct(pairs, "trigger", scope)


def _distinct(pairs: list[tuple[Node, Item]], kind: str, scope: Scope) -> list[tuple[Node, Item]]:
    first: dict[str, Node] = {}
    for node, item in pairs:
        other = first.setdefault(item.name, node)
        if other is not node:
            hint = f"the other is in {other.document.file}"
            scope.error(node[kind], "R310", f"two {kind}s {item.name!r}", hint)
    return pairs


def _by_name(pairs: list[tuple[Node, Item]]) -> tuple[Item, ...]:
    return tuple(sorted((item for _, item in pairs), key=lambda item: item.name))
