"""Actions and searches among each other."""

from __future__ import annotations

from collections import Counter

from connector.model import Connector
from connector.targets.zapier.operations import label_of


def test_no_two_actions_have_one_label(connector: Connector) -> None:
    """ "Get many users" is shown as "Find Users", so a title that differs may still be the same."""
    labels = Counter(label_of(action) for action in connector.actions)
    assert [label for label, count in labels.items() if count > 1] == []
