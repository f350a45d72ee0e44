"""The Starlette application: every host of the real service by path prefix in one process."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, get_args

from starlette.applications import Starlette
from starlette.routing import Route

from connector.sandbox import control
from connector.sandbox.call import Host
from connector.sandbox.gateway import exchange
from connector.sandbox.settings import Settings
from connector.sandbox.state import Sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from connector.sandbox.answers import FindTransport

_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
#: How often a farm nobody asks is brought up to date, so that its webhooks fire; seconds.
_TICK = 0.25


def _no_transport(client: tuple[str, int]) -> asyncio.Transport | None:
    return None


def create_app(
    settings: Settings = Settings(),  # noqa: B008 - frozen, safe to share
    find_transport: FindTransport = _no_transport,
) -> Starlette:
    """A sandbox as an ASGI application.

    `find_transport` finds a client's TCP transport for faults that break connections; a server
    without one answers those requests with 500.
    """
    sandbox = Sandbox(settings, find_transport)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        ticking = asyncio.create_task(_keep_time(sandbox))
        yield
        ticking.cancel()
        sandbox.close()

    return Starlette(
        routes=[
            *control.routes(sandbox),
            *(_route(host, sandbox) for host in get_args(Host)),
        ],
        lifespan=lifespan,
    )


def _route(host: Host, sandbox: Sandbox) -> Route:
    async def answer(request: Request) -> Response:
        company, path = _company_and_path(request.path_params["rest"])
        return await exchange(request, sandbox, host, company, path)

    return Route(f"/{host}/{{rest:path}}", answer, methods=_METHODS)


def _company_and_path(rest: str) -> tuple[int, str]:
    """`1234/printers/Get` taken apart; without a number the call is company-less."""
    first, _, path = rest.partition("/")
    return (int(first), path) if first.isdecimal() else (0, rest)


async def _keep_time(sandbox: Sandbox) -> None:
    while True:
        await asyncio.sleep(_TICK)
        sandbox.tick()
