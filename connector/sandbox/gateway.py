"""The doors every API request passes, in order, before a handler sees it.

Firewall, route, method, login, company, rate limit, plan, scope, permission. Faults that a test
ordered strike in front of all of them or behind the handler.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from starlette.responses import Response

from connector.sandbox import answers, request_log
from connector.sandbox.call import Caller, bodiless, with_body
from connector.sandbox.demands import demand_permission
from connector.sandbox.errors import Refused
from connector.sandbox.faults import EXECUTES
from connector.sandbox.filament_database import host as filament_database
from connector.sandbox.routes import TABLES

if TYPE_CHECKING:
    from starlette.requests import Request

    from connector.sandbox.call import Call, Host
    from connector.sandbox.endpoint import Endpoint
    from connector.sandbox.faults import Fault
    from connector.sandbox.state import Sandbox

NOT_LOGGED_IN = "No API key provided, or not logged in"
NO_ACCESS = "You don't have access to this account"
WRONG_COMPANY = "OAuth2 token is not valid for this company"


async def exchange(
    request: Request, sandbox: Sandbox, host: Host, company: int, path: str
) -> Response:
    """Answer one API request and log it."""
    call, too_large = await _receive(request, sandbox, bodiless(request, host, company, path))
    sandbox.tick()
    fault = sandbox.faults.take(call.method, call.path)
    entry = sandbox.log.open(call, sandbox.world.now, fault)
    if fault and fault.kind == "latency":
        await asyncio.sleep(fault.seconds)
        sandbox.tick()
    if too_large:
        response: Response = answers.page("502 Bad Gateway", 502)
    elif fault is None or fault.kind in EXECUTES:
        response = _answer(call, sandbox)
        sandbox.flush()
    else:
        response = _instead(fault, sandbox)
    for part in call.parts.values():
        part.path.unlink(missing_ok=True)
    request_log.close(entry, response)
    return _spoiled(response, fault, sandbox)


async def _receive(request: Request, sandbox: Sandbox, call: Call) -> tuple[Call, bool]:
    """The call with its body, and whether the CDN of the files host finds it too large (70)."""
    largest = sandbox.settings.max_request_bytes
    if call.host == "files" and int(request.headers.get("content-length", 0)) > largest:
        async for _ in request.stream():
            pass  # A client that still sends would not see the answer.
        return call, True
    call = await with_body(call, request, sandbox.storage)
    size = sum(part.size for part in call.parts.values())
    return call, call.host == "files" and size > largest


def _answer(call: Call, sandbox: Sandbox) -> Response:
    if call.host == "filament-database":
        return filament_database.answer(call, sandbox.settings)
    if call.headers.get("user-agent", "").startswith("Python-urllib"):
        return answers.page("403 Forbidden", 403)
    try:
        endpoint = _find(call)
        allowed = _admit(call, endpoint, sandbox)
        if endpoint.login:
            wait = _seconds_to_wait(sandbox)
            if wait is not None:
                return _too_many(wait if sandbox.settings.retry_after else None)
            _check_rights(allowed, endpoint, sandbox)
        result = endpoint.handler(allowed, sandbox)
    except Refused as refused:
        return answers.refusal(refused.message, refused.http)
    return result if isinstance(result, Response) else answers.success(result)


def _find(call: Call) -> Endpoint:
    endpoint = TABLES[call.host].get(call.path)
    if endpoint is None:
        raise Refused("Endpoint not found", 404)
    if call.method not in endpoint.methods:
        raise Refused("Method not allowed", 405)
    return endpoint


def _admit(call: Call, endpoint: Endpoint, sandbox: Sandbox) -> Call:
    """The call with its caller known; 401 without a login, 403 for the wrong company."""
    if not endpoint.login:
        return call
    caller = _login(call, sandbox)
    if caller is None:
        raise Refused(NOT_LOGGED_IN, 401)
    companyless = endpoint.company == "optional" and call.company == 0
    if call.company != sandbox.settings.company and not companyless:
        raise Refused(NO_ACCESS if caller.client is None else WRONG_COMPANY, 403)
    return replace(call, caller=caller)


def _login(call: Call, sandbox: Sandbox) -> Caller | None:
    scheme, _, token = call.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return sandbox.oauth.caller(token, sandbox.world.now)
    return Caller() if call.headers.get("x-api-key") == sandbox.settings.key else None


def _seconds_to_wait(sandbox: Sandbox) -> int | None:
    limit = sandbox.settings.requests_per_minute()
    return sandbox.window.seconds_to_wait(sandbox.world.now, limit)


def _check_rights(call: Call, endpoint: Endpoint, sandbox: Sandbox) -> None:
    settings, caller = sandbox.settings, call.caller
    plan = endpoint.plan
    if caller.client is None and plan == "any":
        # Any plan may sign in through an integration, but a key needs a plan with an API.
        plan = "pro"
    elif caller.client is not None and endpoint.oauth_plan:
        plan = endpoint.oauth_plan
    if plan != "any" and not settings.reaches(plan):
        raise Refused(f"Your plan does not include this; it needs {plan} or above", 403)
    if not caller.may(endpoint.scope):
        raise Refused(f"The access token lacks the scope {endpoint.scope}", 403)
    if caller.client is not None and not endpoint.oauth:
        raise Refused("This endpoint can't be used with OAuth2", 403)
    for permission in endpoint.permissions():
        demand_permission(settings, permission)


def _too_many(retry_after: int | None) -> Response:
    response = answers.refusal("Too many requests", 429)
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response


def _instead(fault: Fault, sandbox: Sandbox) -> Response:
    """The answer of a fault that keeps the request from being executed."""
    if fault.kind == "reset_before":
        return answers.Reset(sandbox.find_transport)
    if fault.kind == "rate_limit":
        return _too_many(fault.retry_after)
    if fault.kind == "html":
        return answers.page("Just a moment", 200)
    if fault.format == "html":
        return answers.page(f"{fault.status} Server Error", fault.status)
    return answers.refusal("Server error", fault.status)


def _spoiled(response: Response, fault: Fault | None, sandbox: Sandbox) -> Response:
    """What a fault leaves of an answer that was already made."""
    if fault and fault.kind == "reset_after":
        return answers.Reset(sandbox.find_transport)
    if fault and fault.kind == "half_body":
        return answers.HalfBody(response, sandbox.find_transport)
    return response
