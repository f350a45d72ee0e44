"""A cursor into a parsed file: the value, and the place to name when it is wrong.

Nodes are handed out only for data that its JSON Schema accepted, so readers need no type checks.
Imports diagnostics and source only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from connector.diagnostics import Location
from connector.spec.document import Document, Pointer


@dataclass(frozen=True, slots=True)
class Node:
    """The value at a pointer of a document."""

    document: Document
    value: Any
    pointer: Pointer = ()

    @property
    def at(self) -> Location:
        """The place of the value."""
        return self.document.at(self.pointer)

    @property
    def at_key(self) -> Location:
        """The place of the key that leads to the value."""
        return self.document.at_key(self.pointer)

    def __contains__(self, key: str) -> bool:
        return key in self.value

    def __getitem__(self, key: str) -> Node:
        """The node of a required key."""
        return Node(self.document, self.value[key], (*self.pointer, key))

    def find(self, key: str) -> Node | None:
        """The node of an optional key, or None."""
        return self[key] if key in self.value else None

    def get(self, key: str, default: Any = None) -> Any:
        """The plain value of an optional key."""
        return self.value.get(key, default)

    def entries(self, key: str) -> Iterator[tuple[str, Node]]:
        """The entries of the mapping at an optional key, in the order written."""
        if node := self.find(key):
            for name in node.value:
                yield name, node[name]

    def items(self, key: str) -> tuple[Node, ...]:
        """The items of the list at an optional key; a single value counts as a list of one."""
        node = self.find(key)
        return () if node is None else tuple(node)

    def __iter__(self) -> Iterator[Node]:
        """The items of a list; a value that is no list is its own only item."""
        if not isinstance(self.value, list):
            yield self
            return
        for index, item in enumerate(self.value):
            yield Node(self.document, item, (*self.pointer, index))


def root(document: Document) -> Node:
    """The node of a whole document."""
    return Node(document, document.data)
