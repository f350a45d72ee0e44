"""Dataclasses as plain data, as canonical JSON and as a hash."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import Any


def to_data(value: Any) -> Any:
    """A model object as JSON data; fields that hold their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_data(getattr(value, field.name))
            for field in dataclasses.fields(value)
            if getattr(value, field.name) != field.default
        }
    if isinstance(value, dict):
        return {key: to_data(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_data(item) for item in value]
    return value


def canonical_json(value: Any) -> str:
    """JSON with sorted keys, no spaces and ASCII only: equal data give equal text."""
    return json.dumps(to_data(value), sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def digest(value: Any) -> str:
    """SHA-256 of the canonical JSON, as hex."""
    return hashlib.sha256(canonical_json(value).encode()).hexdigest()
