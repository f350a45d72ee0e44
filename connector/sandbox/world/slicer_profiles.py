"""Slicer profiles of the account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class SlicerProfile:
    """`org` says whether the company owns it; lengths in mm, speeds in mm/s."""

    id: int
    name: str
    org: bool
    for_printers: tuple[int, ...] | None
    settings: Mapping[str, object]


_SETTINGS = {
    "sliceHeight": 0.2,
    "sliceFillSparse": 30,
    "sliceShells": 2,
    "sliceShellOrder": "in-out",
    "sliceTopLayers": 3,
    "sliceBottomLayers": 2,
    "sliceFillType": "hex",
    "sliceFillRate": 130,
    "firstSliceHeight": 0.2,
    "sliceSupportEnable": 0,
    "outputBrimCount": 0,
    "fanSpeed": 100,
    "newLayerGcode": "",
}


def seed_profiles() -> dict[int, SlicerProfile]:
    profiles = (
        SlicerProfile(785, "Everyday 0.2 mm", True, None, _SETTINGS),
        SlicerProfile(786, "Fine 0.1 mm", False, (42,), _SETTINGS | {"sliceHeight": 0.1}),
    )
    return {profile.id: profile for profile in profiles}
