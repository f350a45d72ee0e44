from __future__ import annotations

from connector.diagnostics import Diagnostics
from connector.spec.openapi.bundle import Bundle, bundle
from connector.spec.source import parse

SCHEMAS = """
components:
  schemas:
    B: {type: string}
    A: {type: object, properties: {b: {$ref: "#/components/schemas/B"}}}
"""


def bundled(root: str, **files: str) -> tuple[Bundle, list[str]]:
    diagnostics = Diagnostics()
    documents = {}
    for name, text in {"openapi": root, **files}.items():
        document = parse(text.encode(), f"specs/{name}.yaml", diagnostics)
        assert document is not None
        documents[f"{name}.yaml"] = document
    return bundle(documents, diagnostics), [str(item) for item in diagnostics.items]


def test_writes_path_items_out() -> None:
    whole, found = bundled(
        'paths: {/x: {$ref: "x.yaml#/paths/getX"}}', x="paths: {getX: {get: {tags: [X]}}}"
    )
    assert found == []
    assert whole.data == {"paths": {"/x": {"get": {"tags": ["X"]}}}}


def test_lifts_what_other_files_call_components_and_sorts_it() -> None:
    whole, found = bundled('paths: {/x: {a: {$ref: "s.yaml#/components/schemas/A"}}}', s=SCHEMAS)
    assert found == []
    assert whole.data["paths"]["/x"]["a"] == {"$ref": "#/components/schemas/A"}
    assert list(whole.data["components"]["schemas"]) == ["A", "B"]
    assert whole.data["components"]["schemas"]["A"]["properties"]["b"] == {
        "$ref": "#/components/schemas/B"
    }


def test_keeps_the_components_of_the_root() -> None:
    whole, _ = bundled("components: {securitySchemes: {key: {type: apiKey}}}")
    assert whole.data["components"] == {"securitySchemes": {"key": {"type": "apiKey"}}}


def test_keeps_what_stands_beside_a_reference() -> None:
    whole, _ = bundled(
        'paths: {/x: {a: {$ref: "s.yaml#/components/schemas/B", description: Hm}}}', s=SCHEMAS
    )
    assert whole.data["paths"]["/x"]["a"]["description"] == "Hm"


def test_examples_hold_data_and_no_references() -> None:
    text = 'paths: {/x: {example: {$ref: "nowhere.yaml#/x"}}}'
    whole, found = bundled(text)
    assert found == []
    assert whole.data["paths"]["/x"]["example"] == {"$ref": "nowhere.yaml#/x"}


def test_a_property_may_be_called_example_and_a_response_default() -> None:
    whole, found = bundled(
        """
paths:
  /x:
    properties: {example: {$ref: "s.yaml#/components/schemas/B"}}
    responses: {default: {$ref: "s.yaml#/components/schemas/B"}}
""",
        s=SCHEMAS,
    )
    assert found == []
    assert list(whole.data["components"]["schemas"]) == ["B"]


def test_knows_where_each_part_was_written() -> None:
    whole, _ = bundled(
        'paths:\n  /x: {$ref: "x.yaml#/paths/getX"}',
        x='paths:\n  getX:\n    a: {$ref: "s.yaml#/components/schemas/A"}',
        s=SCHEMAS,
    )
    assert str(whole.at(("paths", "/x", "a"))) == "specs/x.yaml:3:5"
    assert str(whole.at(("components", "schemas", "A", "properties"))) == "specs/s.yaml:5:23"
    assert str(whole.at(("paths",))) == "specs/openapi.yaml:1:1"


def test_a_chain_of_path_references_is_refused() -> None:
    _, found = bundled(
        'paths: {/x: {$ref: "x.yaml#/paths/a"}}', x='paths: {a: {$ref: "#/paths/a"}}'
    )
    assert found == ["specs/openapi.yaml:1:20: R302: a reference to a reference"]


def test_components_may_refer_to_each_other_in_circles() -> None:
    circle = 'components: {schemas: {A: {items: {$ref: "#/components/schemas/A"}}}}'
    whole, found = bundled('paths: {/x: {a: {$ref: "s.yaml#/components/schemas/A"}}}', s=circle)
    assert found == []
    assert "A" in whole.data["components"]["schemas"]
