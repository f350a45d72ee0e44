"""Output schemas: labels and formats for what a step returns.

Activepieces shows only what such a schema lists, so there is one only where it is complete: for
outputs that are one object of plain fields. Everything else is shown as it is. Imports model.
"""

from __future__ import annotations

import re
from typing import Any

from connector.model import Action
from connector.targets.wording import title_case

_FORMATS = {"boolean": "boolean", "integer": "number", "number": "number"}
KEPT_FILE = {
    "fields": [
        {"key": "file", "label": "File", "format": "url"},
        {"key": "fileName", "label": "File Name"},
        {"key": "mimeType", "label": "MIME Type"},
        {"key": "size", "label": "Size", "format": "filesize"},
    ]
}
"""What the engine makes of a downloaded file."""


def output_schema(action: Action) -> dict[str, Any] | None:
    """The `outputSchema` of an action, or None where the raw output shows more."""
    if action.output.binary:
        return KEPT_FILE
    schema = action.output.schema or {}
    properties = schema.get("properties")
    if schema.get("type") != "object" or not properties:
        return None
    fields = [_field(key, part) for key, part in properties.items()]
    return None if None in fields else {"fields": fields}


def _field(key: str, schema: dict[str, Any]) -> dict[str, str] | None:
    """One plain field, or None."""
    types = schema.get("type")
    kinds = set(types if isinstance(types, list) else [types]) - {"null"}
    if len(kinds) != 1 or not kinds <= {*_FORMATS, "string"}:
        return None
    (kind,) = kinds
    form = "datetime" if schema.get("format") == "date-time" else _FORMATS.get(kind)
    return {"key": key, "label": _label(key)} | ({"format": form} if form else {})


def _label(key: str) -> str:
    """ "queue_position" and "queuePosition" as "Queue Position"."""
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", key).replace("_", " ")
    return title_case(words)
