"""A file is called after what it holds, so that a reader finds it without searching."""

from __future__ import annotations

from collections.abc import Iterator

from connector.spec.lint.context import Context, Finding, finding

CODE = "L416"


def check(context: Context) -> Iterator[Finding]:
    for node, action in context.actions:
        expected = f"actions/{action.name.replace('.', '/')}.yaml"
        if node.document.file != expected:
            message = f"{action.name} is in the wrong file"
            at = node["action"].at
            yield finding(CODE, node, message, f"move it to {expected}", at=at, severity="warning")
    for node, trigger in context.triggers:
        expected = f"triggers/{trigger.kind}/{trigger.name.replace('.', '_')}.yaml"
        if node.document.file != expected:
            message = f"{trigger.name} is in the wrong file"
            at = node["trigger"].at
            yield finding(CODE, node, message, f"move it to {expected}", at=at, severity="warning")
