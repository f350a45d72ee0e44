"""How an endpoint is described in the route table: a row per path, nothing hidden in code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from connector.sandbox.call import Call
from connector.sandbox.state import Sandbox

if TYPE_CHECKING:
    from starlette.responses import Response

#: Returns the keys beside `status` and `message`, or a complete response.
Handler = Callable[[Call, Sandbox], "dict[str, object] | Response"]

RequiredPlan = Literal["any", "pro", "print_farm", "school"]

GET = ("GET",)
POST = ("POST",)
GET_POST = ("GET", "POST")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One path of the API with the doors in front of it.

    `plan` is the lowest plan; `oauth_plan` replaces it for integrations (tokens). `scope` is
    asked of tokens only. `permission` may be several, all of them needed. `company` says whether
    the path needs a real company or takes 0.
    """

    handler: Handler
    methods: tuple[str, ...]
    scope: str | None = None
    plan: RequiredPlan = "pro"
    oauth_plan: RequiredPlan | None = None
    permission: str | tuple[str, ...] | None = None
    company: Literal["needed", "optional"] = "needed"
    #: False for the token exchange, which nobody can be logged in for.
    login: bool = True
    #: False for the few endpoints that tokens may not call at all.
    oauth: bool = True

    def permissions(self) -> tuple[str, ...]:
        wanted = self.permission
        return (wanted,) if isinstance(wanted, str) else wanted or ()
