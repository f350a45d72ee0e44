"""What the backend's analysis finds in a G-code file, read from its comments and moves.

Slicers put their figures at the head or the tail, so only the two ends of a large file are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PRINTABLE = frozenset({"gcode", "gco", "nc", "npg", "bgcode"})
MODELS = frozenset({"stl", "3mf", "obj"})

_END_BYTES = 64 * 1024
#: Without an estimate in the file: bytes of G-code that a printer works off in a second.
_BYTES_PER_SECOND = 50
_SHORTEST_SECONDS = 30

_HUMAN_TIME = re.compile(
    r";\s*(?:estimated printing time[^=\n]*=|(?:.*;\s*)?total estimated time:)\s*"
    r"((?:\d+\s*[dhms]\s*)+)"
)
_CURA_TIME = re.compile(r"^;TIME:(\d+)", re.MULTILINE)
_SECONDS = {"d": 86400, "h": 3600, "m": 60, "s": 1}


@dataclass(frozen=True, slots=True)
class Analysis:
    """Figures of one file: seconds, mm of filament, degrees C."""

    estimate: int
    filament: float = 0.0
    grams: float = 0.0
    layers: int = 0
    tool: int = 210
    bed: int = 60
    slicer: str = "Unknown"
    material: str = "PLA"
    color: str = "#FF8000"


def analyse(path: Path, size: int, extension: str) -> Analysis | None:
    """The figures of a printable file; None for models and for names without an extension."""
    if extension not in PRINTABLE:
        return None
    if extension == "bgcode":
        return Analysis(max(_SHORTEST_SECONDS, size // _BYTES_PER_SECOND))
    return analyse_text(_ends(path, size), size)


def analyse_text(source: str, size: int) -> Analysis:
    """The figures in `source`; `size` in bytes stands in where no estimate is written."""
    millimetres = float(_find(source, r";\s*filament used \[mm\]\s*=\s*([\d.]+)", "0"))
    return Analysis(
        estimate=_estimate(source) or max(_SHORTEST_SECONDS, size // _BYTES_PER_SECOND),
        filament=millimetres,
        grams=float(
            _find(source, r";\s*filament used \[g\]\s*=\s*([\d.]+)", str(millimetres * 0.00298))
        ),
        layers=_layers(source),
        tool=int(_find(source, r"^M10[49] S(\d{2,})", "210")),
        bed=int(_find(source, r"^M1[49]0 S(\d{2,})", "60")),
        slicer=_find(source, r";\s*[Gg]enerated (?:by|with) ([A-Za-z_]+)", "Unknown"),
        material=_find(source, r";\s*filament_type\s*=\s*(\w+)", "PLA"),
        color=_find(source, r";\s*filament_colour\s*=\s*(#[0-9A-Fa-f]{6})", "#FF8000"),
    )


def _ends(path: Path, size: int) -> str:
    with path.open("rb") as stream:
        head = stream.read(_END_BYTES)
        tail_at = max(len(head), size - _END_BYTES)
        stream.seek(tail_at)
        return (head + stream.read()).decode("utf-8", "replace")


def _estimate(source: str) -> int | None:
    if match := _HUMAN_TIME.search(source):
        parts = re.findall(r"(\d+)\s*([dhms])", match.group(1))
        return sum(int(amount) * _SECONDS[unit] for amount, unit in parts) or None
    match = _CURA_TIME.search(source)
    return int(match.group(1)) or None if match else None


def _layers(source: str) -> int:
    written = _find(
        source, r";\s*(?:LAYER_COUNT:|total layers? (?:number|count)\s*[:=])\s*(\d+)", ""
    )
    return (
        int(written) if written else len(re.findall(r"^;LAYER(?:_CHANGE|:)", source, re.MULTILINE))
    )


def _find(source: str, pattern: str, default: str) -> str:
    match = re.search(pattern, source, re.MULTILINE)
    return match.group(1) if match else default
