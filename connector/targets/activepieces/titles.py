"""What actions and triggers are called where Activepieces lists all of them together.

Imports model and this package.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from connector.model import Action, Trigger
from connector.targets.activepieces.names import TARGET, resource_of
from connector.targets.overrides import title_of
from connector.targets.wording import spaced, title_case


def action_titles(actions: Sequence[Action]) -> dict[str, str]:
    """The title of each action by name; of those with the same one, with its resource."""
    return _parted(
        {one.name: title_case(title_of(one, TARGET)) for one in actions},
        {one.name: resource_title(resource_of(one)) for one in actions},
    )


def trigger_titles(triggers: Sequence[Trigger]) -> dict[str, str]:
    """The title of each trigger by name; a poll whose webhook has the same one says what it is."""
    titles = {one.name: title_case(one.title) for one in triggers}
    hooks = {titles[one.name] for one in triggers if one.kind == "webhook"}
    for one in triggers:
        if one.kind == "polling" and titles[one.name] in hooks:
            titles[one.name] += " (Polling)"
    return _parted(titles, {one.name: resource_title(resource_of(one)) for one in triggers})


def resource_title(resource: str) -> str:
    """ "queue_groups" as "Queue Groups"."""
    return title_case(spaced(resource))


def _parted(titles: dict[str, str], resources: dict[str, str]) -> dict[str, str]:
    counts = Counter(titles.values())
    return {
        name: f"{title} ({resources[name]})" if counts[title] > 1 else title
        for name, title in titles.items()
    }
