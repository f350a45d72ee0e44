"""An action's effect fits the scopes of its operation, since retries and safety hang on it."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L410"


def check(context: Context) -> Iterator[Finding]:
    for node, action in context.actions:
        scopes = action.operation.scopes if action.operation else ()
        writing = [scope for scope in scopes if not scope.endswith(".read")]
        moving = [scope for scope in scopes if scope.endswith(".actions")]
        message = ""
        if moving and action.effect != "physical":
            message = f"effect is {action.effect}, but scope {moving[0]} moves machines"
        elif writing and action.effect == "read":
            message = f"effect is read, but scope {writing[0]} is for changes"
        elif scopes and not writing and action.effect != "read":
            message = f"effect is {action.effect}, but scope {scopes[0]} only reads"
        if message:
            yield finding(CODE, node, message, at=node["effect"].at)
