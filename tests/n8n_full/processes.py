"""Programs that run beside this one: started, waited for, ended by their process id.

Imports the standard library only.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

STOP_SECONDS = 15


class Stuck(Exception):
    """Something that was waited for did not come."""


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """Starts a program whose output goes to `log`, and ends it afterwards."""
    everything = {**os.environ, **environment}
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=everything, stdout=output, stderr=output)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port of the loopback address that nobody listened to a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(what: str, look: Callable[[], T | None], seconds: float) -> T:
    """What `look` finds, asked twice a second. Raises Stuck if it finds nothing in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        time.sleep(0.5)
    raise Stuck(f"{what} did not come within {seconds:.0f} s")
