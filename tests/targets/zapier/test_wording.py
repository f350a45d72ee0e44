"""Texts as Zapier's guidelines want them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from connector.model import Trigger
from connector.targets.zapier import wording
from connector.targets.zapier.triggers import label_of


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Get many printers", "Find Printers"),
        ("Get printer", "Find Printer"),
        ("Download file", "Download File"),
        ("Getaway car", "Getaway Car"),
    ],
)
def test_searches_find(title: str, shown: str) -> None:
    assert wording.search_label(title) == shown


def test_a_poll_with_a_webhook_of_its_title_ends_it_before_it_says_so() -> None:
    webhook = Trigger("a.b", "User signed up", "Starts.", "webhook", "User", event="a.b")
    poll = replace(webhook, name="a.c", kind="polling")
    assert label_of(poll, (webhook, poll)) == "User Signed Up (Polling)"
    assert label_of(poll, (poll,)) == label_of(webhook, (webhook, poll)) == "User Signed Up"


@pytest.mark.parametrize(("title", "length"), [("x" * 80, 64), ("\\", 9), ("", 7), ("ab", 2)])
def test_labels_are_neither_too_long_nor_too_short(title: str, length: int) -> None:
    assert len(wording.label(title)) == length


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Starts when a print ends.", "Triggers when a print ends."),
        ("Finds prints that ended", "Triggers when a regular look finds prints that ended."),
        ("Prints end.", "Triggers when the following happens: Prints end."),
    ],
)
def test_descriptions_of_triggers_begin_alike(text: str, shown: str) -> None:
    assert wording.trigger_description(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [("part of a name", "Part of a name."), ("Why?", "Why?"), ("", ""), ("1 or 2", "1 or 2.")],
)
def test_sentences_end_like_sentences(text: str, shown: str) -> None:
    assert wording.sentence(text) == shown


def test_a_long_text_is_cut_to_what_zapier_takes() -> None:
    assert len(wording.sentence("word " * 400)) <= 1000


def test_the_name_of_the_service_is_left_out_where_it_says_nothing() -> None:
    assert wording.without_brand("Calls the Farm API.", "Farm") == "Calls the API."
    assert wording.without_brand("Lets Farm choose.", "Farm") == "Lets the service choose."
    assert wording.without_brand("Adds. Farm's do.", "Farm") == "Adds. The service's do."
    assert wording.without_brand("Farming", "Farm") == "Farming"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (["printer", "model", "bedType"], "Model Bed Type"),
        (["id"], "ID"),
        (["data", "job", "printer_id"], "Job Printer ID"),
        (["printer", "outOfOrder"], "Printer Out of Order"),
        (["printer", "hasPSU"], "Printer Has PSU"),
        (["printer", "ip"], "Printer IP"),
        (["gcodeAnalysis", "job_ids"], "G-Code Analysis Job IDs"),
        (["_"], "Value"),
    ],
)
def test_a_field_of_an_output_is_called_after_its_last_steps(path: list[str], shown: str) -> None:
    assert wording.output_label(path) == shown


@pytest.mark.parametrize(
    ("resource", "shown"),
    [
        ("printers", "Printer"),
        ("school_classes", "School Class"),
        ("gcode_macros", "G-Code Macro"),
        ("autoprint", "AutoPrint"),
    ],
)
def test_what_an_action_is_about_is_called_as_people_do(resource: str, shown: str) -> None:
    assert wording.noun(resource) == shown


def test_a_text_calls_a_search_as_it_is_called() -> None:
    assert wording.as_found("as Get many printers returns it") == "as Find printers returns it"
