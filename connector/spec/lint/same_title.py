"""Titles differ within a resource or group, where people choose by nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from connector.model import Action
from connector.spec.lint.context import Context, Finding, finding

CODE = "L409"


def check(context: Context) -> Iterator[Finding]:
    first: dict[tuple[str, str, str], str] = {}
    for node, item in context.items():
        if isinstance(item, Action):
            place = ("action", item.resource, item.title)
        else:
            place = (item.kind, item.group, item.title)
        other = first.setdefault(place, item.name)
        if other != item.name:
            message = f"{other} has the title {item.title!r}, too"
            yield finding(CODE, node, message, at=node["title"].at, severity="warning")
