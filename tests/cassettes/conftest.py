"""Recording and replaying the runner's traffic.

`pytest tests/cassettes` replays. With `--record` it records from a sandbox with a fixed clock; with
`--record --live` from the account of the SIMPLYPRINT_* variables, which it changes: use a test
account with an idle printer. What is kept is cleaned of credentials and of the account's id.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import vcr

from connector.model import Connector
from connector.runner import Client, Connection, SystemClock
from connector.runner.budget import Budget
from connector.sandbox import SandboxServer, Settings
from tests.cassettes.cleaning import COMPANY, clean_request, clean_response
from tests.conftest import FakeClock

FOLDER = Path(__file__).parent
RECORDED_AT = 1_790_000_000.0
"""The sandbox's clock while it is recorded, so that recording again gives the same bytes."""

QUICK = Settings(
    start=RECORDED_AT, rate_limit=0, download_seconds=0, heat_seconds=0, plan="enterprise"
)
"""A farm whose printers print at once, and whose plan includes everything."""

_LIVE = {name: value for name, value in os.environ.items() if name.startswith("SIMPLYPRINT_")}


@pytest.fixture
def cassette_client(
    request: pytest.FixtureRequest, connector: Connector, tmp_path: Path
) -> Iterator[Client]:
    """A client whose traffic is recorded to, or replayed from, the test's cassette."""
    name = request.node.callspec.params["name"]
    recording = request.config.getoption("--record")
    recorder: Any = vcr.VCR(
        record_mode="all" if recording else "none",
        match_on=["method", "uri", "body"],
        before_record_request=clean_request,
        before_record_response=clean_response,
    )
    path = FOLDER / f"{name}.yaml"
    if recording:
        path.unlink(missing_ok=True)
    live = request.config.getoption("--live")
    clock = SystemClock() if live else FakeClock()
    with (
        _connection(connector, recording, live) as connection,
        recorder.use_cassette(str(path)),
        Client(
            connector,
            connection,
            clock=clock,
            budget=Budget(None, "cassettes", 100_000, clock),
            save_to=tmp_path,
        ) as client,
    ):
        yield client


class _connection:  # noqa: N801 - used as a function
    """The connection to record from, or one that leads nowhere."""

    def __init__(self, connector: Connector, recording: bool, live: bool) -> None:
        self._connector = connector
        self._server: SandboxServer | None = None
        self._environ = {"SIMPLYPRINT_API_KEY": "replayed", "SIMPLYPRINT_COMPANY_ID": COMPANY}
        if recording and live:
            self._environ = _LIVE
        elif recording:
            self._server = SandboxServer(QUICK)

    def __enter__(self) -> Connection:
        if self._server is not None:
            self._environ = self._server.start().environment
        return Connection.resolve(self._connector, {}, self._environ)

    def __exit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.stop()
