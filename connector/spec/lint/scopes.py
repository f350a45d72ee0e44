"""The connector asks for exactly the scopes it needs: fewer break it, more scare people."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding
from connector.spec.lint.unused_operation import used_operations

CODE = "L414"


def check(context: Context) -> Iterator[Finding]:
    if context.connector is None or context.home is None:
        return
    operations = context.api.operations
    used = list(used_operations(context.connector))
    needed = {scope: name for name in used for scope in operations[name].scopes}
    node = context.home["oauth2"]["scopes"]
    for scope in sorted(needed.keys() - set(node.value)):
        message = f"scope {scope!r} is missing"
        yield finding(CODE, node, message, f"{needed[scope]} needs it", of=scope)
    for item in node:
        if item.value not in needed:
            message = f"nothing needs scope {item.value!r}"
            yield finding(CODE, node, message, at=item.at, of=item.value)
