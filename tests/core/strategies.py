"""Data to compare implementations with: what people enter and what a backend may send."""

from __future__ import annotations

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from connector.model import Destination, Input, Option
from connector.model.action import Kind

examples = settings(deadline=None, derandomize=True, database=None, max_examples=80)
"""The same examples on every run; raise the number by hand to search further."""

EVIL = ("__proto__", "constructor", "toString", "prototype", "hasOwnProperty")

characters = st.characters(exclude_categories=["Cs"])
texts = st.text(characters, max_size=12) | st.sampled_from(
    [
        "",
        " ",
        ",",
        "a, b,,c",
        "true",
        "FALSE",
        "1",
        "0",
        "-7",
        "+1.50",
        "1e3",
        ".5",
        "5.",
        "😀x",
        *EVIL,
    ]
)
safe_integers = st.integers(-(2**53) + 1, 2**53 - 1)
floats = st.floats(allow_nan=False, allow_infinity=False)
numbers = st.integers(-9, 120) | safe_integers | floats | st.sampled_from([0.5, 1e-7, 9e15, -0.0])
scalars: st.SearchStrategy[Any] = st.none() | st.booleans() | numbers | texts
# JavaScript moves keys that are whole numbers to the front, so texts made of them differ in order.
keys = st.sampled_from(["id", "name", "status", "message", *EVIL]) | texts.filter(
    lambda key: not key.isdigit()
)
values: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)
objects = st.dictionaries(keys, values, max_size=4)

date_texts = st.from_regex(
    r"\A\d{4}-[01]\d-[0-3]\d"
    r"([T ][0-2]\d:[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-][0-2]\d:?[0-5]\d)?)?\Z",
    alphabet="0123456789-T :.Z+",
)

separators = st.sampled_from([",", ";", "\n", ", "])
tables = st.dictionaries(st.sampled_from(["true", "false", "1", "a", *EVIL]), scalars, max_size=4)


@st.composite
def mappings(draw: st.DrawFn) -> tuple[Destination, Any]:
    """A destination and a value that its operators may be given."""
    split = draw(st.none() | separators)
    value = draw(texts if split else values)
    cast = draw(st.sampled_from([None, "json_text"]))
    if split is None and draw(st.booleans()):
        cast, value = "flag", draw(st.booleans())
    destination = Destination(
        place="body",
        key="key",
        split=split,
        map=draw(st.none() | tables) if cast != "flag" else None,
        cast=cast,  # type: ignore[arg-type]
        join=draw(st.none() | separators),
        join_many=draw(st.none() | separators),
    )
    return destination, value


KINDS: tuple[Kind, ...] = ("text", "integer", "number", "boolean", "datetime", "json")


@st.composite
def inputs(draw: st.DrawFn, name: str) -> Input:
    """An input whose bounds fit its kind, as the compiler of the spec makes sure."""
    kind = draw(st.sampled_from(KINDS))
    texty, numeric = kind == "text", kind in ("integer", "number")
    many = draw(st.booleans())
    choices = st.sampled_from(["a", "1", "true"]) if texty else st.integers(-3, 9)
    return Input(
        name=name,
        label="A label",
        kind=kind,
        many=many,
        required=draw(st.booleans()),
        default=draw(st.none() | st.just("1")),
        options=tuple(Option(v, f"Option {v}") for v in draw(st.lists(choices, max_size=3)))
        if texty or kind == "integer"
        else (),
        minimum=draw(st.none() | st.integers(-5, 5) | st.just(0.5)) if numeric else None,
        maximum=draw(st.none() | st.integers(5, 99)) if numeric else None,
        max_length=draw(st.none() | st.integers(1, 8)) if texty else None,
        max_items=draw(st.none() | st.integers(1, 3)) if many or texty else None,
        pattern=draw(st.sampled_from([None, "^[a-z]+$", r"\d", "^.$"])) if texty else None,
        placeholder=draw(st.sampled_from(["", "abc"])),
        destinations=(Destination("body", name, split=draw(separators)),)
        if texty and not many and draw(st.booleans())
        else (Destination("body", name),),
    )


given = scalars | date_texts | st.lists(scalars, max_size=4) | objects.map(str) | values
