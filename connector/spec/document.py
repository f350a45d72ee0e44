"""A parsed spec file: its data, and where each node of it is written.

Apart from the parser, because most files are not parsed again. Imports diagnostics only.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from connector.diagnostics import Location

Pointer = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One parsed file.

    `places` holds four numbers for each node, in the order written: line and column of the node,
    and of the key that leads to it (zeros for list items and for the whole). Most documents are
    never asked where something is, so these are not looked up by pointer before they are.
    """

    file: str
    data: Any
    first_line: str = ""
    places: array[int] = field(default_factory=lambda: array("I"))

    def at(self, pointer: Pointer) -> Location:
        """The place of a node, or of the nearest node around it."""
        if not pointer and self.places:  # asked of every action, which needs no index
            return Location(self.file, *self.places[:2])
        for end in range(len(pointer), -1, -1):
            if pointer[:end] in self._index:
                start = self._index[pointer[:end]]
                return Location(self.file, *self.places[start : start + 2])
        return Location(self.file)

    def at_key(self, pointer: Pointer) -> Location:
        """The place of the key that leads to a node; for a list item, of the item."""
        start = self._index.get(pointer)
        if start is None or not self.places[start + 2]:
            return self.at(pointer)
        return Location(self.file, *self.places[start + 2 : start + 4])

    @cached_property
    def _index(self) -> dict[Pointer, int]:
        """Where the four numbers of a node begin."""
        if not self.places:
            return {}
        return {pointer: 4 * number for number, pointer in enumerate(_pointers(self.data, ()))}


def _pointers(value: Any, pointer: Pointer) -> Iterator[Pointer]:
    """The pointers of a value and of all below it, in the order written."""
    yield pointer
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _pointers(item, (*pointer, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _pointers(item, (*pointer, index))
