"""Zapier's guidelines for integrations, as far as they can be checked without Zapier.

Zapier checks these when an integration is pushed; its offline validation knows only the structure.
Written from the published list of checks (D001 and so on) and the build guidelines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

App = Mapping[str, Any]
Found = Iterator[str]

_SMALL = re.compile("a|an|and|as|at|but|by|for|from|if|in|of|on|or|per|than|that|the|to|via|with")
_VERB = re.compile(r"[A-Z][a-z]*s\b")
_LABEL = 64
_TYPES = {
    str: ("string", "datetime", "file"),
    bool: ("boolean",),
    int: ("integer", "number"),
    float: ("number",),
}


def findings(app: App) -> list[str]:
    """What an integration does against the guidelines, one line each, sorted."""
    found: list[str] = []
    for kind in ("triggers", "searches", "creates"):
        for key, one in app[kind].items():
            checks = (_names, _operation, _fields, _references, _sample)
            for check in checks:
                found += [f"{kind}.{key}: {problem}" for problem in check(one, kind, app)]
    found += [f"authentication: {problem}" for problem in _authentication(app)]
    return sorted(found)


def _names(one: App, kind: str, app: App) -> Found:
    display = one["display"]
    label, description = display["label"], display["description"]
    if not 2 <= len(label) <= _LABEL:
        yield "the label is too short or too long"
    if not _is_title_case(label):
        yield f"the label {label!r} is not in title case"
    if not _is_title_case(one["noun"]):
        yield f"the noun {one['noun']!r} is not in title case"
    if kind == "triggers" and not description.startswith("Triggers when "):
        yield "the description does not begin with Triggers when"
    if kind != "triggers" and not _VERB.match(description):
        yield "the description does not begin with a verb"
    if not description.endswith("."):
        yield "the description does not end with a period"
    if "SimplyPrint" in label or "SimplyPrint" in description.partition(".")[0]:
        yield "the name of the app is in the label or description"
    if "  " in description:
        yield "the description has two blanks in a row"
    if any(mark in description for mark in ("http://", "https://", "**")):
        yield "the description holds a link or markup"


def _is_title_case(text: str) -> bool:
    words = re.findall(r"[A-Za-z][\w-]*", text)
    return all(_SMALL.fullmatch(word) or not word[0].islower() for word in words) and bool(words)


def _operation(one: App, kind: str, app: App) -> Found:
    operation = one["operation"]
    if operation.get("perform") != "$function":
        yield "nothing runs"
    if kind != "triggers":
        return
    if operation.get("type") == "hook":
        for name in ("performSubscribe", "performUnsubscribe", "performList"):
            if operation.get(name) != "$function":
                yield f"a hook has no {name}"
    elif not any(field.get("primary") for field in operation.get("outputFields", ())):
        yield "a poll has no field that tells its events apart"
    if one["display"].get("hidden") and not operation.get("canPaginate"):
        yield "a dropdown does not go on to its second page"


def _fields(one: App, kind: str, app: App) -> Found:
    optional_before = False
    groups = {group["key"] for group in one["operation"].get("inputFieldGroups", ())}
    for field in one["operation"].get("inputFields", ()):
        key = field["key"]
        if not _is_title_case(field["label"]):
            yield f"the label of {key} is not in title case"
        if field.get("required") and optional_before:
            yield f"{key} is required and stands behind an optional field"
        optional_before = optional_before or not field.get("required")
        if not field.get("helpText", "End.").endswith((".", "!", "?")):
            yield f"the help of {key} does not end like a sentence"
        if "group" in field and field["group"] not in groups:
            yield f"{key} is in no group"
        # Some ids stand in no list but on a label or in an earlier step, which the help then says;
        # those are texts, as numbers are the ids of records.
        is_told = field["type"] == "string" and "helpText" in field
        is_offered = "dynamic" in field or is_told
        if re.search(r"\bIDs?$", field["label"]) and not is_offered:
            yield f"{key} takes an ID and offers no list"


def _references(one: App, kind: str, app: App) -> Found:
    for field in one["operation"].get("inputFields", ()):
        if "dynamic" in field:
            trigger, *columns = field["dynamic"].split(".")
            target = app["triggers"].get(trigger)
            if target is None or not target["display"].get("hidden"):
                yield f"{field['key']} is filled from {trigger}, which is no hidden trigger"
                continue
            known = {column["key"] for column in target["operation"]["outputFields"]}
            if not set(columns) <= known:
                yield f"{field['key']} reads a column that {trigger} has not"
        if "search" in field:
            search, column = field["search"].split(".")
            target = app["searches"].get(search)
            if target is None:
                yield f"{field['key']} is searched by {search}, which is no search"
            elif column not in target["operation"]["sample"]:
                yield f"{field['key']} reads {column}, which {search} does not find"


def _sample(one: App, kind: str, app: App) -> Found:
    sample = one["operation"].get("sample")
    if not isinstance(sample, Mapping) or not sample:
        yield "there is no sample"
        return
    for field in one["operation"].get("outputFields", ()):
        if field.get("primary") and field["key"] not in sample:
            yield f"the sample lacks {field['key']}, which tells events apart"
        value = _value(sample, re.split(r"__|\[\]", field["key"]))
        if value is not None and not _fits(field, value):
            yield f"{field['key']} in the sample is no {field['type']}"


def _value(sample: Any, path: list[str]) -> Any:
    for step in path:
        if isinstance(sample, list):
            sample = sample[0] if sample else None
        if not isinstance(sample, Mapping):
            return None
        sample = sample.get(step)
    return sample


def _fits(field: App, value: Any) -> bool:
    if isinstance(value, (Mapping, list)) and not field.get("list"):
        return True
    values = value if isinstance(value, list) else [value]
    # A boolean arrives as 0 or 1 in places.
    loose = ("boolean",) if set(map(str, values)) <= {"0", "1"} else ()
    kinds = [_TYPES[type(one)] + loose for one in values if type(one) in _TYPES]
    return "type" not in field or all(field["type"] in kind for kind in kinds)


def _authentication(app: App) -> Found:
    one = app["authentication"]
    for name in ("test", "connectionLabel"):
        if one.get(name) != "$function":
            yield f"there is no {name}"
    for field in one["fields"]:
        is_secret = field["key"] == "api_key"
        if is_secret != (field["type"] == "password") or is_secret == field.get(
            "isNoSecret", False
        ):
            yield f"{field['key']} is not kept as secret as it is"
        if not field.get("helpText"):
            yield f"{field['key']} has no help"
    if one["type"] == "oauth2":
        config = one["oauth2Config"]
        for name in ("authorizeUrl", "getAccessToken", "refreshAccessToken"):
            if config.get(name) != "$function":
                yield f"there is no {name}"
        if config.get("autoRefresh") is not True:
            yield "tokens are not renewed"
