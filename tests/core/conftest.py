"""core.ts, compiled and running, shared by all tests of a session."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.implementations.core_process import CoreProcess, open_core
from tests.implementations.core_ts import CoreTs


@pytest.fixture(scope="session")
def core() -> Iterator[CoreProcess]:
    with open_core() as process:
        yield process


@pytest.fixture(scope="session")
def core_ts(core: CoreProcess) -> CoreTs:
    return CoreTs(core)
