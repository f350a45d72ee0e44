"""The tokens of IML, Make's template language: `{{…}}` inside the strings of a component.

Written from what is known of the language, not from what our emitter writes. Imports the standard
library only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["number", "string", "name", "quoted", "operator", "end"]


class ImlError(Exception):
    """Not IML, or an expression whose value nobody outside of Make can know."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `value` of a string or a quoted name is what stands between its quotes."""

    kind: Kind
    value: str


_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<number>\d+(\.\d+)?)
  | (?P<string>'[^']*'|"[^"]*")
  | (?P<quoted>`[^`]*`)
  | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<operator>===|!==|==|!=|<=|>=|&&|\|\||\+\+|[!*/%+\-<>=&|.,()\[\]])
    """,
    re.VERBOSE,
)
_ALIASES = {"==": "=", "===": "=", "!==": "!=", "&&": "&", "||": "|"}


def tokens(text: str) -> list[Token]:
    """The tokens of one expression, with an end behind them."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise ImlError(f"not IML from {text[at : at + 20]!r} on in {text!r}")
        kind, raw = match.lastgroup, match[0]
        at = match.end()
        if kind in ("string", "quoted"):
            found.append(Token(kind, raw[1:-1]))  # type: ignore[arg-type]
        elif kind == "operator":
            found.append(Token("operator", _ALIASES.get(raw, raw)))
        elif kind in ("number", "name"):
            found.append(Token(kind, raw))  # type: ignore[arg-type]
    return [*found, Token("end", "")]


def pieces(text: str) -> list[tuple[bool, str]]:
    """A template as its parts: (is an expression, text). Braces in IML strings end nothing."""
    parts: list[tuple[bool, str]] = []
    at = 0
    while (start := text.find("{{", at)) >= 0:
        if start > at:
            parts.append((False, text[at:start]))
        end = _end(text, start + 2)
        parts.append((True, text[start + 2 : end]))
        at = end + 2
    if at < len(text):
        parts.append((False, text[at:]))
    return parts


def _end(text: str, at: int) -> int:
    quote = ""
    while at < len(text):
        letter = text[at]
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "'\"`":
            quote = letter
        elif text.startswith("}}", at):
            return at
        at += 1
    raise ImlError(f"an expression without an end: {text!r}")
