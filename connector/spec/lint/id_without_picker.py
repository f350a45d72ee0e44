"""An input that takes an id has a picker, because nobody knows ids by heart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L401"
ID = re.compile(r"(^|_)(p|f|u)?ids?$|[a-z]Ids?$")


def check(context: Context) -> Iterator[Finding]:
    for node, action in context.actions:
        for item in () if action.steps else action.inputs:
            keys = [to.key for to in item.destinations if ID.search(to.key)]
            if keys and item.picker is None:
                message = f"input {item.name!r} takes an id ({keys[0]}) and has no picker"
                hint = "people choose from lists"
                at = node["inputs"][item.name].at_key
                yield finding(CODE, node, message, hint, at=at, of=item.name, severity="warning")
