"""What one target shows of an action instead of what all do. Imports model only."""

from __future__ import annotations

from connector.model import Action


def is_hidden(action: Action, target: str) -> bool:
    override = (action.targets or {}).get(target)
    return override is not None and override.hidden


def title_of(action: Action, target: str) -> str:
    override = (action.targets or {}).get(target)
    return (override and override.title) or action.title


def description_of(action: Action, target: str) -> str:
    """The description and, after it, the note."""
    override = (action.targets or {}).get(target)
    text = (override and override.description) or action.description
    return f"{text} {action.note}".strip()
