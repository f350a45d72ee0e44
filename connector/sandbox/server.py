"""Running a sandbox in a thread of this process, ready when the constructor's `with` is entered."""

from __future__ import annotations

import socket
import threading
import time
from typing import TYPE_CHECKING, Self

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from connector.sandbox.app import create_app
from connector.sandbox.settings import Settings

if TYPE_CHECKING:
    import asyncio
    from types import TracebackType

_HOST = "127.0.0.1"
_START_SECONDS = 10.0
#: Long, so that no idle client connection is closed under a request on its way.
_KEEP_ALIVE_SECONDS = 75


class SandboxServer:
    """A sandbox on 127.0.0.1; port 0 takes a free one. OSError when the port is taken.

    `with SandboxServer() as sandbox: requests.get(sandbox.api_url + ...)`.
    """

    def __init__(self, settings: Settings = Settings(), port: int = 0) -> None:  # noqa: B008
        self.settings = settings
        self._socket = socket.create_server((_HOST, port))
        # asyncio sees no TCP in a ready-made socket and leaves 40 ms of Nagle in every answer.
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        config = uvicorn.Config(
            create_app(settings, self._find_transport),
            http=H11Protocol,
            loop="asyncio",
            ws="none",
            log_level="critical",
            access_log=False,
            server_header=False,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )
        self.url = f"http://{_HOST}:{self._socket.getsockname()[1]}"

    @property
    def key(self) -> str:
        return self.settings.key

    @property
    def company(self) -> int:
        return self.settings.company

    @property
    def environment(self) -> dict[str, str]:
        """The variables that point a client at this sandbox."""
        return {
            "SIMPLYPRINT_API_URL": f"{self.url}/api",
            "SIMPLYPRINT_FILES_URL": f"{self.url}/files",
            "SIMPLYPRINT_PANEL_URL": self.url,
            "SIMPLYPRINT_COMPANY_ID": str(self.company),
            "SIMPLYPRINT_API_KEY": self.key,
            "SIMPLYPRINT_FILAMENT_DATABASE_URL": f"{self.url}/filament-database",
        }

    def start(self) -> Self:
        """Begin to answer; returns once requests are taken."""
        self._thread.start()
        deadline = time.monotonic() + _START_SECONDS
        while not self._server.started:
            if not self._thread.is_alive() or time.monotonic() > deadline:
                raise RuntimeError("the sandbox did not start")
            time.sleep(0.005)
        return self

    def stop(self) -> None:
        """End the server and remove what it stored; harmless when repeated."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
        self._socket.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def _find_transport(self, client: tuple[str, int]) -> asyncio.Transport | None:
        for connection in self._server.server_state.connections:
            if isinstance(connection, H11Protocol) and connection.client == client:
                return connection.transport
        return None
