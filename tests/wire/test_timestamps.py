"""Times of records and of headers."""

from __future__ import annotations

from typing import Any

import pytest

from connector.wire.timestamps import http_seconds, milliseconds


@pytest.mark.parametrize("text", ["2023-02-30", "0000-01-01", "2023-01-01T24:00", "yesterday", ""])
def test_impossible_dates_are_no_times(text: str) -> None:
    assert milliseconds(text, "iso") is None


def test_every_millisecond_is_exact() -> None:
    read = [milliseconds(f"2026-05-05T05:05:05.{n:03d}Z", "iso") for n in range(1000)]
    assert read == [1777957505000 + n for n in range(1000)]


@pytest.mark.parametrize(
    "value",
    [float("inf"), float("nan"), 10**400, True, "1700000000", None],
    ids=["inf", "nan", "huge", "true", "text", "none"],
)
def test_what_is_not_unix_seconds_is_no_time(value: Any) -> None:
    assert milliseconds(value, "epoch") is None


def test_an_http_date_is_read() -> None:
    assert http_seconds("Sun, 06 Nov 1994 08:49:37 GMT") == 784111777


@pytest.mark.parametrize(
    "text", ["Sun, 06 Nov 1994 08:49:37 -0000", "Sun, 31 Feb 2023 08:49:37 GMT", "120", "", None]
)
def test_other_dates_are_unreadable(text: str | None) -> None:
    assert http_seconds(text) == 0
