"""IML expressions as trees. There are no parentheses for grouping, no literals of lists or objects.

Imports this package's tokens only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.platforms.make.tokens import ImlError, Token, tokens

_PRECEDENCE = {
    **dict.fromkeys("*/%", 14),
    **dict.fromkeys(("+", "++", "-"), 13),
    **dict.fromkeys(("<", "<=", ">", ">="), 11),
    **dict.fromkeys(("=", "!="), 10),
    "&": 6,
    "|": 5,
}


@dataclass(frozen=True, slots=True)
class Literal:
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Path:
    """A variable or keyword, and the way into it: names, and numbers that count from 1."""

    root: str
    steps: tuple[str | int, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    operand: Node


@dataclass(frozen=True, slots=True)
class Binary:
    operator: str
    left: Node
    right: Node


Node = Literal | Path | Call | Not | Binary


@cache
def parse(text: str) -> Node:
    """One expression, without its braces."""
    reader = _Reader(tokens(text), text)
    node = reader.expression(0)
    reader.expect("end", "")
    return node


def walk(node: Node) -> Iterator[Node]:
    """The node and everything below it."""
    yield node
    below: tuple[Node, ...] = ()
    if isinstance(node, Call):
        below = node.arguments
    elif isinstance(node, Not):
        below = (node.operand,)
    elif isinstance(node, Binary):
        below = (node.left, node.right)
    for one in below:
        yield from walk(one)


class _Reader:
    def __init__(self, found: list[Token], text: str) -> None:
        self._tokens = found
        self._text = text
        self._at = 0

    def expression(self, lowest: int) -> Node:
        left = self._operand()
        while True:
            operator = self._peek()
            rank = _PRECEDENCE.get(operator.value, 0) if operator.kind == "operator" else 0
            if rank <= lowest:
                return left
            self._next()
            left = Binary(operator.value, left, self.expression(rank))

    def _operand(self) -> Node:
        token = self._next()
        if token == Token("operator", "!"):
            return Not(self._operand())
        if token.kind == "string":
            return Literal(token.value)
        if token.kind == "number":
            return Literal(float(token.value) if "." in token.value else int(token.value))
        if token.kind == "name" and self._peek() == Token("operator", "("):
            return Call(token.value, self._arguments())
        if token.kind == "name":
            return Path(token.value, tuple(self._steps()))
        raise ImlError(f"{token.value or 'the end'!r} is out of place in {self._text!r}")

    def _arguments(self) -> tuple[Node, ...]:
        self.expect("operator", "(")
        found: list[Node] = []
        while self._peek() != Token("operator", ")"):
            if found:
                self.expect("operator", ",")
            found.append(self.expression(0))
        self._next()
        return tuple(found)

    def _steps(self) -> Iterator[str | int]:
        while self._peek().value in (".", "[") and self._peek().kind == "operator":
            if self._next().value == ".":
                token = self._next()
                if token.kind not in ("name", "quoted"):
                    raise ImlError(f"a path that ends in {token.value!r} in {self._text!r}")
                yield token.value
                continue
            number = self._next()
            if number.kind != "number" or number.value == "0":
                raise ImlError(f"lists count from 1 in {self._text!r}")
            self.expect("operator", "]")
            yield int(number.value)

    def expect(self, kind: str, value: str) -> None:
        token = self._next()
        if (token.kind, token.value) != (kind, value):
            wanted = value or "the end"
            raise ImlError(f"{wanted!r} is missing before {token.value!r} in {self._text!r}")

    def _peek(self) -> Token:
        return self._tokens[self._at]

    def _next(self) -> Token:
        token = self._tokens[self._at]
        self._at += token.kind != "end"
        return token
