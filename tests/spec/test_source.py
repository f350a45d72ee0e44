from __future__ import annotations

import time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from connector.diagnostics import Diagnostics, Location
from connector.spec.document import Document
from connector.spec.source import MAX_BYTES, MAX_DEPTH, MAX_FINDINGS, parse


def read(text: str) -> Document:
    diagnostics = Diagnostics()
    document = parse(text.encode(), "a.yaml", diagnostics)
    assert diagnostics.items == ()
    assert document is not None
    return document


def refused(raw: str | bytes) -> list[str]:
    diagnostics = Diagnostics()
    data = raw if isinstance(raw, bytes) else raw.encode()
    assert parse(data, "a.yaml", diagnostics) is None
    return [str(item) for item in diagnostics.items]


def test_keys_are_text_as_written() -> None:
    assert read("{1: a, true: b, ~: c, 'x y': d, '<<': e}").data == {
        "1": "a",
        "true": "b",
        "~": "c",
        "x y": "d",
        "<<": "e",
    }


def test_quoted_scalars_are_text() -> None:
    assert read("""['1', "true", '', "~"]""").data == ["1", "true", "", "~"]


def test_block_scalars_are_text() -> None:
    assert read("a: |\n  1\nb: >\n  true\n").data == {"a": "1\n", "b": "true\n"}


def test_marks_every_value_and_key() -> None:
    document = read("a:\n  - x\n  - {b: 1}\n")
    assert document.at(("a", 1, "b")) == Location("a.yaml", 3, 9)
    assert document.at_key(("a", 1, "b")) == Location("a.yaml", 3, 6)
    assert document.at_key(("a",)) == Location("a.yaml", 1, 1)
    assert document.at_key(("a", 0)) == Location("a.yaml", 2, 5)


def test_marks_count_characters_and_not_bytes() -> None:
    assert read("{é: ü, b: 1}").at(("b",)) == Location("a.yaml", 1, 11)


def test_the_place_of_what_is_missing_is_the_node_around_it() -> None:
    assert read("a: {b: 1}").at(("a", "c", "d")) == Location("a.yaml", 1, 4)


def test_keeps_the_first_line() -> None:
    assert read("# hello\r\na: 1").first_line == "# hello"


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n"])
def test_an_empty_file_is_nothing(text: str) -> None:
    assert read(text).data is None


def test_reports_several_findings_of_one_file() -> None:
    assert refused("{a: 1, a: 2, b: .inf}") == [
        "a.yaml:1:8: Y105: duplicate key 'a'; it is set at line 1, column 2",
        "a.yaml:1:17: Y114: number .inf is out of range; "
        "finite, and whole numbers up to 9007199254740991; quote it if it is text",
    ]


def test_stops_after_enough_findings() -> None:
    assert len(refused("{" + "a: 1, " * 1000 + "}")) == MAX_FINDINGS


def test_refuses_a_large_file_without_reading_it() -> None:
    assert refused(b"[" * (MAX_BYTES + 1)) == [
        "a.yaml: Y102: file of 1048577 bytes; at most 1048576 bytes"
    ]


def test_takes_the_greatest_depth_and_no_more() -> None:
    read("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    assert refused("[" * (MAX_DEPTH + 1)) == ["a.yaml:1:65: Y113: nested deeper than 64 levels"]


@pytest.mark.parametrize(
    "bomb",
    [
        b"[" * MAX_BYTES,
        b"- " * (MAX_BYTES // 2),
        b"? " * (MAX_BYTES // 2),
        b"{a: " * (MAX_BYTES // 4),
        b"a: &a [*a, *a]",
        b"9" * MAX_BYTES,
        b"!" * 100_000,
    ],
    ids=["flow", "block", "keys", "maps", "aliases", "digits", "tags"],
)
def test_a_bomb_is_refused_soon(bomb: bytes) -> None:
    start = time.process_time()
    assert len(refused(bomb)) == 1
    assert time.process_time() - start < 2


texts = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029\ufeff").filter(
        lambda c: not "\u202a" <= c <= "\u202e" and not "\u2066" <= c <= "\u2069"
    )
).filter(lambda text: text not in ("__proto__", "constructor", "prototype"))
numbers = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
    max_leaves=20,
)


class Quoting(yaml.SafeDumper):
    """Writes text in double quotes, and never an alias."""

    def ignore_aliases(self, data: object) -> bool:
        return True


Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)


@given(values)
def test_what_is_written_is_read(value: Any) -> None:
    assert read(yaml.dump(value, Dumper=Quoting, allow_unicode=True)).data == value


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda s: s.encode(errors="ignore")))
def test_any_bytes_are_read_or_refused_with_a_place(raw: bytes) -> None:
    diagnostics = Diagnostics()
    document = parse(raw, "a.yaml", diagnostics)
    assert (document is None) == diagnostics.failed
    assert all(item.at.file == "a.yaml" and item.at.line > 0 for item in diagnostics.items)


@given(st.text(alphabet="ab:-,[]{}'\"|>#\n 1", max_size=60))
def test_agrees_with_pyyaml_where_versions_of_yaml_do(text: str) -> None:
    diagnostics = Diagnostics()
    document = parse(text.encode(), "a.yaml", diagnostics)
    if document is None:
        return
    theirs = yaml.load(text, AllText)
    assert texts_of(document.data) == texts_of(theirs)


class AllText(yaml.CSafeLoader):
    """PyYAML's loader without its ideas about plain scalars."""

    yaml_implicit_resolvers: dict[str, Any] = {}


def texts_of(value: Any) -> Any:
    """Data in which every scalar is text, so that only structure and text are compared."""
    if isinstance(value, dict):
        return {str(key): texts_of(item) for key, item in value.items()}
    if isinstance(value, list):
        return [texts_of(item) for item in value]
    return "" if value is None else str(int(value) if isinstance(value, int) else value)
