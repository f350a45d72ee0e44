"""Page and page size are the runner's: an input or constant for them would be overwritten."""

from __future__ import annotations

from collections.abc import Iterator

from connector.model import Operation
from connector.spec.lint.context import Context, Finding, finding

CODE = "L419"


def check(context: Context) -> Iterator[Finding]:
    for node, action in context.actions:
        turned = _turned(action.operation)
        for item in () if action.steps else action.inputs:
            for to in item.destinations:
                if f"{to.place}.{to.key}" in turned:
                    at = node["inputs"][item.name].at_key
                    message = f"{to.place}.{to.key} is set for each page"
                    hint = "leave the input out; 'many' adds a limit"
                    yield finding(CODE, node, message, hint, at=at, of=item.name)
        for place in turned & set(action.constants or ()):
            at = node["constants"][place].at_key
            yield finding(CODE, node, f"{place} is set for each page", at=at, of=place)


def _turned(operation: Operation | None) -> set[str]:
    if operation is None or operation.paging is None:
        return set()
    paging = operation.paging
    return {f"{paging.place}.{paging.page}", f"{paging.place}.{paging.size}"}
