"""Texts that would do harm if they got into code, Markdown or a platform as anything but data."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from connector.model import Connector

HOSTILE = (
    "'); throw new Error('out'); //",
    '"); throw new Error("out"); //',
    "`${process.exit(1)}`",
    "*/ throw 1; /*",
    "</script><script>alert(1)</script>",
    "\\",
    "\\' \\\" \\u0027 \\",
    "line one\nline two\r\nline three\rline four",
    "line\u2028and\u2029paragraph",
    "tab\tnull\0bell\a",
    "={{ $env.SECRET }}",
    "=1 + 1",
    "{{ $json.id }} }} {{",
    "{{connection.apiKey}} {{parameters.x}}",
    "{{bundle.authData.apiKey}} {{=<% %>=}}",
    "{{trigger['body']}} {{connections.key}}",
    "__proto__",
    "constructor",
    "@@properties @@{title} @@",
    "| a | [b](javascript:c) ![d](e) # <f> & `g`",
    "Grüße, 東京, \U0001f5a8, \u202eright to left",
    "lone \ud800 surrogate",
    "%s %d {0} $1 $& $$",
    "a very long text " + "that does not fit a line " * 12 + "end",
)

TEXTS = {  # fields of the model whose texts people write
    *("title", "description", "label", "help", "placeholder", "note", "group", "detail"),
    *("documentation", "homepage", "api_key_help", "path", "search"),
}


def _replaced(value: Any, texts: Iterator[str]) -> Any:
    """A model object whose texts are replaced by those, one after another."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changes = {
            field.name: next(texts)
            if field.name in TEXTS and isinstance(getattr(value, field.name), str)
            else _replaced(getattr(value, field.name), texts)
            for field in dataclasses.fields(value)
            if field.name not in ("targets", "openapi")
        }
        return dataclasses.replace(value, **changes)
    if isinstance(value, tuple):
        return tuple(_replaced(item, texts) for item in value)
    return value


def hostile(connector: Connector) -> Connector:
    """The connector with hostile texts wherever a person's words stand.

    Actions send them too, under keys that are no better, and still know their endpoints, so that
    they can be run; only that of the test of a connection gets a hostile path.
    """
    changed: Connector = _replaced(connector, cycle(HOSTILE))
    sent = {f"body.{text}": text for text in HOSTILE}
    actions = [
        dataclasses.replace(after, constants=sent)
        if before.name == connector.test_action
        else dataclasses.replace(after, constants=sent, operation=before.operation)
        for before, after in zip(connector.actions, changed.actions, strict=True)
    ]
    # Names of classes are made of the letters of the title, and tests know them.
    title = connector.title + "'); \" `${}` */ // \\ {{}} \n\u2028 ="
    return dataclasses.replace(changed, title=title, actions=tuple(actions))
