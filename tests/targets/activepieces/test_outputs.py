"""An output schema is there only where it hides nothing."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Action, Output
from connector.targets.activepieces.outputs import KEPT_FILE, output_schema


def schema_of(output: Output) -> dict[str, Any] | None:
    return output_schema(Action("a.b", "A", "A.", "read", output))


def record(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


def test_plain_fields_get_a_label_and_a_format() -> None:
    plain = record(
        queue_position={"type": "integer"},
        isDone={"type": ["boolean", "null"]},
        at={"type": "string", "format": "date-time"},
        name={"type": "string"},
    )
    assert schema_of(Output(schema=plain)) == {
        "fields": [
            {"key": "queue_position", "label": "Queue Position", "format": "number"},
            {"key": "isDone", "label": "Is Done", "format": "boolean"},
            {"key": "at", "label": "At", "format": "datetime"},
            {"key": "name", "label": "Name"},
        ]
    }


@pytest.mark.parametrize(
    "schema",
    [
        None,
        {"type": "array", "items": record(id={"type": "integer"})},
        record(job=record(id={"type": "integer"})),
        record(ids={"type": "array"}),
        record(either={"anyOf": [{"type": "string"}, {"type": "object"}]}),
        {"type": "object"},
    ],
)
def test_everything_else_is_shown_as_it_is(schema: dict[str, Any] | None) -> None:
    assert schema_of(Output(schema=schema)) is None


def test_a_downloaded_file_is_what_the_engine_makes_of_it() -> None:
    assert schema_of(Output(binary=True)) == KEPT_FILE
