from connector.diagnostics import Diagnostics, Location
from connector.spec.node import Node
from connector.spec.source import parse


def node(text: str) -> Node:
    document = parse(text.encode(), "a.yaml", Diagnostics())
    assert document is not None
    return Node(document, document.data)


def test_steps_into_mappings() -> None:
    inner = node("a: {b: 1}")["a"]["b"]
    assert (inner.value, inner.at, inner.at_key) == (
        1,
        Location("a.yaml", 1, 8),
        Location("a.yaml", 1, 5),
    )


def test_optional_keys_may_be_missing() -> None:
    assert node("a: 1").find("b") is None
    assert node("a: 1").get("b", 7) == 7
    assert list(node("a: 1").entries("b")) == []
    assert node("a: 1").items("b") == ()


def test_entries_come_in_the_order_written() -> None:
    assert [name for name, _ in node("a: {z: 1, b: 2}").entries("a")] == ["z", "b"]


def test_a_single_value_counts_as_a_list_of_one() -> None:
    assert [item.value for item in node("a: x").items("a")] == ["x"]


def test_items_know_their_places() -> None:
    assert [str(item.at) for item in node("a: [x, y]").items("a")] == ["a.yaml:1:5", "a.yaml:1:8"]
