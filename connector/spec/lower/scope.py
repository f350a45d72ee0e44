"""What lowering can refer to (operations, pickers, plans), with a near miss for what it cannot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from connector.diagnostics import Diagnostics, near_miss
from connector.model import Operation, canonical_json
from connector.spec.lower.shape import Schema, at_path, missing_key
from connector.spec.memo import Memo
from connector.spec.node import Node
from connector.spec.openapi import Api

WEAKEST = ("unstated", "any")
"""Plans that ask for nothing."""


@dataclass(frozen=True, slots=True)
class Scope:
    """`pickers` and `plans` (smallest first) are None when connector.yaml cannot be read."""

    api: Api
    diagnostics: Diagnostics
    pickers: frozenset[str] | None
    plans: tuple[str, ...] | None
    memo: Memo

    def error(self, node: Node, code: str, message: str, hint: str = "") -> None:
        """Report at a node's value."""
        self.diagnostics.error(node.at, code, message, hint)

    def operation(self, node: Node) -> Operation | None:
        """The operation that a node names, or None after reporting it."""
        found = self.api.operations.get(node.value)
        if found is None:
            self.unknown(node, "R304", "operation", self.api.operations)
        return found

    def unknown(self, node: Node, code: str, what: str, known: Iterable[str]) -> None:
        """Report a name that nothing has."""
        message = f"there is no {what} {node.value!r}"
        self.error(node, code, message, near_miss(node.value, known))

    def takes(self, schema: dict[str, Any], value: Any) -> bool:
        """Whether a value fits a schema."""

        def make() -> bool:
            # Takes a tenth of a second to import, and most files have not changed.
            from jsonschema import Draft202012Validator

            return bool(Draft202012Validator(schema).is_valid(value))

        parts = (b"takes", canonical_json(schema).encode(), canonical_json(value).encode())
        return bool(self.memo.recall(parts, make))

    def path(self, node: Node, schema: Schema | None, path: str) -> Schema | None:
        """The schema at a dotted path, or None after reporting that the path leads nowhere.

        Without a schema every path may lead somewhere.
        """
        if schema is None:
            return {}
        found = at_path(schema, path)
        if found is None:
            step, known = missing_key(schema, path)
            hint = near_miss(step, known) or "there is " + ", ".join(sorted(known))
            self.error(node, "R314", f"OpenAPI shows no {path!r} here", hint)
        return found

    def strongest(self, plans: Iterable[str]) -> str:
        """The plan that includes all others of these."""
        order = [*WEAKEST, *(self.plans or ())]
        return max(plans, key=lambda plan: order.index(plan) if plan in order else 0)


def texts(node: Node, key: str) -> tuple[str, ...]:
    """The texts at an optional key, which may hold one or a list."""
    return tuple(item.value for item in node.items(key))


def optional(node: Node, **keys: str) -> dict[str, Any]:
    """Model fields from optional keys of the same meaning, left out where not written."""
    return {name: node.get(key) for name, key in keys.items() if key in node}
