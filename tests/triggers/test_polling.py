"""Polling against the sandbox: what happens there comes out here, once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from connector.runner import Client, Connection, Secret
from connector.triggers.polling import poll_once, state_key
from connector.triggers.store import Store
from connector.wire.errors import ApiError
from tests.conftest import Sandbox
from tests.runner.test_client import first_printers, oauth_token, run, start_print


def poll(client: Client, store: Store, name: str, **inputs: Any) -> list[dict[str, Any]]:
    trigger = client.connector.trigger(name)
    assert trigger is not None
    return list(poll_once(client, store, trigger, inputs))


def test_a_finished_print_is_found_once(client: Client, sandbox: Sandbox) -> None:
    store = Store(None)
    printer = start_print(client)
    assert poll(client, store, "jobs.finished") == []
    sandbox.control("clock", {"advance": 30})
    assert poll(client, store, "jobs.finished") == []
    sandbox.control("prints/finish", {"printer": printer})
    (event,) = poll(client, store, "jobs.finished")
    assert event["item"]["printer"] == printer
    assert poll(client, store, "jobs.finished") == []


def test_a_print_that_took_days_is_found_behind_many_newer_ones(
    client: Client, sandbox: Sandbox
) -> None:
    store = Store(None)
    slow, quick = first_printers(client, 2)
    file = run(client, "files.list", folder=-1)[0]["id"]
    run(client, "jobs.create", printers=[slow], library_file=file)
    run(client, "printers.list")
    sandbox.control("clock", {"freeze": True})
    assert poll(client, store, "jobs.finished") == []
    for _ in range(3):
        run(client, "jobs.create", printers=[quick], library_file=file)
        sandbox.control("prints/finish", {"printer": quick})
        assert len(poll(client, store, "jobs.finished")) == 1
    sandbox.control("prints/finish", {"printer": slow})
    (event,) = poll(client, store, "jobs.finished")
    assert event["item"]["printer"] == slow


def test_a_printers_change_says_from_what_to_what(client: Client, sandbox: Sandbox) -> None:
    store = Store(None)
    assert poll(client, store, "printers.state_changed") == []
    printer = start_print(client)
    (event,) = poll(client, store, "printers.state_changed")
    assert event["item"]["id"] == printer
    assert event["item"]["change"]["from"] == "operational"


def test_an_added_item_is_found(client: Client) -> None:
    store = Store(None)
    poll(client, store, "queue.item_added")
    file = run(client, "files.list", folder=-1)[0]["id"]
    added = run(client, "queue.add_item", library_file=file)
    (event,) = poll(client, store, "queue.item_added")
    assert event["item"]["id"] == added["id"]


def test_a_poll_that_fails_loses_nothing(client: Client, sandbox: Sandbox) -> None:
    store = Store(None)
    poll(client, store, "queue.item_added")
    file = run(client, "files.list", folder=-1)[0]["id"]
    run(client, "queue.add_item", library_file=file)
    sandbox.fault("html", "*queue/GetItems")
    with pytest.raises(ApiError):
        poll(client, store, "queue.item_added")
    assert len(poll(client, store, "queue.item_added")) == 1


def test_other_inputs_or_another_account_have_their_own_state(client: Client) -> None:
    trigger = client.connector.trigger("jobs.finished")
    assert trigger is not None
    assert state_key(client, trigger, {}) != state_key(client, trigger, {"printers": [1]})
    assert state_key(client, trigger, {"printers": "1"}) == state_key(
        client, trigger, {"printers": [1]}
    )


@pytest.mark.parametrize("company", [None, "999"])
def test_a_new_token_of_the_same_account_goes_on_where_the_old_one_stopped(
    client: Client, sandbox: Sandbox, connection: Connection, company: str | None
) -> None:
    """Tokens last an hour; whether the company id was left out or is stale, it ends up right."""
    store = Store(None)
    trigger = client.connector.trigger("printers.state_changed")
    assert trigger is not None
    found = []
    for what_follows in (start_print, lambda _: None):
        token = Secret(oauth_token(sandbox))
        own = replace(connection, api_key=Secret(""), access_token=token, company=company)
        with Client(client.connector, own, clock=client.clock) as other:
            found.append(list(poll_once(other, store, trigger, {})))
        what_follows(client)
    assert [len(events) for events in found] == [0, 1]
