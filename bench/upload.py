"""Uploading 90 MB: time, and how much memory the process grows by."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.measure import Row
from connector.sandbox import SandboxServer, Settings

SIZE = 90_000_000

OURS = """
from pathlib import Path
from connector.runner import connect, open_file
with connect(plan="enterprise") as client:
    run = lambda: client.run("files.upload", {"file": open_file(Path(sys.argv[1]))})
    measure(run)
"""
PLAIN = """
import requests
url = f"{os.environ['SIMPLYPRINT_FILES_URL']}/{os.environ['SIMPLYPRINT_COMPANY_ID']}/files/Upload"
headers = {"X-API-KEY": os.environ["SIMPLYPRINT_API_KEY"]}
def run():
    with open(sys.argv[1], "rb") as file:
        requests.post(url, files={"file": file}, headers=headers).raise_for_status()
measure(run)
"""
COMMON = """
import os, resource, sys, time
def measure(run):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.perf_counter()
    run()
    taken = time.perf_counter() - begin
    print(taken * 1000, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""


def measure() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder, SandboxServer(Settings(rate_limit=0)) as sandbox:
        path = Path(folder) / "large.gcode"
        path.write_bytes(b"G1 X1 Y1\n" * (SIZE // 9))
        environ = {**os.environ, **sandbox.environment, "SIMPLYPRINT_STATE_DIR": folder}
        ours, plain = (_run(COMMON + program, path, environ) for program in (OURS, PLAIN))
    return [
        Row("upload of 90 MB", ours[0], plain[0], "ms", "requests, files="),
        Row("upload of 90 MB, memory", ours[1], plain[1], "MB", "requests, files="),
    ]


def _run(program: str, path: Path, environ: dict[str, str]) -> tuple[float, float]:
    command = [sys.executable, "-c", program, str(path)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    milliseconds, megabytes = done.stdout.split()
    return float(milliseconds), float(megabytes)
