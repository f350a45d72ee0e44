"""Names of actions inside of texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from connector.model import Connector
from connector.targets.make.mentions import relabelled


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("IDs as Get many printers returns them", "IDs as Search printers returns them"),
        ("Use Get queue item first.", "Use Get a queue item first."),
        ("We get many printers.", "We get many printers."),
        ("", ""),
    ],
)
def test_an_action_is_called_as_its_module(connector: Connector, text: str, shown: str) -> None:
    first, *rest = connector.actions
    changed = replace(connector, actions=(replace(first, description=text), *rest))
    assert relabelled(changed).actions[0].description == shown


def test_titles_stay_what_labels_are_made_of(connector: Connector) -> None:
    before = [action.title for action in connector.actions]
    assert [action.title for action in relabelled(connector).actions] == before
