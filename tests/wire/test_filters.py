"""Filters of triggers."""

from __future__ import annotations

from connector.model import Input
from connector.wire.filters import passes


def test_a_missing_value_fits_no_filter() -> None:
    state = Input(name="to", label="To", kind="text", filter="change.to")
    assert not passes([state], {"to": "None"}, {"change": {}})
