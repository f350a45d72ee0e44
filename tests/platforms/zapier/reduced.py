"""A connector of the few items that a Zapier integration was first written for by hand."""

from __future__ import annotations

from dataclasses import replace

from connector.model import Connector, Override

ACTIONS = {"files.upload", "printers.list", "printers.pause"}
TRIGGERS = {"job.done", "printers.state_changed"}
PICKERS = {"printer_groups", "printers"}


def reduced(connector: Connector) -> Connector:
    """The test action stays for the connection's sake, but out of sight."""
    hidden = {"zapier": Override(hidden=True)}
    return replace(
        connector,
        actions=tuple(
            one if one.name in ACTIONS else replace(one, targets=hidden)
            for one in connector.actions
            if one.name in {*ACTIONS, connector.test_action}
        ),
        triggers=tuple(one for one in connector.triggers if one.name in TRIGGERS),
        pickers=tuple(one for one in connector.pickers if one.name in PICKERS),
    )
