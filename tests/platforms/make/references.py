"""What the templates of a component refer to. Imports this package's parser only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.platforms.make.parser import Call, Node, Path, parse, walk
from tests.platforms.make.tokens import pieces


def strings(data: Any, where: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a JSON document with its place; keys of objects are no texts."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from strings(value, (*where, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from strings(value, (*where, str(number)))


def nodes(data: Any) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Every part of every expression with its place; raises ImlError for what is no IML."""
    for where, text in strings(data):
        for is_iml, part in pieces(text):
            if is_iml:
                for node in walk(parse(part)):
                    yield where, node


def paths(data: Any) -> Iterator[tuple[tuple[str, ...], Path]]:
    yield from ((where, node) for where, node in nodes(data) if isinstance(node, Path))


def calls(data: Any) -> Iterator[Call]:
    yield from (node for _, node in nodes(data) if isinstance(node, Call))
