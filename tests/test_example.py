"""The example that `make run` shows runs to its end."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_first_print_comes_back_as_a_delivery_and_as_a_polled_event() -> None:
    example = ROOT / "examples" / "first_print.py"
    command = [sys.executable, str(example), str(ROOT / "examples" / "cube.gcode")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "Delivered: job.done of cube.gcode" in ran.stdout
    assert "Polled:    jobs.finished of cube.gcode" in ran.stdout
