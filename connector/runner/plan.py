"""Refusing what the account's plan does not include, before a call is made.

Plans are partly guesses, so the check counts only for a plan that somebody stated, and can be
switched off.
"""

from __future__ import annotations

from connector.model import Action, Connector, Trigger
from connector.runner.connection import Connection
from connector.wire.errors import InputError


def check_plan(connector: Connector, connection: Connection, owner: Action | Trigger) -> None:
    """Raises InputError if the stated plan is smaller than the one that `owner` asks for."""
    order = [plan.name for plan in connector.plans]
    if connection.any_plan or connection.plan is None or owner.plan not in order:
        return
    if order.index(connection.plan) >= order.index(owner.plan):
        return
    titles = {plan.name: plan.title for plan in connector.plans}
    raise InputError(
        [
            f"{owner.name} needs the plan {titles[owner.plan]}, and this account's is "
            f"{titles[connection.plan]}; if you know better, set SIMPLYPRINT_ANY_PLAN=1"
        ]
    )
