"""Activepieces lists everything together, so no two titles may be the same."""

from __future__ import annotations

from connector.model import Action, Output, Trigger
from connector.targets.activepieces.titles import action_titles, trigger_titles


def action(name: str, title: str) -> Action:
    return Action(name, title, "What it does.", "read", Output())


def trigger(name: str, title: str, kind: str) -> Trigger:
    return Trigger(name, title, "What it does.", kind, "Group")  # type: ignore[arg-type]


def test_actions_of_one_title_name_their_resource() -> None:
    actions = [action("files.delete", "Delete it"), action("print_jobs.delete", "Delete it")]
    assert action_titles([*actions, action("files.list", "Get many files")]) == {
        "files.delete": "Delete It (Files)",
        "print_jobs.delete": "Delete It (Print Jobs)",
        "files.list": "Get Many Files",
    }


def test_a_poll_says_so_beside_its_webhook() -> None:
    triggers = [
        trigger("job.done", "Print finished", "webhook"),
        trigger("jobs.finished", "Print finished", "polling"),
        trigger("printers.state_changed", "State changed", "polling"),
    ]
    assert trigger_titles(triggers) == {
        "job.done": "Print Finished",
        "jobs.finished": "Print Finished (Polling)",
        "printers.state_changed": "State Changed",
    }


def test_polls_of_one_title_name_their_resource() -> None:
    triggers = [
        trigger("jobs.added", "Added", "polling"),
        trigger("queue.added", "Added", "polling"),
    ]
    assert trigger_titles(triggers) == {
        "jobs.added": "Added (Jobs)",
        "queue.added": "Added (Queue)",
    }
