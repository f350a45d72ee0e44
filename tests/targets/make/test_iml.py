"""Texts as IML: whatever is written comes out as it was, or is refused."""

from __future__ import annotations

from typing import Any

import pytest

from connector.targets.make.iml import Inexpressible, constant, path, string, within
from tests.platforms.make.iml import render, transform
from tests.targets.hostile import HOSTILE


@pytest.mark.parametrize("text", [*HOSTILE, 'it\'s "both" {{x}}', "'{{'", "}}", "{{{{", ""])
def test_a_text_comes_out_as_it_is_or_is_refused(text: str) -> None:
    if "\\" in text or "`" in text:
        with pytest.raises(Inexpressible):
            string(text)
        return
    assert render("{{" + string(text) + "}}", {}) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_constant_comes_out_as_it_is(text: str) -> None:
    assert transform(constant({"a": [text, 1, None]}), {}) == {"a": [text, 1, None]}


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (("body", "queue.items"), "body.queue.items"),
        (("headers", "content-type"), "headers.`content-type`"),
        (("item", "0"), "item.`0`"),
    ],
)
def test_paths(names: tuple[str, ...], written: str) -> None:
    assert path(*names) == written


@pytest.mark.parametrize("name", ["a`b", "{{x}}", "a..b"])
def test_a_path_that_cannot_be_quoted_is_refused(name: str) -> None:
    with pytest.raises(Inexpressible):
        path("item", name)


def test_what_lies_within_a_value() -> None:
    scope: dict[str, Any] = {"body": {"rows": [{"id": 7}]}}
    assert within("body.file", "id") == "body.file.id"
    assert render("{{" + within("first(body.rows)", "id") + "}}", scope) == 7
