"""Files of slicer plug-ins on their way to the panel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connector.sandbox.world.storage import Blob


@dataclass(slots=True, eq=False)
class ChunkedUpload:
    """A file arriving in `chunks` pieces, `total` bytes in all."""

    whole: Blob
    chunks: int
    total: int
    received: int = 1


@dataclass(slots=True)
class TempFiles:
    """Complete files by the uuid of their panel link, and unfinished ones by their id."""

    whole: dict[str, Blob] = field(default_factory=dict)
    chunked: dict[str, ChunkedUpload] = field(default_factory=dict)
