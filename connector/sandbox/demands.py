"""Rights that depend on what a request asks for; the doors check what a path always needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.errors import Refused

if TYPE_CHECKING:
    from connector.sandbox.call import Caller
    from connector.sandbox.settings import Settings


def demand_permission(settings: Settings, permission: str) -> None:
    if permission in settings.denied_permissions:
        raise Refused(f"You don't have the permission {permission}", 403)


def demand_plan(settings: Settings, plan: str) -> None:
    if not settings.reaches(plan):
        raise Refused(f"Your plan does not include this; it needs {plan} or above", 403)


def demand_any_scope(caller: Caller, *scopes: str) -> None:
    """One of several scopes is enough; keys carry no scopes and have all rights."""
    if not any(caller.may(scope) for scope in scopes):
        raise Refused(f"The access token lacks the scope {scopes[0]}", 403)
