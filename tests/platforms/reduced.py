"""A connector of the few items that a package was first written for by hand."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from connector.model import Connector, Override

ACTIONS = {"files.upload", "printers.list", "printers.pause"}


def reduced(
    connector: Connector, target: str, triggers: Collection[str], pickers: Collection[str]
) -> Connector:
    """The test action stays for the connection's sake, but out of sight."""
    hidden = {target: Override(hidden=True)}
    return replace(
        connector,
        actions=tuple(
            one if one.name in ACTIONS else replace(one, targets=hidden)
            for one in connector.actions
            if one.name in {*ACTIONS, connector.test_action}
        ),
        triggers=tuple(one for one in connector.triggers if one.name in triggers),
        pickers=tuple(one for one in connector.pickers if one.name in pickers),
    )
