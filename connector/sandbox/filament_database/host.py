"""The static host of the database: files by path, no key, pages instead of JSON errors."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from starlette.responses import Response

from connector.sandbox import answers
from connector.sandbox.filament_database.site import published

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.settings import Settings

_MEDIA_TYPES = {
    ".json": "application/json",
    ".ndjson": "application/x-ndjson",
    ".csv": "text/csv",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".gz": "application/gzip",
}


def answer(call: Call, settings: Settings) -> Response:
    """The published file at the path; query, headers and body mean nothing to a static site."""
    if call.method not in ("GET", "HEAD"):
        return answers.page("405 Not Allowed", 405)
    content = published(settings.filament_database).get(call.path)
    if content is None:
        return answers.page("404 File not found", 404)
    suffix = PurePosixPath(call.path).suffix
    return Response(content, media_type=_MEDIA_TYPES.get(suffix, "application/octet-stream"))
