"""The upload strategy: one multipart request, or several parts for a large file.

The first part carries `totalSize` and is answered with a `continueToken`, which every later part
carries; the answer to the last part holds the file. Source: reference auth facts, chunked upload.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from connector.model import Action
from connector.wire.errors import ApiError, InputError
from connector.wire.messages import Exchange, FileInput, FilePart
from connector.wire.request import build_request
from connector.wire.response import read_answer, shape

PART_SIZE = 95 * 1024 * 1024
"""Bytes a part. The host refuses requests of more than 100 MB, framing included."""


def upload(action: Action, values: Mapping[str, Any], part_size: int) -> Exchange:
    """Send `file` in as few parts as allowed; a lost part is never sent again by itself."""
    file: FileInput = values["file"]
    if file.size == 0:
        raise InputError(["file: takes a file that is not empty"])
    name = values.get("name") or file.name
    assert action.operation is not None
    token: str | None = None
    for offset in range(0, file.size, part_size):
        length = min(part_size, file.size - offset)
        part = FilePart(
            file, name if offset == 0 else f"{name}.part{offset // part_size + 1}", offset, length
        )
        form: dict[str, str | FilePart] = {"file": part}
        if offset > 0:
            form["continueToken"] = str(token)
        elif length < file.size:
            form["totalSize"] = str(file.size)
        request = replace(build_request(action.operation, effect=action.effect), form=form)
        response = yield request
        answer = read_answer(response)
        if offset + length == file.size:
            return shape(action.output, answer)
        token = answer.get("continueToken", token)
        if not isinstance(token, str):
            raise ApiError("unexpected", "The answer to a part holds no continueToken", 200)
    raise AssertionError("a file has a last part")
