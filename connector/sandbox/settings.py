"""What can be switched on a sandbox: the account, its plan, and habits where the sources disagree.

Each default is what working clients meet according to the reference; each other value is a
habit that some source reports. Imports only the clock's end.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, fields, replace
from types import UnionType
from typing import TYPE_CHECKING, Literal, Union, get_args, get_origin, get_type_hints

from connector.sandbox.clock import LATEST

if TYPE_CHECKING:
    from collections.abc import Mapping

Plan = Literal[
    "free",
    "basic",
    "cloud_slicer",
    "filament_manager",
    "pro",
    "print_farm",
    "school",
    "enterprise",
]

#: Requests per fixed minute; a plan without an entry exposes no API.
REQUESTS_PER_MINUTE: dict[str, int] = {
    "pro": 60,
    "print_farm": 180,
    "school": 180,
    "enterprise": 600,
}
PLAN_ORDER = ("pro", "print_farm", "school", "enterprise")

#: Fields that shape the seeded world and therefore only change with a reset.
RESET_ONLY = frozenset({"company", "seed", "printers", "start"})


@dataclass(frozen=True, slots=True)
class Settings:
    """All switches of a sandbox; `docs/sandbox.md` describes each one.

    Times are seconds, sizes bytes, `start` unix seconds (None: the real clock, running).
    """

    company: int = 1234
    key: str = "sandbox-key-0000"
    seed: int = 1
    printers: int = 5
    start: float | None = None

    plan: Plan = "print_farm"
    rate_limit: int | None = None
    retry_after: bool = False
    denied_permissions: tuple[str, ...] = ()

    oauth_client: str = "sandbox-client"
    oauth_secret: str = "sandbox-client-secret"  # noqa: S105 - obviously made up
    oauth_public_client: str = "sandbox-public-client"
    oauth_redirects: tuple[str, ...] = ()
    oauth_rotation: bool = True
    oauth_access_seconds: int = 3600

    field_names: Literal["new", "old"] = "new"
    pid_place: Literal["query", "body"] = "query"
    gcode_array: bool = True
    cancel_demands: tuple[str, ...] = ()
    job_fields: Literal["old", "new", "both"] = "both"
    single_printer: Literal["object", "array"] = "object"
    bed_must_be_clear: bool = False
    hold_prints: bool = False

    statistics_key: Literal["data", "statistics", "both"] = "data"
    school_objects: bool = False
    autoprint_scope: Literal["account", "printer"] = "account"

    queue_shape: Literal["array", "object"] = "array"
    created_id: Literal["created_id", "id", "both"] = "both"
    group_required: bool = False
    done_items_means: Literal["only", "also"] = "only"

    secret_header: Literal["X-SP-Secret", "X-SP-Token", "both"] = "X-SP-Secret"  # noqa: S105
    deliver_private: bool = True
    delivery_timeout: float = 5.0

    max_request_bytes: int = 100_000_000
    download_seconds: float = 3.0
    heat_seconds: float = 20.0
    analysis_seconds: float = 4.0

    partner: bool = True
    filament_database: Literal["first", "second"] = "first"

    def requests_per_minute(self) -> int | None:
        """The limit in force: the override, else the plan's; None where 0 switched it off."""
        if self.rate_limit is not None:
            return self.rate_limit or None
        return REQUESTS_PER_MINUTE.get(self.plan)

    def reaches(self, plan: str) -> bool:
        """Whether the account's plan includes what `plan` includes."""
        if self.plan not in PLAN_ORDER:
            return False
        return PLAN_ORDER.index(self.plan) >= PLAN_ORDER.index(plan)


def change(settings: Settings, values: Mapping[str, object]) -> Settings:
    """Settings with `values` (JSON types) put in; ValueError names the first bad one."""
    hints = get_type_hints(Settings)
    names = [field.name for field in fields(Settings)]
    accepted: dict[str, object] = {}
    for name, value in values.items():
        if name not in hints:
            near = difflib.get_close_matches(name, names, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ValueError(f"unknown setting {name!r}{hint}")
        if isinstance(value, list):
            value = tuple(value)
        if not _fits(value, hints[name]):
            raise ValueError(f"setting {name}: {value!r} does not fit, {_wanted(hints[name])}")
        accepted[name] = value
    # The names and types were checked against the annotations just above.
    changed = replace(settings, **accepted)  # type: ignore[arg-type]
    if changed.printers < 1 or changed.company < 1:
        raise ValueError("settings company and printers must be 1 or more")
    if changed.start is not None and changed.start > LATEST:
        raise ValueError(f"setting start: the clock ends at {LATEST}")
    return changed


def _fits(value: object, hint: object) -> bool:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, part) for part in get_args(hint))
    if origin is Literal:
        return value in get_args(hint)
    if origin is tuple:
        return isinstance(value, tuple) and all(isinstance(item, str) for item in value)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
    if hint is int:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, hint) if isinstance(hint, type) else False


def _wanted(hint: object) -> str:
    if get_origin(hint) is Literal:
        return "one of " + ", ".join(str(value) for value in get_args(hint))
    if get_origin(hint) is tuple:
        return "a list of strings"
    names = [part.__name__ for part in (get_args(hint) or (hint,)) if isinstance(part, type)]
    return "it takes " + " or ".join(names).replace("NoneType", "null")
