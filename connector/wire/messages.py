"""Requests and answers as plain data. Whoever sends them decides how; nothing here does I/O."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Any, Literal

from connector.model.action import Effect
from connector.model.operation import HostName


@dataclass(frozen=True, slots=True)
class FileInput:
    """A file to send. `size` is in bytes; `source` belongs to the sender and is opaque here."""

    name: str
    size: int
    source: object = None


@dataclass(frozen=True, slots=True)
class FilePart:
    """`length` bytes of a file from `offset`, sent under `name`."""

    file: FileInput
    name: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Request:
    """One request, not yet bound to a base URL, a company or credentials.

    A `public` one goes without credentials, so that nobody else sees them. `delay` are the seconds
    to wait before it is sent.
    """

    method: str
    host: HostName
    path: str
    company: bool = True
    public: bool = False
    query: dict[str, str] = field(default_factory=dict)
    body: Any = None
    form: dict[str, str | FilePart] | None = None
    effect: Effect = "read"
    expects: Literal["json", "file"] = "json"
    delay: float = 0


@dataclass(frozen=True, slots=True)
class Response:
    """One answer. Header names are lower case; `file` is what the sender made of a binary body."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    text: str = ""
    file: Any = None


Exchange = Generator[Request, Response, Any]
"""Yields requests, is sent their answers, and returns the output."""
