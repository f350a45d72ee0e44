"""The first line names the file's schema, so that editors complete and check what one writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from connector.spec.lint.context import Context, Finding, finding
from connector.spec.node import Node

CODE = "L422"


def check(context: Context) -> Iterator[Finding]:
    files = [(node, "action") for node, _ in context.actions]
    files += [(node, "trigger") for node, _ in context.triggers]
    if context.home is not None:
        yield from _check(context.home, "language/connector.schema.json")
    for node, kind in files:
        yield from _check(node, f"../../specs/language/{kind}.schema.json")


def _check(node: Node, schema: str) -> Iterator[Finding]:
    expected = f"# yaml-language-server: $schema={schema}"
    if node.document.first_line != expected:
        at = replace(node.at, line=1, column=1)
        message, hint = "the first line does not name the schema", f"write {expected}"
        yield finding(CODE, node, message, hint, at=at, severity="warning")
