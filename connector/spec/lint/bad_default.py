"""A default is a value that the input itself would take."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding
from connector.wire.errors import InputError
from connector.wire.inputs import read_inputs

CODE = "L418"


def check(context: Context) -> Iterator[Finding]:
    for node, item in context.items():
        for entry in item.inputs:
            if entry.default is None or entry.name not in node.get("inputs", ()):
                continue
            try:
                read_inputs([entry], {})
            except InputError as problem:
                at = node["inputs"][entry.name]["default"].at
                yield finding(CODE, node, f"default of {problem}", at=at, of=entry.name)
