import pytest

from connector.spec.scalars import NotPortable, plain_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("FALSE", False),
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("010", 10),
        ("9007199254740991", 9007199254740991),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
    ],
)
def test_reads_the_core_schema(text: str, value: object) -> None:
    found = plain_value(text)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    "text",
    ["no", "On", "y", "0x1F", "0o17", "1_000", "12:30", "2026-01-02", "1.2.3", "nUll", "tRUE", "="],
)
def test_everything_else_is_text(text: str) -> None:
    assert plain_value(text) == text


@pytest.mark.parametrize(
    "text", ["9007199254740992", "-9007199254740992", "1" * 5000, "1e999", ".inf", "-.INF", ".nan"]
)
def test_refuses_numbers_that_json_cannot_carry(text: str) -> None:
    with pytest.raises(NotPortable):
        plain_value(text)
