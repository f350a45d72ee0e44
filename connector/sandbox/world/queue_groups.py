"""Queue groups: what they take, whom they are for, and whose items somebody must approve.

Imports nothing: the seed's catalogue names groups in these terms.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QueueGroup:
    """`extensions` without a dot, None for any; ids of printers, models, printer groups, ranks."""

    id: int
    name: str
    sort_order: int
    virtual: bool = False
    extensions: tuple[str, ...] | None = None
    for_printers: tuple[int, ...] = ()
    for_models: tuple[int, ...] = ()
    for_groups: tuple[int, ...] = ()
    visible_ranks: tuple[int, ...] = ()
    requires_approval: bool = False
    approval_ranks: tuple[int, ...] = ()
    exempt_ranks: tuple[int, ...] = ()

    def takes(self, extension: str) -> bool:
        return self.extensions is None or extension in self.extensions

    def holds_back(self, rank: int) -> bool:
        """Whether an item of somebody with this rank waits for approval."""
        return rank not in self.exempt_ranks and (
            self.requires_approval or rank in self.approval_ranks
        )
