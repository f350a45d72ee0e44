"""The made-up brands, filaments, colours and stores, as tables. The second edition adds some."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BrandRow:
    slug: str
    name: str
    origin: str
    website: str
    added: int = 1


@dataclass(frozen=True, slots=True)
class FilamentRow:
    """A filament line; `density` in g/cm3, temperatures in degrees C."""

    brand: str
    material: str
    slug: str
    name: str
    density: float
    nozzle: tuple[int, int]
    bed: tuple[int, int]
    added: int = 1


@dataclass(frozen=True, slots=True)
class VariantRow:
    """A colour; `grams` per size on sale, `traits` that are true."""

    filament: str
    slug: str
    name: str
    color_hex: str
    grams: tuple[int, ...]
    traits: tuple[str, ...] = ()
    added: int = 1


@dataclass(frozen=True, slots=True)
class StoreRow:
    slug: str
    name: str
    url: str
    ships_from: tuple[str, ...]
    ships_to: tuple[str, ...]
    logo: str = "logo.png"


BRANDS = (
    BrandRow("harbour_filaments", "Harbour Filaments", "DK", "https://harbour.example/"),
    BrandRow("willow_polymers", "Willow Polymers", "NL", "https://willow.example/"),
    BrandRow("ridge_resins", "Ridge Materials", "CA", "https://ridge.example/", added=2),
)

FILAMENTS = (
    FilamentRow(
        "harbour_filaments", "PLA", "everyday_pla", "Everyday PLA", 1.24, (200, 220), (50, 60)
    ),
    FilamentRow("harbour_filaments", "PLA", "silk_pla", "Silk PLA", 1.24, (205, 225), (50, 60)),
    FilamentRow(
        "harbour_filaments", "PETG", "tough_petg", "Tough PETG", 1.27, (230, 250), (70, 85)
    ),
    FilamentRow("willow_polymers", "TPU", "flex_95a", "Flex 95A", 1.21, (215, 235), (40, 60)),
    FilamentRow("willow_polymers", "ABS", "abs_pro", "ABS Pro", 1.04, (240, 260), (95, 110)),
    FilamentRow(
        "ridge_resins", "ASA", "outdoor_asa", "Outdoor ASA", 1.07, (240, 260), (90, 110), added=2
    ),
)

VARIANTS = (
    VariantRow("everyday_pla", "signal_white", "Signal White", "#F4F4F4", (750, 2500)),
    VariantRow("everyday_pla", "galaxy_black", "Galaxy Black", "#101010", (750,), ("glitter",)),
    VariantRow("silk_pla", "rose_gold", "Rose Gold", "#B76E79", (750,), ("silk",)),
    VariantRow("tough_petg", "clear", "Clear", "#E8EEF0", (1000,), ("translucent",)),
    VariantRow("flex_95a", "leaf_green", "Leaf Green", "#3C8D40", (500,)),
    VariantRow("abs_pro", "traffic_grey", "Traffic Grey", "#8F9695", (1000,)),
    VariantRow("everyday_pla", "sea_blue", "Sea Blue", "#1E6091", (750,), added=2),
    VariantRow("outdoor_asa", "slate", "Slate", "#4A5459", (1000,), added=2),
)

STORES = (
    StoreRow(
        "harbour_shop", "Harbour Shop", "https://shop.harbour.example/", ("DK",), ("DE", "DK")
    ),
    StoreRow("print_corner", "Print Corner", "https://corner.example/", ("NL",), (), "logo.svg"),
)

#: Which store sells which sizes: all of the brands named.
SOLD_BY = {
    "harbour_shop": ("harbour_filaments",),
    "print_corner": ("harbour_filaments", "willow_polymers", "ridge_resins"),
}
