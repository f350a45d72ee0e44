"""Outputs and events as the sample and the fields that Zapier shows before anything ran.

Imports model and this package's wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from connector.model import Output, Trigger
from connector.targets.zapier.wording import output_label

Fields = list[dict[str, Any]]

ITEMS = "items"
"""Where `engine/actions.ts` puts a list that comes of changing something."""
EVENT_ID = "event_id"
"""The field by which Zapier tells the events of a polling trigger apart."""

_SCALARS = ("string", "integer", "number", "boolean")
_FILE = "https://example.com/file"


def shown(output: Output, *, as_records: bool = True) -> dict[str, Any]:
    """The keys of an operation that describe what an action returns.

    A search returns a list `as_records`, anything else returns one object with the list in it.
    """
    if output.binary:
        fields: Fields = [{"key": "file", "label": "File", "type": "file"}]
        return {"outputFields": fields, "sample": {"file": _FILE}}
    schema = output.schema or {}
    record = schema.get("items", {}) if output.many else schema
    made = output.sample[0] if isinstance(output.sample, list) and output.sample else output.sample
    sample = _without_nulls(made) if isinstance(made, Mapping) else {}
    if output.many and not as_records:
        return {**_with_fields(_fields(record, f"{ITEMS}[]")), "sample": {ITEMS: [sample]}}
    return {**_with_fields(_fields(record)), "sample": sample or {"message": "Done"}}


def event_output(trigger: Trigger) -> dict[str, Any]:
    """As `shown`, for the events of a trigger."""
    event = dict(trigger.sample) if isinstance(trigger.sample, Mapping) else {}
    fields = _fields(trigger.schema or {})
    if trigger.poll is not None:
        event = _reached(trigger, event)
        event[EVENT_ID] = "1"
        # Zapier forgets which events it has seen if their field is not marked.
        first = {"key": EVENT_ID, "label": "Event ID", "type": "string", "primary": True}
        fields = [first, *(field for field in fields if field["key"] != EVENT_ID)]
    return {**_with_fields(fields), "sample": _without_nulls(event) or {"event": "sample"}}


def _reached(trigger: Trigger, event: dict[str, Any]) -> dict[str, Any]:
    """The sample of a list as an event of it: with a value that makes one."""
    poll = trigger.poll
    if poll is None or poll.emit != "reached" or poll.field is None or poll.field not in event:
        return event
    return {**event, poll.field: poll.to[0]}


def _with_fields(fields: Fields) -> dict[str, Any]:
    return {"outputFields": fields} if fields else {}


def _fields(schema: Mapping[str, Any], within: str = "") -> Fields:
    found = []
    for path, kind in _leaves(schema, []):
        field = {"key": within + "__".join(path), "label": output_label(path), **kind}
        found.append(field)
    return found


def _leaves(schema: Mapping[str, Any], path: list[str]) -> Iterator[tuple[list[str], Any]]:
    """The scalars, and lists of scalars, below a schema; what else there is shows in the sample."""
    for name, given in (schema.get("properties") or {}).items():
        inner, steps = _plain(given), [*path, name]
        if inner.get("properties"):
            yield from _leaves(inner, steps)
        elif kind := _kind(inner):
            yield steps, {"type": kind}
        elif kind := _kind(_plain(inner.get("items") or {})):
            yield steps, {"type": kind, "list": True}


def _plain(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Of alternatives the one that says most: an object, else the first that is not null."""
    variants = [_plain(one) for one in schema.get("anyOf") or schema.get("oneOf") or ()]
    if not variants:
        return schema
    objects = [one for one in variants if one.get("properties")]
    others = [one for one in variants if one.get("type") != "null"]
    return (objects or others or variants)[0]


def _kind(schema: Mapping[str, Any]) -> str | None:
    kind = schema.get("type")
    kinds = [one for one in (kind if isinstance(kind, list) else [kind]) if one != "null"]
    if len(kinds) != 1 or kinds[0] not in _SCALARS:
        return "string" if isinstance(schema.get("const"), str) else None
    if kinds[0] == "string" and schema.get("format") == "date-time":
        return "datetime"
    return str(kinds[0])


def _without_nulls(value: Any) -> Any:
    """A sample keeps what answers surely hold; a null there stands for what is often missing."""
    if isinstance(value, Mapping):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [_without_nulls(item) for item in value if item is not None]
    return value
