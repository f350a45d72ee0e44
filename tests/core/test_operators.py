"""The operators of core.ts give what those of Python give."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from connector.model import Destination
from connector.wire.json_text import write_json
from connector.wire.operators import ABSENT, apply, text_of
from connector.wire.timestamps import http_seconds, milliseconds
from tests.core.strategies import date_texts, examples, floats, mappings, scalars, values
from tests.implementations import core_process
from tests.implementations.core_process import CoreProcess
from tests.implementations.lockstep import canonical

pytestmark = pytest.mark.node


@examples
@given(mapping=mappings())
def test_operators_agree(core: CoreProcess, mapping: tuple[Destination, Any]) -> None:
    wanted = apply(*mapping)
    found = core.call("operators", "apply", *mapping)
    if wanted is ABSENT:
        assert found is core_process.ABSENT
    else:
        assert canonical(found) == canonical(wanted)


@examples
@given(value=scalars)
def test_texts_agree(core: CoreProcess, value: Any) -> None:
    assert core.call("operators", "textOf", value) == text_of(value)


@examples
@given(value=floats)
def test_digits_agree(core: CoreProcess, value: float) -> None:
    assert core.call("operators", "textOf", value) == text_of(value)


@examples
@given(value=values)
def test_json_texts_agree(core: CoreProcess, value: Any) -> None:
    assert core.call("json_text", "writeJson", value) == write_json(value)


@examples
@given(text=date_texts)
def test_times_agree(core: CoreProcess, text: str) -> None:
    assert core.call("timestamps", "milliseconds", text, "iso") == milliseconds(text, "iso")


@examples
@given(value=values)
def test_unix_times_agree(core: CoreProcess, value: Any) -> None:
    wanted = milliseconds(value, "epoch")
    assert core.call("timestamps", "milliseconds", value, "epoch") == wanted


@pytest.mark.parametrize(
    "text",
    ["2023-02-29", "2024-02-29", "0000-01-01", "0001-01-01", "9999-12-31T23:59:59.9999999-23:59"],
)
def test_calendars_agree(core: CoreProcess, text: str) -> None:
    assert core.call("timestamps", "milliseconds", text, "iso") == milliseconds(text, "iso")


@pytest.mark.parametrize(
    "text",
    [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sun, 31 Feb 2023 08:49:37 GMT",
        "Sun, 06 Nox 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT\n",
        "",
        None,
    ],
)
def test_http_dates_agree(core: CoreProcess, text: str | None) -> None:
    assert core.call("timestamps", "httpSeconds", text) == http_seconds(text)
