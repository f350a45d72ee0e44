"""What the user behind a request may do. Raises the refusal that names what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.errors import Refused

if TYPE_CHECKING:
    from connector.sandbox.settings import Settings
    from connector.sandbox.world.records import User


def need(settings: Settings, permission: str | tuple[str, ...] | None) -> None:
    """403 when one of the named permissions was taken from the user."""
    wanted = (permission,) if isinstance(permission, str) else permission or ()
    for name in wanted:
        if name in settings.denied_permissions:
            raise Refused(f"You don't have the permission {name}", 403)


def need_for_others(settings: Settings, owner: User, me: User, permission: str) -> None:
    """As `need`, but only where something belongs to somebody else."""
    if owner.id != me.id:
        need(settings, permission)
