"""The shapes of a spool: a full record, a compact one, and what webhooks carry. Pure."""

from __future__ import annotations

import colorsys
from typing import TYPE_CHECKING

from connector.sandbox.world.times import iso_or_none

if TYPE_CHECKING:
    from connector.sandbox.world.records import Printer
    from connector.sandbox.world.spools import FilamentType, Spool

_NEAR_EMPTY_PERCENT = 10
#: Names of hues and the degree at which each ends.
_HUES = (
    *((15, "Red"), (45, "Orange"), (70, "Yellow"), (165, "Green"), (195, "Turquoise")),
    *((260, "Blue"), (330, "Purple"), (360, "Red")),
)


def type_payload(kind: FilamentType) -> dict[str, object]:
    return {"id": kind.id, "name": kind.name}


def spool_payload(spool: Spool) -> dict[str, object]:
    """A spool as the events filament.assigned and filament.unassigned name it."""
    about, catalogue = spool.about, spool.about.catalogue
    return {
        "id": spool.id,
        "uid": spool.uid,
        "type": type_payload(about.type),
        "brand": about.brand,
        "brandId": catalogue.brand,
        "brandFilamentId": catalogue.filament,
        "brandColorId": catalogue.color,
        "brandVariantId": catalogue.variant,
        "colorName": about.color_name,
        "colorHex": about.color_hex,
        "dia": about.dia,
        "note": about.note,
        "productionId": about.prod_id or None,
        "batchId": None,
        "cost": about.cost,
    }


def spool_record(spool: Spool) -> dict[str, object]:
    """The full record; lengths in whole mm."""
    about, settings = spool.about, spool.about.settings
    return spool_payload(spool) | {
        "density": about.density,
        "temps": {
            "nozzle": settings.nozzle_temp,
            "bed": settings.bed_temp,
            "flNozzle": settings.nozzle_fl_temp,
            "flBed": settings.bed_fl_temp,
        },
        "slicing": {
            "printSpeed": settings.print_speed,
            "finishRate": settings.finish_rate,
            "minSpeed": settings.min_speed,
        },
        "total": round(about.total_mm),
        "left": round(spool.left_mm),
        "extruder": spool.extruder,
        "nozzle": spool.nozzle,
        "bought": 0 if about.bought is None else int(about.bought),
        "created": int(spool.created),
        "printer": spool.printer,
        "nfc": int(bool(about.nfc_id)),
        "qr": 1,
        "nfcId": about.nfc_id,
        "qrId": spool.uid,
        "prodId": about.prod_id,
        "spoolWeight": spool.empty_weight,
    }


def compact_spool(spool: Spool) -> dict[str, object]:
    """The flat record of `compact`; a spool on the shelf has null for its place."""
    about = spool.about
    loaded = spool.printer != 0
    return {
        "id": spool.id,
        "uid": spool.uid,
        "brand": about.brand,
        "type": type_payload(about.type),
        "colorName": about.color_name,
        "colorHex": about.color_hex,
        "colorGroup": color_group(about.color_hex),
        "left": round(spool.left_mm),
        "total": round(about.total_mm),
        "leftGrams": round(about.grams(spool.left_mm), 1),
        "totalGrams": round(about.grams(about.total_mm), 1),
        "percentLeft": round(spool.percent_left, 1),
        "densityIsEstimated": about.density_guessed,
        "printer": spool.printer if loaded else None,
        "extruder": spool.extruder if loaded else None,
        "nozzle": spool.nozzle if loaded else None,
        "isNearEmpty": spool.percent_left <= _NEAR_EMPTY_PERCENT,
        "emptiedAt": iso_or_none(spool.emptied),
    }


def loaded_spool(spool: Spool) -> dict[str, object]:
    """A spool as the printer it hangs on shows it; lengths may be fractional."""
    return {
        "id": spool.id,
        "type": type_payload(spool.about.type),
        "colorName": spool.about.color_name,
        "colorHex": spool.about.color_hex,
        "total": spool.about.total_mm,
        "left": spool.left_mm,
    }


def short_printer(printer: Printer) -> dict[str, object]:
    return {"id": printer.id, "name": printer.name}


def color_group(color_hex: str) -> str:
    """The plain name of the first colour in `color_hex`; Unknown when it is none."""
    digits = color_hex.split(",")[0].strip().removeprefix("#")
    try:
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return "Unknown"
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if lightness < 0.1:
        return "Black"
    if saturation < 0.15:
        return "White" if lightness > 0.85 else "Gray"
    return next(name for end, name in _HUES if hue * 360 <= end)
