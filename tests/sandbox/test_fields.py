"""Where fields are read from: exactly one place each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connector.sandbox import fields
from connector.sandbox.call import collect
from connector.sandbox.errors import Refused

if TYPE_CHECKING:
    from .farm import Farm


def test_quirk_1_a_required_field_in_the_wrong_place_is_missed_by_name(farm: Farm) -> None:
    farm.start_print()
    answer = farm.post("printers/actions/Pause", {"pid": 42})
    assert answer == {"status": False, "message": "The pid is required"}
    assert farm.state_of(42) == "printing"


def test_quirk_1_an_optional_field_in_the_wrong_place_is_dropped_silently(farm: Farm) -> None:
    item = farm.get("queue/GetItems")["queue"][0]
    assert farm.post("queue/UpdateItem", None, job=item["id"], amount=9)["status"] is True
    assert farm.get("queue/GetItem", id=item["id"])["item"]["left"] == item["left"]


def test_quirk_7_json_is_read_when_no_form_fields_arrive(farm: Farm) -> None:
    answer = farm.call("POST", "printers/Get", data='{"page_size": 2}')
    assert len(answer.json()["data"]) == 2


def test_quirk_7_a_form_replaces_json(farm: Farm) -> None:
    answer = farm.call("POST", "printers/Get", data={"page_size": "2"})
    assert len(answer.json()["data"]) == 2


def test_quirk_7_json_labelled_as_a_form_is_lost(farm: Farm) -> None:
    headers = farm.headers | {"Content-Type": "application/x-www-form-urlencoded"}
    answer = farm.call("POST", "printers/Get", data='{"page_size": 2}', headers=headers)
    assert len(answer.json()["data"]) == 5


def test_multipart_fields_are_a_form(farm: Farm) -> None:
    answer = farm.call("POST", "printers/Get", files={"page_size": (None, "2")})
    assert len(answer.json()["data"]) == 2


@pytest.mark.parametrize("body", ["[1]", "{broken", "null", b"\xff"])
def test_a_body_that_is_no_object_counts_as_empty(farm: Farm, body: str | bytes) -> None:
    assert farm.call("POST", "printers/Get", data=body).json()["status"] is True


def test_arrays_in_forms_are_named_with_brackets() -> None:
    assert collect([("a[]", "1"), ("a[]", "2"), ("b", "3"), ("b", "4")]) == {
        "a": ["1", "2"],
        "b": "4",
    }


@pytest.mark.parametrize("value", ["42,43", [42, "43"], ["42", 43], "42, 43,"])
def test_quirk_18_ids_come_as_csv_or_array(value: object) -> None:
    assert fields.integers({"pid": value}, "pid") == [42, 43]


@pytest.mark.parametrize(
    "value", ["x", "4.5", "--5", "9" * 5000, 1e300, 10**18, "²", [None], {"a": 1}, True]
)
def test_ids_that_are_no_numbers_are_refused(value: object) -> None:
    with pytest.raises(Refused, match="The pid field must be an integer"):
        fields.integers({"pid": value}, "pid")


@pytest.mark.parametrize(
    ("value", "meaning"),
    [(1, True), ("1", True), ("true", True), (True, True), (0, False), ("false", False)],
)
def test_quirk_34_truth_comes_as_number_or_word(value: object, meaning: bool) -> None:
    assert fields.flag({"f": value}, "f", default=not meaning) is meaning


def test_other_truths_are_refused() -> None:
    with pytest.raises(Refused, match="must be true or false"):
        fields.flag({"f": "maybe"}, "f")
