"""The targets by name. A new platform is a folder and a line here.

Others can add theirs as entry points of the group `simplyprint_connector.targets`.
"""

from __future__ import annotations

from importlib.metadata import entry_points

from connector.targets import activepieces, make, n8n, openapi, zapier
from connector.targets.base import Target

BUILT_IN: dict[str, Target] = {
    "activepieces": activepieces,
    "make": make,
    "n8n": n8n,
    "openapi": openapi,
    "zapier": zapier,
}


def targets() -> dict[str, Target]:
    """All targets, sorted by name; a built-in one is not replaced by another of the same name."""
    found = {
        point.name: point.load() for point in entry_points(group="simplyprint_connector.targets")
    }
    return dict(sorted((found | BUILT_IN).items()))
