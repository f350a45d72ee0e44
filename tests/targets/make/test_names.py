"""Ids and labels as Make words them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from connector.model import Action, Connector
from connector.targets.make.names import camel, field_label, kebab, label_of, shown, watch_label


def action(connector: Connector, name: str) -> Action:
    found = connector.action(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("printers.list", "Search printers"),
        ("printers.get", "Get a printer"),
        ("queue.update_item", "Update a queue item"),
        ("account.get_user", "Get the current user"),
        ("api.call", "Make an API call"),
        ("printers.pause", "Pause print"),
        ("user_groups.create", "Create user groups"),
        ("gcode_macros.get", "Get G-code of macro"),
        ("printers.get_one_click_print", "Get one-click print data"),
        ("printers.get_farm_overview", "Get a farm overview"),
    ],
)
def test_labels_of_modules(connector: Connector, name: str, label: str) -> None:
    assert label_of(action(connector, name)) == label


def test_a_list_without_filters_is_listed(connector: Connector) -> None:
    listing = action(connector, "printers.list")
    bare = replace(listing, inputs=tuple(i for i in listing.inputs if not i.destinations))
    assert label_of(bare) == "List printers"


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Print finished", "finished prints"),
        ("Test delivery sent", "sent test deliveries"),
        ("Objects skipped", "skipped objects"),
        ("User signed up", "signed-up users"),
        ("Spare part ran low", "spare parts that ran low"),
        ("AI failure detected", "detected AI failures"),
        ("AutoPrint cycle limit reached", "reached AutoPrint cycle limits"),
        ("Bed cleared", "cleared beds"),
        ("Started", "started"),
    ],
)
def test_labels_of_triggers(connector: Connector, title: str, label: str) -> None:
    renamed = replace(connector.triggers[0], title=title)
    assert watch_label(renamed, ()) == f"Watch {label}"


def test_an_article_fits_its_noun(connector: Connector) -> None:
    renamed = replace(action(connector, "printers.get"), title="Get item")
    assert label_of(renamed) == "Get an item"


def test_two_triggers_of_one_title_are_told_apart(connector: Connector) -> None:
    labels = {one.name: watch_label(one, connector.triggers) for one in connector.triggers}
    assert labels["job.done"] == "Watch finished prints"
    assert labels["jobs.finished"] == "Watch finished prints (scheduled)"
    assert labels["printers.state_changed"] == "Watch changed printer states"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("filesystem_id", "Filesystem ID"),
        ("startDate", "Start date"),
        ("hasCam", "Has cam"),
        ("panel_url", "Panel URL"),
        ("T0", "T 0"),
        ("gcode_macros", "G-code macros"),
        ("hasPSU", "Has PSU"),
        ("?", "?"),
    ],
)
def test_labels_of_fields(name: str, label: str) -> None:
    assert field_label(name) == label


def test_ids_and_folders() -> None:
    assert camel("watch", "queue.item_added") == "watchQueueItemAdded"
    assert kebab("watchQueueItemAdded") == "watch-queue-item-added"


def test_braces_of_a_text_are_no_template() -> None:
    assert "{{" not in shown("a {{b}} {{{c}}}")
    assert shown("a {{b}}").replace("\u200b", "") == "a {{b}}"
