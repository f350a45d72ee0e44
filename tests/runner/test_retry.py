"""Retry-After in all its forms."""

import pytest

from connector.runner.retry import retry_after


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("nan", None),
        ("7", 7.0),
        ("0.5", 0.5),
        ("-3", 0.0),
        ("99999999", 3600.0),
        ("Tue, 14 Nov 2023 22:13:50 GMT", 30.0),
        ("Tue, 14 Nov 2023 22:00:00 GMT", 0.0),
    ],
)
def test_retry_after_is_a_number_or_a_date_and_garbage_is_ignored(
    header: str | None, seconds: float | None
) -> None:
    assert retry_after(header, now=1_700_000_000.0) == seconds
