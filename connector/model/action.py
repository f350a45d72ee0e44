"""Actions: what a person can do, and where each of their inputs goes on the wire."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from connector.model.operation import Operation, Place
from connector.model.strategy import CustomValues, Gcode, Keep, Limits, MaterialTags, Wait

Effect = Literal["read", "idempotent", "write", "physical"]
Kind = Literal["text", "integer", "number", "boolean", "datetime", "json", "file"]
Widget = Literal["line", "multiline", "code"]
Cast = Literal["flag", "json_text"]
Strategy = Literal["upload", "call", "gcode", "wait", "material_tags", "custom_values"]
Match = Literal["equals", "named", "contains", "falls_below", "reaches"]


@dataclass(frozen=True, slots=True)
class Destination:
    """One place an input goes to, with the mapping operators applied on the way.

    Operators apply in the order of the fields: split, map, cast, then join or join_many.
    A dotted key nests inside a body.
    """

    place: Place
    key: str
    split: str | None = None
    map: dict[str, Any] | None = None
    cast: Cast | None = None
    join: str | None = None
    join_many: str | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of an input; without a label the value is shown."""

    value: Any
    label: str


@dataclass(frozen=True, slots=True)
class Input:
    """One thing a person fills in.

    `destinations` says where it goes; `filter` (triggers and lists) is a dotted path into the event
    or record, whose value must fit the input, or be a change that crosses it, as `match` says; an
    input of a list may have both. An input with neither is read by the action's strategy or paging.
    """

    name: str
    label: str
    kind: Kind
    many: bool = False
    help: str = ""
    placeholder: str = ""
    required: bool = False
    default: Any = None
    options: tuple[Option, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    max_items: int | None = None
    pattern: str | None = None
    widget: Widget | None = None
    picker: str | None = None
    advanced: bool = False
    destinations: tuple[Destination, ...] = ()
    filter: str | None = None
    match: Match = "equals"


@dataclass(frozen=True, slots=True)
class Output:
    """What becomes of the answer.

    `keys` are alternatives (dotted), the first present one is unwrapped; `coalesce` fills a field
    from the first present of several; `none` means that only success is reported, and `deletes`
    that what was named is gone then; `binary` means that the answer is a file. `simple` are dotted
    paths of the fields that matter most; empty leaves the choice to the target.
    """

    keys: tuple[str, ...] = ()
    many: bool = False
    none: bool = False
    deletes: bool = False
    binary: bool = False
    coalesce: dict[str, tuple[str, ...]] | None = None
    simple: tuple[str, ...] = ()
    schema: dict[str, Any] | None = None
    sample: Any = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a composite action: inputs passed through, and inputs bound to earlier output."""

    action: Action
    name: str
    take: tuple[str, ...] = ()
    bind: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """What one target shows instead."""

    title: str | None = None
    description: str | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """One action. It runs one operation, or a named strategy, or its steps in turn.

    `constants` maps "place.key" to a fixed value. `one_of` lists groups of inputs of which exactly
    one must be given, `any_of` groups of which at least one must be given. `limits` are read and
    kept before anything else is sent; `keep` reads what was not given.
    """

    name: str
    title: str
    description: str
    effect: Effect
    output: Output
    operation: Operation | None = None
    strategy: Strategy | None = None
    steps: tuple[Step, ...] = ()
    inputs: tuple[Input, ...] = ()
    constants: dict[str, Any] | None = None
    one_of: tuple[tuple[str, ...], ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()
    gcode: Gcode | None = None
    limits: Limits | None = None
    wait: Wait | None = None
    material_tags: MaterialTags | None = None
    custom_values: CustomValues | None = None
    keep: Keep | None = None
    note: str = ""
    deprecated: str = ""
    plan: str = "unstated"
    scopes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    targets: dict[str, Override] | None = None

    @property
    def resource(self) -> str:
        return self.name.partition(".")[0]

    @property
    def readings(self) -> tuple[Operation, ...]:
        """What is read besides the action's own operation, before or after it."""
        read = (self.limits, self.keep, self.material_tags)
        found = [one.operation for one in read if one is not None]
        return (*found, *([self.custom_values.definitions] if self.custom_values else ()))

    def input(self, name: str) -> Input | None:
        return next((item for item in self.inputs if item.name == name), None)
