"""Texts that name an action by its title name it as Make labels its module.

Imports model and names.
"""

from __future__ import annotations

import re
from dataclasses import replace

from connector.model import Action, Connector
from connector.targets.make.names import label_of

_NAME = re.compile(r"[A-Z][a-z]+( [A-Za-z-]+)+")


def relabelled(connector: Connector) -> Connector:
    """The connector with descriptions, notes and help of actions that use the labels."""
    labels = {one.title: label_of(one) for one in connector.actions if _NAME.fullmatch(one.title)}
    longest = sorted(labels, key=len, reverse=True)
    titles = re.compile(rf"\b({'|'.join(map(re.escape, longest))})\b")

    def said(text: str) -> str:
        return titles.sub(lambda found: labels[found[0]], text) if labels else text

    def action(one: Action) -> Action:
        inputs = tuple(replace(item, help=said(item.help)) for item in one.inputs)
        text, note = said(one.description), said(one.note)
        return replace(one, inputs=inputs, description=text, note=note)

    return replace(connector, actions=tuple(action(one) for one in connector.actions))
