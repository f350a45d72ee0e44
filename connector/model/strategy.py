"""What named strategies need to know beyond an action's inputs: data, not code."""

from __future__ import annotations

from dataclasses import dataclass

from connector.model.operation import Operation


@dataclass(frozen=True, slots=True)
class Gcode:
    """Lines of G-code with inputs in them, sent as a list to `to` ("place.key").

    A word such as `X{x}` is left out if its input was not given, and a line of which no word was
    given is left out whole. A word with a question mark, `F{speed?}`, keeps no line by itself.
    `S{percent%255}` sends so many percent of 255, as a whole number.
    """

    to: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """What is waited for: that the output's `path` is one of `values`, or without any, is there.

    The output is read every so many seconds, at most for as long as the input `timeout` says.
    """

    path: str
    every: int
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MaterialTags:
    """How slots are tagged with materials: what `operation` reads of them before and after.

    `given` maps "place.key" of the reading to the input that is sent there. `slots` leads to the
    slots as the analysis knows them, `stored` to the tags that stuck; tags are sent to `to`.
    """

    operation: Operation
    given: dict[str, str]
    slots: str
    stored: str
    to: str


@dataclass(frozen=True, slots=True)
class CustomValues:
    """Values of custom fields, which the input `values` holds by field, sent as a list to `to`.

    `definitions` lists the fields, found under the first present one of `keys` (dotted): their
    types say what is sent.
    """

    to: str
    definitions: Operation
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Limit:
    """An input is at most the number found at `at`, or in the list there as its entry `entry`.

    Nothing or 0 there means that the limit is unknown. `needs` leads to what must not be false, and
    `lacking` says what is missing otherwise.
    """

    input: str
    at: str
    entry: int | None = None
    needs: str | None = None
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read before the call, and which inputs it limits, whatever their sign.

    `given` maps "place.key" of the reading to the input that is sent there; `keys` are alternatives
    (dotted), of which the first present one is unwrapped. Paths lead from there.
    """

    operation: Operation
    given: dict[str, str]
    each: tuple[Limit, ...]
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """An input that keeps what is found at `at` if nothing is given for it.

    `day`: found are the seconds of a midnight, and the day is sent. `needed`: the call cannot do
    without it.
    """

    input: str
    at: str
    day: bool = False
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """What is read before a call that overwrites, and the inputs that it fills.

    `given` and `keys` are those of Limits.
    """

    operation: Operation
    given: dict[str, str]
    each: tuple[Kept, ...]
    keys: tuple[str, ...] = ()
