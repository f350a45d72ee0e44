"""Descriptions are one or two sentences that say in the third person what happens, as lists do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L403"
_END = re.compile(r"[.!?](?= [A-Z]|$)")
_THIRD_PERSON = re.compile(r"[A-Z]\w*s\b")


def check(context: Context) -> Iterator[Finding]:
    for node, item in context.items():
        for message, hint in _problems(item.description):
            at = node["description"].at
            yield finding(CODE, node, message, hint, at=at, severity="warning")


def _problems(text: str) -> Iterator[tuple[str, str]]:
    """What is wrong, and what would be right."""
    if not text[0].isupper() or not text.endswith("."):
        yield "the description is no sentence", "capital first letter, period at the end"
    elif not _THIRD_PERSON.match(text):
        yield "the description does not say what happens", "begin as in 'Adds' or 'Starts when'"
    if len(_END.findall(text)) > 2:
        yield "the description has more than two sentences", "details belong into the note"
