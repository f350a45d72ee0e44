"""Webhooks and polling triggers in our runtime of Make against the sandbox."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from connector.model import Trigger
from tests.cassettes.finding import printing_printer
from tests.platforms.happenings import STORIES, add_to_queue, finish_print
from tests.platforms.make.communication import MakeError
from tests.platforms.make.farm import Farm
from tests.platforms.make.form import Refused
from tests.platforms.make.forms import module_of, webhook_of
from tests.platforms.make.runtime import Hook
from tests.platforms.stories import expected, shown
from tests.sandbox.receiver import Receiver

SECRET = "long-and-random"


HAPPENINGS: dict[str, Callable[[Farm], int]] = {
    "job.done": finish_print,
    "queue.add_item": add_to_queue,
}
FOUND: dict[str, Callable[[dict[str, Any]], Any]] = {
    "job.done": lambda bundle: bundle["data"]["job"]["printer"]["id"],
    "queue.add_item": lambda bundle: bundle["data"]["queue_item"]["id"],
}
POLLS = (
    "custom_fields.added",
    "files.added",
    "folders.added",
    "jobs.cancelled",
    "jobs.failed",
    "jobs.finished",
    "jobs.started",
    "queue.item_added",
    "school_classes.added",
)
"""Those whose events have a time of their own, which is what Make compares."""


def test_every_poll_of_the_app_has_its_happening(make_farm: Farm) -> None:
    modules = make_farm.app.of("module")
    names = {module.id for module in modules if module.about["moduleType"] == "trigger"}
    assert {module_of(make_farm.app, make_farm.trigger(name)).id for name in POLLS} == names


def test_every_webhook_is_made_for_its_own_event_and_taken_away(make_farm: Farm) -> None:
    """What each makes of a delivery is in the shared cases."""
    for trigger in make_farm.connector.triggers:
        if trigger.event is None:
            continue
        hook = attach(make_farm, trigger, "https://hook.example.com/1")
        (row,) = hooks(make_farm)
        assert (row["events"], row["enabled"]) == ([trigger.event], True)
        make_farm.make.detach(hook)
        assert hooks(make_farm) == []


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with Receiver() as running:
        yield running


def attach(farm: Farm, trigger: Trigger, url: str, **given: Any) -> Hook:
    webhook = webhook_of(farm.app, trigger)
    return farm.make.attach(webhook.id, {"secret": SECRET, **given}, url)


def hooks(farm: Farm) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = farm.sandbox.control("state")["webhooks"]
    return rows


@pytest.mark.parametrize("name", ["job.done", "queue.add_item"])
def test_an_event_of_the_sandbox_starts_a_scenario(
    name: str, make_farm: Farm, receiver: Receiver
) -> None:
    trigger = make_farm.trigger(name)
    hook = attach(make_farm, trigger, receiver.url)
    (row,) = hooks(make_farm)
    assert (row["events"], row["enabled"], row["url"]) == ([trigger.event], True, receiver.url)
    happened = HAPPENINGS[name](make_farm)
    headers, body = receiver.next()
    module = module_of(make_farm.app, trigger)
    (bundle,) = make_farm.make.deliver(module.id, hook, headers, json.dumps(body))
    assert FOUND[name](bundle) == happened
    make_farm.make.detach(hook)
    assert hooks(make_farm) == []


def test_a_wrong_secret_is_dropped(make_farm: Farm, receiver: Receiver) -> None:
    trigger = make_farm.trigger("job.done")
    hook = attach(make_farm, trigger, receiver.url)
    finish_print(make_farm)
    headers, body = receiver.next()
    module = module_of(make_farm.app, trigger)
    for name in ("X-SP-Secret", "X-SP-Token"):
        forged = {**{k: v for k, v in headers.items() if k != "X-SP-Secret"}, name: "guessed"}
        assert make_farm.make.deliver(module.id, hook, forged, json.dumps(body)) == []
    assert make_farm.make.deliver(module.id, hook, {}, json.dumps(body)) == []


def test_a_webhook_without_a_secret_cannot_be_made(make_farm: Farm, receiver: Receiver) -> None:
    trigger = make_farm.trigger("job.done")
    with pytest.raises(Refused, match="secret: required"):
        attach(make_farm, trigger, receiver.url, secret="")


def test_another_secret_changes_the_webhook_that_is_there(
    make_farm: Farm, receiver: Receiver
) -> None:
    trigger = make_farm.trigger("job.done")
    hook = attach(make_farm, trigger, receiver.url)
    (before,) = hooks(make_farm)
    make_farm.make.update(hook, {"secret": "another-one"})
    (after,) = hooks(make_farm)
    assert after["id"] == before["id"]
    finish_print(make_farm)
    assert receiver.next()[0]["X-SP-Secret"] == "another-one"


def test_a_plan_without_webhooks_says_so(make_farm: Farm, receiver: Receiver) -> None:
    make_farm.sandbox.control("reset", {"plan": "pro"})
    with pytest.raises(MakeError, match=r"\[403\] .*plan"):
        attach(make_farm, make_farm.trigger("job.done"), receiver.url)


def test_no_secret_of_a_webhook_is_logged(make_farm: Farm, receiver: Receiver) -> None:
    hook = attach(make_farm, make_farm.trigger("job.done"), receiver.url)
    make_farm.make.update(hook, {"secret": SECRET})
    make_farm.make.detach(hook)
    assert len(make_farm.make.log.entries) == 3
    shown = repr(make_farm.make.log.entries)
    assert SECRET not in shown
    assert make_farm.sandbox.server.key not in shown


@pytest.mark.parametrize("name", POLLS)
def test_a_poll_finds_what_happened_since_the_last_one(name: str, make_farm: Farm) -> None:
    module, story = module_of(make_farm.app, make_farm.trigger(name)).id, STORIES[name]
    story.before(make_farm)
    bundles, state = make_farm.make.poll(module, story.given, None)
    assert bundles == []
    make_farm.sleep(1)
    found = story.happen(make_farm)
    bundles, state = make_farm.make.poll(module, story.given, state)
    assert [shown(bundle, found) for bundle in bundles] == [expected(found)]
    bundles, state = make_farm.make.poll(module, story.given, state)
    assert bundles == []


def test_a_cancelled_print_did_not_finish(make_farm: Farm) -> None:
    module = module_of(make_farm.app, make_farm.trigger("jobs.finished")).id
    _, state = make_farm.make.poll(module, {}, None)
    printer = printing_printer(make_farm)  # type: ignore[arg-type]
    make_farm.run("printers.cancel", {"printers": [printer]})
    assert make_farm.make.poll(module, {}, state)[0] == []


def test_a_poll_hands_on_no_more_than_its_limit_and_the_rest_later(make_farm: Farm) -> None:
    module = module_of(make_farm.app, make_farm.trigger("queue.item_added")).id
    _, state = make_farm.make.poll(module, {}, None)
    added = []
    for _ in range(3):
        make_farm.sleep(1)
        added.append(add_to_queue(make_farm))
    first, state = make_farm.make.poll(module, {"limit": 2}, state)
    second, state = make_farm.make.poll(module, {"limit": 2}, state)
    assert [bundle["id"] for bundle in first + second] == added


def test_a_poll_keeps_to_its_filter(make_farm: Farm) -> None:
    module = module_of(make_farm.app, make_farm.trigger("jobs.finished")).id
    _, state = make_farm.make.poll(module, {}, None)
    printer = finish_print(make_farm)
    others = {"printers": [printer + 1]}
    assert make_farm.make.poll(module, others, state)[0] == []
    assert len(make_farm.make.poll(module, {"printers": [str(printer)]}, state)[0]) == 1


@pytest.mark.parametrize("name", POLLS)
def test_a_person_can_choose_where_to_start(name: str, make_farm: Farm) -> None:
    STORIES[name].happen(make_farm)
    module = module_of(make_farm.app, make_farm.trigger(name)).id
    rows = make_farm.make.epoch(module, {})
    assert rows
    assert all(row["label"] and row["date"] for row in rows)
