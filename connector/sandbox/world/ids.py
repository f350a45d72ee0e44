"""Identifiers and small numbers derived from the seed, so that a run repeats exactly."""

from __future__ import annotations

import hashlib
import uuid


def derived_hex(seed: int, kind: str, number: int, length: int = 64) -> str:
    """Hex text of `length` characters (64 at most)."""
    return hashlib.sha256(f"{seed}:{kind}:{number}".encode()).hexdigest()[:length]


def derived_uid(seed: int, kind: str, number: int) -> str:
    """A UUID in its usual spelling."""
    return str(uuid.UUID(hex=derived_hex(seed, kind, number, 32)))


def derived_integer(seed: int, kind: str, number: int, below: int) -> int:
    """A number from 0 to `below` - 1."""
    return int(derived_hex(seed, kind, number, 12), 16) % below
