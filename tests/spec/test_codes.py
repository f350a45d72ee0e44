"""Every code is documented, and a broken spec shows it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from connector.spec.lint import LINTS
from connector.spec.locate import PACKAGE, language

DOCS = (PACKAGE.parent / "docs" / "language.md").read_text()
BAD = Path(__file__).parent / "bad"
DESCRIBED_ELSEWHERE = {"cases": "docs/cases.md", "openapi": "the standard"}
SHOWN_ELSEWHERE = {"Y102": "test_source.py, since the file would be large"}


def used() -> set[str]:
    sources = (path.read_text() for path in (PACKAGE / "spec").rglob("*.py"))
    return {code for source in sources for code in re.findall(r'"([YSRL]\d{3})"', source)}


def test_the_table_of_codes_is_complete() -> None:
    documented = re.findall(r"^\| ([YSRL]\d{3}) \|", DOCS, re.MULTILINE)
    assert documented == sorted(documented, key=lambda code: ("YSRL".index(code[0]), code))
    assert set(documented) == used()


def test_lints_are_documented_in_their_own_words() -> None:
    for lint in LINTS:
        assert f"| {lint.CODE} | {lint.__doc__} |" in DOCS


def test_a_broken_spec_shows_every_code() -> None:
    printed = "".join(path.read_text() for path in BAD.glob("*/expected.txt"))
    shown = set(re.findall(r": ([YSRL]\d{3}): ", printed))
    assert sorted(used() - shown) == sorted(SHOWN_ELSEWHERE)


def test_every_key_of_the_language_is_documented() -> None:
    documented = set(re.findall(r"`([\w-]+)[:`]", DOCS))
    missing = {
        f"{path.name}: {key}"
        for path in language().glob("*.schema.json")
        if path.name.partition(".")[0] not in DESCRIBED_ELSEWHERE
        for key in keys(json.loads(path.read_text()))
        if key not in documented
    }
    assert missing == set()


def keys(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for name, item in schema.items():
            if name != "examples":
                yield from keys(item)
    elif isinstance(schema, list):
        for item in schema:
            yield from keys(item)
