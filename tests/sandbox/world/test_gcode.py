"""Reading print time, filament and layers from what slicers write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from connector.sandbox.world.gcode import analyse, analyse_text
from connector.sandbox.world.sample_gcode import TOWERS, tower_gcode

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("; estimated printing time (normal mode) = 1d 2h 3m 4s", 93784),
        ("; estimated printing time (normal mode) = 45s", 45),
        ("; model printing time: 12m 3s; total estimated time: 18m 2s", 1082),
        (";TIME:1234", 1234),
    ],
)
def test_estimates_of_slicers(line: str, seconds: int) -> None:
    assert analyse_text(f"G28\n{line}\n", 10).estimate == seconds


def test_without_an_estimate_bytes_stand_in() -> None:
    assert analyse_text("G28\n", 10_000).estimate == 200
    assert analyse_text("G28\n", 10).estimate == 30


def test_the_sample_tower() -> None:
    source = tower_gcode(TOWERS[1]).decode()
    found = analyse_text(source, len(source))
    assert (found.estimate, found.layers, found.tool, found.bed) == (3900, 30, 240, 85)
    assert (found.material, found.color, found.slicer) == ("PETG", "#101010", "PrusaSlicer")
    assert found.filament == pytest.approx(158.4)


def test_figures_are_found_at_the_end_of_a_large_file(tmp_path: Path) -> None:
    path = tmp_path / "big.gcode"
    path.write_bytes(b"G1 X1\n" * 100_000 + b";TIME:500\n")
    found = analyse(path, path.stat().st_size, "gcode")
    assert found is not None
    assert found.estimate == 500


@pytest.mark.parametrize("extension", ["stl", "3mf", ""])
def test_models_and_nameless_files_have_no_analysis(tmp_path: Path, extension: str) -> None:
    path = tmp_path / "x"
    path.write_bytes(b";TIME:500\n")
    assert analyse(path, 10, extension) is None
