from __future__ import annotations

from typing import Any

from connector.diagnostics import Diagnostics
from connector.spec.document import Document
from connector.spec.openapi.bundle import Bundle
from connector.spec.openapi.inline import Inliner


def inline(value: Any, **schemas: Any) -> tuple[Any, list[str]]:
    diagnostics = Diagnostics()
    data = {"components": {"schemas": schemas}}
    whole = Bundle(data, {(): (Document("a.yaml", data), ())})
    return Inliner(whole, diagnostics)(value), [str(item) for item in diagnostics.items]


def ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


def test_writes_references_out() -> None:
    assert inline([ref("A")], A={"items": ref("B")}, B={"type": "string"}) == (
        [{"items": {"type": "string"}}],
        [],
    )


def test_what_stands_beside_a_reference_wins() -> None:
    beside = {**ref("A"), "description": "new"}
    assert inline(beside, A={"description": "old"})[0] == {"description": "new"}


def test_merges_objects() -> None:
    envelope = {"type": "object", "required": ["status"], "properties": {"status": {}}}
    own = {"properties": {"data": {}}, "required": ["data"], "description": "Own."}
    assert inline({"allOf": [ref("E"), own]}, E=envelope)[0] == {
        "type": "object",
        "required": ["data", "status"],
        "properties": {"status": {}, "data": {}},
        "description": "Own.",
    }


def test_leaves_other_conjunctions_alone() -> None:
    schema = {"allOf": [{"type": "string"}, {"pattern": "^a"}]}
    assert inline(schema)[0] == schema


def test_a_schema_that_contains_itself_is_reported() -> None:
    _, found = inline(ref("A"), A={"items": ref("A")})
    assert found == [
        "a.yaml: R303: 'A' contains itself; schemas are written out in full; "
        "leave the inner one open"
    ]


def test_examples_are_left_alone() -> None:
    assert inline({"example": ref("A")}, A={})[0] == {"example": ref("A")}
