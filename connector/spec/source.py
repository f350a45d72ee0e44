"""YAML text as data, with the place of every node.

Spec files are read by people and by several tools, so the loader takes only what all of them read
the same way: one document, text keys, YAML 1.2 values, no anchors, tags or merge keys. Limits are
checked on the stream of parser events, before anything is built, so hostile input costs no more
than its size. Imports diagnostics and the document only.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from connector.diagnostics import Diagnostic, Diagnostics, Location
from connector.spec.document import Document
from connector.spec.scalars import LARGEST_INTEGER, NotPortable, plain_value

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 64
MAX_FINDINGS = 20
"""After so many findings in one file the rest of it is not read."""

FORBIDDEN_KEYS = frozenset({"__proto__", "constructor", "prototype"})

Mark = tuple[int, int]

if yaml.__with_libyaml__:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
else:
    from yaml import Loader as _Parser  # type: ignore[assignment]

# Controls, line breaks that YAML versions disagree on, marks that reorder text on screen, BOM.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]")
_TAB = re.compile(r"^ *\t", re.MULTILINE)


class _Refused(Exception):
    """Reading cannot go on."""

    def __init__(self, mark: Mark, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.mark, self.code, self.message, self.hint = mark, code, message, hint


def parse(raw: bytes, file: str, diagnostics: Diagnostics) -> Document | None:
    """Parse one file. Everything wrong with it is reported and makes the result None."""
    reader = _Reader(file)
    try:
        text = _decode(raw)
        for event in _events(text):
            reader.take(event)
            if len(reader.found) >= MAX_FINDINGS:
                break
    except _Refused as refused:
        reader.refuse(refused.mark, refused.code, refused.message, refused.hint)
    if reader.found:
        diagnostics.extend(reader.found)
        return None
    first_line = text.partition("\n")[0].rstrip("\r")
    return Document(file, reader.root, first_line, reader.places)


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise _Refused((0, 0), "Y102", f"file of {len(raw)} bytes", f"at most {MAX_BYTES} bytes")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode()
        raise _Refused(_mark(before), "Y103", "not UTF-8", "save the file as UTF-8") from None
    if control := _CONTROL.search(text):
        raise _Refused(_mark(text[: control.start()]), "Y104", _control(control.group()))
    if tab := _TAB.search(text):
        place = _mark(text[: tab.end() - 1])
        raise _Refused(place, "Y116", "a tab in the indentation", "indent with spaces")
    return text


def _mark(before: str) -> Mark:
    lines = re.split(r"\r\n|\r|\n", before)
    return len(lines), len(lines[-1]) + 1


def _control(character: str) -> str:
    return f"control character U+{ord(character):04X}"


def _events(text: str) -> Iterator[Any]:
    parser = _Parser(text)
    try:
        yield from iter(parser.get_event, None)
    except yaml.MarkedYAMLError as error:
        raise _syntax(error) from None
    finally:
        parser.dispose()


def _syntax(error: yaml.MarkedYAMLError) -> _Refused:
    mark = error.problem_mark or error.context_mark
    place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    problem = error.problem or "not YAML"
    return _Refused(place, "Y101", problem, error.context or "")


def _property(event: Any, mark: Mark) -> _Refused:
    if event.anchor:
        return _Refused(mark, "Y106", f"anchor &{event.anchor}", "write the value out")
    return _Refused(mark, "Y108", f"tag {event.tag}", "leave it out")


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read; `key` waits for its value."""

    container: Any
    keys: dict[str, Mark] = field(default_factory=dict)
    key: str | None = None


class _Reader:
    """Builds data from events with a stack of its own, since recursion has a depth."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Any = None
        self.documents = 0
        self.stack: list[_Open] = []
        self.places = array("I")
        self.found: list[Diagnostic] = []

    def refuse(self, mark: Mark, code: str, message: str, hint: str = "") -> None:
        self.found.append(Diagnostic(Location(self.file, *mark), code, message, hint))

    def take(self, event: Any) -> None:
        mark = (event.start_mark.line + 1, event.start_mark.column + 1)
        match event:
            case yaml.ScalarEvent():
                self._scalar(event, mark)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._open(event, mark)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
            case yaml.AliasEvent():
                raise _Refused(mark, "Y107", f"alias *{event.anchor}", "write the value out")
            case yaml.DocumentStartEvent():
                self._start_document(event, mark)

    def _start_document(self, event: Any, mark: Mark) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _Refused(mark, "Y110", "a second document", "one document a file")
        if event.version or event.tags:
            raise _Refused(mark, "Y111", "a YAML directive", "leave it out")

    def _open(self, event: Any, mark: Mark) -> None:
        if event.anchor or event.tag:
            raise _property(event, mark)
        container: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        if self.stack and self._wants_key():
            raise _Refused(mark, "Y112", "a key that is not text", "write it in quotes")
        if len(self.stack) >= MAX_DEPTH:
            raise _Refused(mark, "Y113", f"nested deeper than {MAX_DEPTH} levels")
        self._add(container, mark)
        self.stack.append(_Open(container))

    def _scalar(self, event: Any, mark: Mark) -> None:
        if event.anchor or event.tag:
            raise _property(event, mark)
        if event.style == '"' and (control := _CONTROL.search(event.value)):
            self.refuse(mark, "Y104", _control(control.group()))
        plain = not event.style
        if self.stack and self._wants_key():
            self._key(event.value, plain, mark)
            return
        try:
            value = plain_value(event.value) if plain else event.value
        except NotPortable:
            limit = f"finite, and whole numbers up to {LARGEST_INTEGER}; quote it if it is text"
            self.refuse(mark, "Y114", f"number {event.value[:40]} is out of range", limit)
            value = None
        self._add(value, mark)

    def _wants_key(self) -> bool:
        top = self.stack[-1]
        return isinstance(top.container, dict) and top.key is None

    def _key(self, key: str, plain: bool, mark: Mark) -> None:
        top = self.stack[-1]
        if key == "<<" and plain:
            self.refuse(mark, "Y109", "merge key <<", "write the values out")
        if key in FORBIDDEN_KEYS:
            self.refuse(mark, "Y115", f"key {key!r} is not allowed", "it is special in JavaScript")
        if key in top.keys:
            line, column = top.keys[key]
            first = f"it is set at line {line}, column {column}"
            self.refuse(mark, "Y105", f"duplicate key {key!r}", first)
        top.keys.setdefault(key, mark)
        top.key = key

    def _add(self, value: Any, mark: Mark) -> None:
        if not self.stack:
            self.root = value
            self.places.extend((*mark, 0, 0))
            return
        top = self.stack[-1]
        key_mark = (0, 0)
        if isinstance(top.container, dict):
            assert top.key is not None
            key_mark = top.keys[top.key]
            top.container[top.key] = value
            top.key = None
        else:
            top.container.append(value)
        self.places.extend((*mark, *key_mark))
