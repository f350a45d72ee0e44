"""Operations: the wire facts of one endpoint, as read from the OpenAPI document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Place = Literal["query", "body", "form", "path"]
HostName = Literal["api", "files", "filament_database", "oauth", "panel"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One field of a request in its one right place; `schema` is JSON Schema 2020-12."""

    place: Place
    key: str
    schema: dict[str, Any]
    required: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """How a list is paged: the request's page fields and the answer's counters (dotted keys)."""

    place: Place
    page: str
    size: str
    max: int
    pages: str | None = None
    total: str | None = None


@dataclass(frozen=True, slots=True)
class Operation:
    """One endpoint. `path` has no leading slash; `company` puts the company id before it.

    A parameter in the path stands there by its key, as in `brands/{brand}`. A `public` endpoint
    needs no credentials and is sent none.
    """

    id: str
    method: str
    host: HostName
    path: str
    company: bool = True
    public: bool = False
    parameters: tuple[Parameter, ...] = ()
    paging: Paging | None = None
    plan: str = "unstated"
    tier: str = "unstated"
    permissions: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    response: dict[str, Any] | None = None
    example: Any = None

    def parameter(self, place: str, key: str) -> Parameter | None:
        """The parameter at that very place, or None."""
        return next((p for p in self.parameters if p.place == place and p.key == key), None)
