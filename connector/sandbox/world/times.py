"""Unix seconds written the ways the backend writes dates. Pure."""

from __future__ import annotations

from datetime import UTC, datetime

from connector.sandbox.clock import LATEST

#: The first second of the year 1.
EARLIEST = -62_135_596_800


def iso(moment: float) -> str:
    """ISO 8601 with offset and whole seconds: `2023-02-28T21:05:50+00:00`."""
    return datetime.fromtimestamp(int(moment), tz=UTC).isoformat()


def iso_or_none(moment: float | None) -> str | None:
    return None if moment is None else iso(moment)


def spelled(moment: float) -> str:
    """The localised text of file lists: `December 23, 2022, 17:35`."""
    return datetime.fromtimestamp(int(moment), tz=UTC).strftime("%B %d, %Y, %H:%M")


def plain(moment: float) -> str:
    """Without a zone: `2022-07-28 23:30:14`."""
    return datetime.fromtimestamp(int(moment), tz=UTC).strftime("%Y-%m-%d %H:%M:%S")


def parse(value: str) -> float:
    """Unix seconds from ISO 8601, a plain date or unix seconds as text; ValueError otherwise."""
    if value.isdecimal():
        return checked(float(value))
    moment = datetime.fromisoformat(value)
    return checked((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())


def checked(moment: float) -> float:
    """The moment; ValueError for one that no calendar has a date for."""
    if not EARLIEST <= moment <= LATEST:
        raise ValueError(f"{moment:g} is in no year from 1 to 9000")
    return moment
