"""Make's own JSON Schemas, which are not ours to keep: they are read where the reference lies.

The map from files to schemas is that of Make's editor, with the gaps filled that it leaves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from referencing import Registry, Resource

FOLDER = Path(__file__).parents[3].parent / "shared/reference/platforms/make-schemas"
MISSING = f"Make's schemas are not at {FOLDER}, so nothing was checked against them"
_SCHEMAS = {
    ".oauth-communication.iml.json": "api-oauth.json",
    ".communication.iml.json": "api.json",
    ".attach.iml.json": "api.json",
    ".detach.iml.json": "api.json",
    ".update.iml.json": "api.json",
    ".params.iml.json": "parameters.json",
    ".static-params.iml.json": "parameters.json",
    ".mappable-params.iml.json": "parameters.json",
    ".interface.iml.json": "parameters.json",
    ".samples.iml.json": "samples.json",
    ".epoch.iml.json": "epoch.json",
    ".scope-list.iml.json": "scopes.json",
    ".default-scope.iml.json": "scope.json",
    ".required-scope.iml.json": "scope.json",
    ".scope.iml.json": "scope.json",
    ".common.json": "common.json",
    "general/common.json": "common.json",
    "general/base.iml.json": "base.json",
    "modules/groups.json": "groups.json",
    "makecomapp.json": "makecomapp.schema.json",
}


def schema_of(path: str) -> str | None:
    """The schema of a file, by the end of its name."""
    return next((schema for end, schema in _SCHEMAS.items() if path.endswith(end)), None)


def problems(tree: Mapping[str, bytes]) -> Iterator[str]:
    """What the schemas find in the JSON files of an app, one line each."""
    for path in sorted(tree):
        if not path.endswith(".json"):
            continue
        name = schema_of(path)
        if name is None:
            yield f"{path}: no schema is known for it"
            continue
        for error in _validator(name).iter_errors(json.loads(tree[path])):
            where = "/".join(str(part) for part in error.absolute_path)
            yield f"{path}: {where}: {error.message}"


@cache
def _validator(name: str) -> Draft7Validator:
    registry: Registry[Any] = Registry()
    for file in FOLDER.glob("*.json"):
        resource = Resource.from_contents(json.loads(file.read_text()))
        registry = registry.with_resource(f"https://make.invalid/{file.name}", resource)
    return Draft7Validator({"$ref": f"https://make.invalid/{name}"}, registry=registry)
