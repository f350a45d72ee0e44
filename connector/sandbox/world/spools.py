"""A spool of filament: what is written about it, what is left of it and where it hangs. Pure.

Lengths are mm, weights grams, temperatures degrees C, moments unix seconds.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """How a filament is printed; speeds in mm/s."""

    nozzle_temp: int
    nozzle_fl_temp: int
    bed_temp: int
    bed_fl_temp: int
    print_speed: int
    finish_rate: float
    min_speed: int


@dataclass(frozen=True, slots=True)
class FilamentType:
    """A type of the account with its usual print settings; density in g/cm3."""

    id: int
    name: str
    density: float
    settings: PrintSettings
    profile: str
    deleted: bool = False

    @property
    def temperature_margin(self) -> int:
        return 10


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Where a spool came from in the vendor's catalogue; None where it says nothing."""

    brand: int | None = None
    filament: int | None = None
    color: int | None = None
    variant: int | None = None


@dataclass(frozen=True, slots=True)
class Description:
    """Everything filament/Create writes, as one piece: an edit replaces all of it (quirk 46)."""

    type: FilamentType
    brand: str
    color_name: str
    color_hex: str
    dia: float
    density: float
    total_mm: float
    settings: PrintSettings
    catalogue: Catalogue = Catalogue()
    density_guessed: bool = False
    bought: float | None = None
    cost: float | None = None
    note: str | None = None
    prod_id: str = ""
    nfc_id: str = ""

    def grams(self, millimetres: float) -> float:
        """Length x cross-section x density (quirk 47)."""
        return millimetres * self._grams_per_mm

    def millimetres(self, grams: float) -> float:
        return grams / self._grams_per_mm

    @property
    def _grams_per_mm(self) -> float:
        return math.pi * (self.dia / 2) ** 2 / 1000 * self.density


@dataclass(frozen=True, slots=True)
class SpoolEvent:
    """One line of a spool's history."""

    id: int
    kind: str
    at: float
    printer: int | None = None
    left_mm: float | None = None


@dataclass(slots=True, eq=False)
class Spool:
    """`uid` is the 4-character short id on its label; `printer` 0 means on the shelf."""

    id: int
    uid: str
    about: Description
    left_mm: float
    created: float
    printer: int = 0
    nozzle: int = 0
    extruder: int = 0
    last_used: float | None = None
    emptied: float | None = None
    empty_weight: float | None = None
    history: list[SpoolEvent] = field(default_factory=list)

    @property
    def percent_left(self) -> float:
        return 100 * self.left_mm / self.about.total_mm if self.about.total_mm else 0.0
