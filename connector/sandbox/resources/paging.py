"""Cutting lists into pages the way the backend does."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


def cut(rows: Sequence[T], page: int, size: int) -> tuple[Sequence[T], int]:
    """The rows of a 1-based page and the number of pages (1 for an empty list)."""
    return rows[(page - 1) * size : page * size], max(1, -(-len(rows) // size))
