"""Polling triggers in Zapier's core against the sandbox; Zapier's memory of ids is played here."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests

from connector.model import Connector
from tests.platforms.happenings import EMITS, STORIES, add_to_queue
from tests.platforms.stories import Found, expected, shown
from tests.platforms.zapier.farm import Farm

pytestmark = pytest.mark.node


class Zap:
    """A Zap with a polling trigger: Zapier starts it for each id that it has not seen."""

    def __init__(self, farm: Farm, trigger: str, cache: dict[str, Any], **filters: Any) -> None:
        self._farm = farm
        self._method = f"triggers.{trigger.replace('.', '_')}.operation.perform"
        self._given = filters
        self.cache = cache
        """What z.cache holds for the connection, which other Zaps of it share."""
        self.seen: set[str] = set()

    def look(self, **meta: bool) -> dict[str, Any]:
        result = self._farm.step(self._method, self._given, cache=self.cache, meta=meta)
        if "error" not in result:
            self.cache.clear()
            self.cache.update(result["cache"])
        return result

    def turn_on(self) -> None:
        self.seen = {row["event_id"] for row in self.look(isPopulatingDedupe=True)["output"]}

    def poll(self) -> list[dict[str, Any]]:
        """What starts the Zap, oldest first."""
        rows = self.look()["output"]
        fresh = [row for row in reversed(rows) if row["event_id"] not in self.seen]
        self.seen |= {row["event_id"] for row in fresh}
        return fresh


def start_print(farm: Farm) -> int:
    return farm.start_print()


def seen(zap: Zap, found: Found) -> list[Found]:
    """What a poll starts the Zap with, as far as the story tells."""
    return [shown(row, found) for row in zap.poll()]


def test_every_polling_trigger_has_a_story(connector: Connector) -> None:
    assert STORIES.keys() == {one.name for one in connector.triggers if one.poll}


@pytest.fixture
def cache() -> dict[str, Any]:
    return {}


@pytest.mark.parametrize("name", STORIES)
def test_only_what_happens_after_a_zap_was_turned_on_starts_it(
    zapier_farm: Farm, cache: dict[str, Any], name: str
) -> None:
    story = STORIES[name]
    story.before(zapier_farm)
    zap = Zap(zapier_farm, name, cache, **story.given)
    zap.turn_on()
    assert zap.poll() == []
    found = story.happen(zapier_farm)
    assert seen(zap, found) == [expected(found)]
    assert zap.poll() == []


@pytest.mark.parametrize("name", EMITS)
def test_zaps_that_share_a_connection_both_start(
    zapier_farm: Farm, cache: dict[str, Any], name: str
) -> None:
    zaps = [Zap(zapier_farm, name, cache), Zap(zapier_farm, name, cache)]
    for zap in zaps:
        zap.turn_on()
    found = STORIES[name].happen(zapier_farm)
    assert [seen(zap, found) for zap in zaps] == [[expected(found)]] * 2


@pytest.mark.parametrize("name", EMITS)
def test_a_zap_that_is_turned_on_takes_nothing_from_another(
    zapier_farm: Farm, cache: dict[str, Any], name: str
) -> None:
    first = Zap(zapier_farm, name, cache)
    first.turn_on()
    found = STORIES[name].happen(zapier_farm)
    second = Zap(zapier_farm, name, cache)
    second.turn_on()
    assert seen(first, found) == [expected(found)]


@pytest.mark.parametrize("name", ["jobs.finished", "queue.item_added"])
def test_a_lost_cache_loses_and_repeats_nothing(
    zapier_farm: Farm, cache: dict[str, Any], name: str
) -> None:
    happen = STORIES[name].happen
    zap = Zap(zapier_farm, name, cache)
    zap.turn_on()
    happen(zapier_farm)
    assert len(zap.poll()) == 1
    cache.clear()
    assert zap.poll() == []
    found = happen(zapier_farm)
    cache.clear()
    assert seen(zap, found) == [expected(found)]


def test_a_lost_cache_loses_the_changes_before_it_but_none_after(
    zapier_farm: Farm, cache: dict[str, Any]
) -> None:
    zap = Zap(zapier_farm, "printers.state_changed", cache)
    zap.turn_on()
    printer = start_print(zapier_farm)
    cache.clear()
    assert zap.poll() == []
    zapier_farm.run("printers.pause", {"printers": [printer]})
    zapier_farm.sleep(5)
    (row,) = zap.poll()
    assert (row["id"], row["change"]["to"]) == (printer, "paused")


def test_a_look_that_fails_loses_nothing(zapier_farm: Farm, cache: dict[str, Any]) -> None:
    zap = Zap(zapier_farm, "printers.state_changed", cache)
    zap.turn_on()
    printer = start_print(zapier_farm)
    zapier_farm.sandbox.fault("status", status=500, times=None)
    assert zap.look()["error"]["name"] == "AppError"
    clear_faults(zapier_farm)
    assert [row["id"] for row in zap.poll()] == [printer]


def test_a_filter_is_of_one_zap_and_what_it_leaves_out_starts_another(
    zapier_farm: Farm, cache: dict[str, Any]
) -> None:
    printer, other = zapier_farm.printers(2)
    filtered = Zap(zapier_farm, "printers.state_changed", cache, printers=[str(other)])
    every = Zap(zapier_farm, "printers.state_changed", cache)
    filtered.turn_on()
    every.turn_on()
    assert start_print(zapier_farm) == printer
    assert filtered.poll() == []
    assert [row["id"] for row in every.poll()] == [printer]


def test_changes_there_and_back_have_ids_of_their_own(
    zapier_farm: Farm, cache: dict[str, Any]
) -> None:
    zap = Zap(zapier_farm, "printers.state_changed", cache)
    zap.turn_on()
    printer = start_print(zapier_farm)
    (first,) = zap.poll()
    for action in ("pause", "resume"):
        zapier_farm.run(f"printers.{action}", {"printers": [printer]})
        zapier_farm.sleep(5)
        (row,) = zap.poll()
    assert first["change"]["to"] == row["change"]["to"] == "printing"


@pytest.mark.parametrize("name", STORIES)
def test_while_a_zap_is_built_present_records_are_shown(
    zapier_farm: Farm, cache: dict[str, Any], name: str
) -> None:
    story = STORIES[name]
    story.before(zapier_farm)
    story.happen(zapier_farm)
    zap = Zap(zapier_farm, name, cache, **story.given)
    rows = zap.look(isLoadingSample=True)["output"]
    assert 1 <= len(rows) <= 3
    assert cache == {}


def test_what_stands_at_zapier_is_no_larger_than_its_log(
    zapier_farm: Farm, cache: dict[str, Any]
) -> None:
    zap = Zap(zapier_farm, "queue.item_added", cache)
    zap.turn_on()
    for _ in range(3):
        add_to_queue(zapier_farm)
    assert len(zap.poll()) == 3
    ids = [row["event_id"] for row in zap.look()["output"]]
    assert ids == sorted(ids, key=int, reverse=True)


def test_the_log_is_cut_to_what_a_cache_may_take(zapier_farm: Farm, cache: dict[str, Any]) -> None:
    """Zaps that looked often enough have seen what is cut off, which is the oldest."""
    zap = Zap(zapier_farm, "queue.item_added", cache)
    zap.turn_on()
    (key,) = cache
    kept = json.loads(cache[key])
    old = [{"id": f"old{number}", "item": {"id": number}} for number in range(100)]
    cache[key] = json.dumps({**kept, "log": old})
    added = add_to_queue(zapier_farm)
    ids = [row["event_id"] for row in zap.look()["output"]]
    assert ids == [str(added), *(f"old{number}" for number in range(99))]
    large = [{"id": f"large{number}", "item": {"note": "x" * 100_000}} for number in range(5)]
    cache[key] = json.dumps({**json.loads(cache[key]), "log": large})
    assert [row["event_id"] for row in zap.look()["output"]] == ["large0", "large1"]


def clear_faults(farm: Farm) -> None:
    requests.delete(f"{farm.sandbox.url}/__sandbox/faults", timeout=5)
