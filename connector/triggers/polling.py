"""Polling a trigger: read, compare, keep, hand over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from connector.model import Trigger, digest
from connector.runner import Client
from connector.triggers.store import Store
from connector.wire.inputs import read_inputs


def state_key(client: Client, trigger: Trigger, inputs: Mapping[str, Any]) -> str:
    """What a state belongs to: the account, the trigger and its inputs.

    Another account or other inputs take stock anew, instead of mixing with what was seen.
    """
    values = read_inputs(trigger.inputs, inputs)
    account = replace(client.connection, company=client.company()).account
    return f"{trigger.name}:{digest([account, values])[:24]}"


def poll_once(
    client: Client, store: Store, trigger: Trigger, inputs: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """Poll and yield the events {id, item}, beginning with those that a crash left over.

    Asking for the next event says that the one before was handed over.
    """
    key = state_key(client, trigger, inputs)
    yield from store.pending(key)
    state, revision = store.load(key)
    polled = client.poll(trigger, inputs, state)
    if state_key(client, trigger, inputs) != key:
        # The company id was stale, and what was read belongs to another account than the state.
        yield from poll_once(client, store, trigger, inputs)
        return
    store.commit(key, revision, polled.state, polled.events)
    yield from store.pending(key)
