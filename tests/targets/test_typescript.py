"""The printer of TypeScript literals: what it must not let out, and how it lays out what it prints.

The layouts are those of prettier 3.6 with n8n's settings: tabs, single quotes, 100 columns.
"""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from connector.targets.typescript import literal, string
from tests.targets.hostile import HOSTILE

LONG = "x" * 90


@pytest.mark.parametrize("text", HOSTILE)
def test_a_string_is_one_line_of_printable_ascii(text: str) -> None:
    printed = string(text)
    assert printed.isascii()
    assert printed.isprintable()
    assert printed[0] == printed[-1]
    assert printed[0] in "'\""


@pytest.mark.node
def test_a_javascript_engine_reads_back_what_was_printed() -> None:
    values: list[Any] = [
        *HOSTILE,
        {text: text for text in HOSTILE},
        {"__proto__": {"polluted": True}, "constructor": [], "a-b": None, "1": 1},
        [True, False, None, 0, -1, 1.5, 1e300, 2**53],
        [[1, 2], [3, 4], []],
        {},
    ]
    program = f"const value = {literal(values)}; const other = {{}};"
    program += "process.stdout.write(JSON.stringify({value, polluted: other.polluted ?? null}))"
    answer = subprocess.run(["node", "-e", program], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout) == {"value": values, "polluted": None}


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("plain", "'plain'"),
        ("it's", '"it\'s"'),
        ('say "hi"', "'say \"hi\"'"),
        ("it's \"so\" 'odd'", '"it\'s \\"so\\" \'odd\'"'),
        ("back\\slash", "'back\\\\slash'"),
        ({"a": 1, "b-c": [1, "x"]}, "{ a: 1, 'b-c': [1, 'x'] }"),
        ({"__proto__": 1}, "{ ['__proto__']: 1 }"),
        ([{"a": 1}, {"a": 2}], "[{ a: 1 }, { a: 2 }]"),
        (
            [{"a": 1, "b": 2}, {"a": 3, "b": 4}],
            "[\n\t{ a: 1, b: 2 },\n\t{ a: 3, b: 4 },\n]",
        ),
        ([[1, 2], [3, 4]], "[\n\t[1, 2],\n\t[3, 4],\n]"),
        ({"a": 1, "b": LONG}, f"{{\n\ta: 1,\n\tb: '{LONG}',\n}}"),
        ({"description": LONG}, f"{{\n\tdescription:\n\t\t'{LONG}',\n}}"),
        ([LONG, LONG], f"[\n\t'{LONG}',\n\t'{LONG}',\n]"),
    ],
)
def test_layout(value: Any, printed: str) -> None:
    assert literal(value) == printed


def test_what_stands_before_counts_for_the_width() -> None:
    value = {"a": "x" * 80}
    assert "\n" not in literal(value)
    assert literal(value, depth=3, before=20).startswith("{\n\t\t\t\ta:")


@pytest.mark.parametrize("value", [{1, 2}, object(), float("nan"), float("inf"), b"bytes"])
def test_what_json_cannot_hold_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="is not JSON data"):
        literal(value)
