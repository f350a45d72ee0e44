"""Pickers: a page of choices for a dynamic list."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from connector.model import Output, Picker
from connector.wire.messages import Request, Response
from connector.wire.operators import text_of
from connector.wire.paging import read_page
from connector.wire.paths import lookup
from connector.wire.request import build_request


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices as {value, label}; `next` is the number of the next page, or None."""

    options: list[dict[str, Any]]
    next: int | None


def read_choices(
    picker: Picker, search: str = "", page: int = 1
) -> Generator[Request, Response, Choices]:
    """One page of choices, searched by the backend where it can and here where it cannot.

    A choice that several records give, as printers of one model do, is offered once.
    """
    constants = dict(picker.constants or {})
    if search and picker.search:
        constants[picker.search] = search
    request = build_request(picker.operation, constants=constants)
    output = Output(keys=picker.records, many=True)
    result = yield from read_page(picker.operation, request, output, page)
    fixed = [{"value": o.value, "label": o.label} for o in picker.fixed] if page == 1 else []
    options = [choice for record in result.records if (choice := _choice(picker, record))]
    if search and not picker.search:
        options = [o for o in options if search.lower() in o["label"].lower()]
    if search:
        fixed = [o for o in fixed if search.lower() in o["label"].lower()]
    return Choices(_each_once(fixed + options), None if result.last else page + 1)


def _each_once(choices: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first choice of each value, as its text tells them apart."""
    found: dict[str, dict[str, Any]] = {}
    for choice in choices:
        found.setdefault(text_of(choice["value"]), choice)
    return list(found.values())


def _choice(picker: Picker, record: Any) -> dict[str, Any] | None:
    value = lookup(record, picker.value)
    if value is None:
        return None
    label = lookup(record, picker.label)
    detail = lookup(record, picker.detail) if picker.detail else None
    text = text_of(value if label is None or label == "" else label)
    return {
        "value": value,
        "label": text if detail in (None, "") else f"{text} ({text_of(detail)})",
    }
