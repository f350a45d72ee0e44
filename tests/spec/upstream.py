"""Facts as short texts, read from `specs/upstream` and from the OpenAPI documents alike.

Both readers give a map from endpoint or event to a set of facts, so that comparing them is
comparing sets. Nothing here judges which of the two is right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from connector.model import Operation
from connector.spec.openapi.api import Api

UPSTREAM = Path(__file__).parents[2] / "specs" / "upstream"
VERBS = ("get", "post", "put", "patch", "delete")

Facts = dict[str, set[str]]


def read(name: str) -> Any:
    """The data of one file of `specs/upstream`."""
    return yaml.load((UPSTREAM / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


def pinned_endpoints() -> Facts:
    files = sorted((UPSTREAM / "endpoints").glob("*.yaml"))
    found = [entry for file in files for entry in read(f"endpoints/{file.name}")]
    facts = {_name(entry["path"], entry["host"]): set(_pinned(entry)) for entry in found}
    assert len(facts) == len(found), "an endpoint is pinned twice"
    return facts


def _name(path: str, host: str) -> str:
    """The path; the files host repeats one of another, and the panel's API lies below api/."""
    if host == "panel":
        return path.removeprefix("api/")
    return f"{path} (files)" if host == "files" else path


def _pinned(entry: dict[str, Any]) -> Iterator[str]:
    yield f"host {entry['host']}"
    yield f"confidence {entry['confidence']}"
    yield from (f"verb {verb}" for verb in entry["verbs"])
    for place, names in entry.get("fields", {}).items():
        yield from (f"field {place}.{name}" for name in names)
    yield from (f"required {field}" for field in entry.get("required", ()))
    for field, values in entry.get("enums", {}).items():
        yield from (f"value {field}={value}" for value in values)
    for kind in ("scope", "permission", "source"):
        yield from (f"{kind} {name}" for name in entry.get(f"{kind}s", ()))


def described_endpoints(api: Api) -> Facts:
    facts: Facts = defaultdict(set)
    for bundle in (api.bundle, *api.others.values()):
        for item in bundle.data["paths"].values():
            for data in (item[verb] for verb in VERBS if verb in item):
                operation = api.operations[data["operationId"]]
                facts[_name(operation.path, operation.host)] |= set(_described(operation, data))
    return dict(facts)


def _described(operation: Operation, data: dict[str, Any]) -> Iterator[str]:
    yield f"host {operation.host}"
    yield f"confidence {data['x-confidence']}"
    yield from (f"verb {verb}" for verb in data["x-methods"])
    for parameter in operation.parameters:
        field = f"{parameter.place}.{parameter.key}"
        yield f"field {field}"
        item = parameter.schema.get("items", {})
        yield from (f"field {field}[].{key}" for key in item.get("properties", ()))
        yield from (f"required {field}[].{key}" for key in item.get("required", ()))
        yield from (f"value {field}={value}" for value in _values(parameter.schema))
        if parameter.required:
            yield f"required {field}"
    content = data.get("requestBody", {}).get("content", {})
    if len(content) > 1 and "multipart/form-data" in content:
        form = content["multipart/form-data"]["schema"]
        yield from (f"field form.{key}" for key in form["properties"])
    yield from (f"scope {name}" for name in operation.scopes)
    yield from (f"permission {name}" for name in operation.permissions)
    yield from (f"source {name}" for name in data["x-sources"])


def _values(schema: dict[str, Any]) -> Iterable[Any]:
    return schema.get("enum") or schema.get("items", {}).get("enum", ())


def pinned_events() -> Facts:
    return {
        entry["name"]: {f"source {name}" for name in entry["sources"]}
        | {f"data {key}" for key in entry.get("data", ())}
        for entry in read("events.yaml")
    }


def described_events(api: Api) -> Facts:
    facts: Facts = {}
    for name, item in api.bundle.data["webhooks"].items():
        data = (api.events[name].schema or {})["properties"]["data"]
        keys = data.get("properties", ())
        sources = {f"source {source}" for source in item["post"]["x-sources"]}
        facts[name] = sources | {f"data {key}" for key in keys}
    return facts


def differences(pinned: Facts, described: Facts) -> dict[str, dict[str, set[str]]]:
    """By name, the facts that only one side has: `upstream` or `openapi`.

    A field within a field counts only where upstream lists what is in that field at all.
    """
    found: dict[str, dict[str, set[str]]] = {}
    for name in sorted({*pinned, *described}):
        there, here = pinned.get(name, set()), described.get(name, set())
        only_here = {fact for fact in here - there if not _finer(fact, there)}
        if there - here or only_here:
            found[name] = {"upstream": there - here, "openapi": only_here}
    return found


def _finer(fact: str, known: set[str]) -> bool:
    """Whether a fact is about a field in a field of which upstream knows no more than the name."""
    kind, _, field = fact.partition(" ")
    place, _, key = field.partition("=")[0].partition(".")
    outer = key.replace("[]", "").partition(".")[0]
    if kind not in ("field", "required", "value") or outer == key:
        return False
    return not any(
        one.startswith((f"field {place}.{outer}.", f"field {place}.{outer}[")) for one in known
    )
