"""Several OpenAPI files as one document.

Path items and events are written out where they are used; every other `$ref` to another file
names a component, which is lifted into the document's own components. The origin of each part is
kept, so that a finding in the bundle can be reported where its author wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from connector.diagnostics import Diagnostics, Location, near_miss
from connector.spec.document import Document, Pointer

ROOT = "openapi.yaml"
INLINED = ("paths", "webhooks")
LITERAL = frozenset({"example", "default", "const", "enum"})
"""Keys whose values are data, in which a `$ref` would not be one."""

NAMING = frozenset({"properties", "responses"})
"""Keys whose values are maps by name, so that nothing below them is one of the keys above."""


Report = Callable[..., None]
"""Reports a code, a message and a hint at a place that is looked up only then."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """One OpenAPI document, and for some of its pointers the file and pointer they came from."""

    data: dict[str, Any]
    origins: dict[Pointer, tuple[Document, Pointer]]

    def at(self, pointer: Pointer) -> Location:
        """The place in the source of a pointer into the bundle."""
        end = next(n for n in range(len(pointer), -1, -1) if pointer[:n] in self.origins)
        document, start = self.origins[pointer[:end]]
        return document.at_key((*start, *pointer[end:]))


def bundle(documents: Mapping[str, Document], diagnostics: Diagnostics) -> Bundle:
    """Bundle files by name, beginning with openapi.yaml; unresolved references are reported."""
    work = _Work(documents, diagnostics)
    work.origins[()] = (documents[ROOT], ())
    data = work.copy(documents[ROOT], (), ())
    while work.pending:
        name, (document, pointer) = work.pending.popitem()
        work.lifted[name] = (document, pointer)
        work.origins["components", *name] = (document, pointer)
        part = work.copy(document, pointer, ("components", *name))
        data.setdefault("components", {}).setdefault(name[0], {})[name[1]] = part
    components = data.get("components", {})
    for kind in sorted(components):
        components[kind] = dict(sorted(components.pop(kind).items()))
    return Bundle(data, work.origins)


@dataclass(slots=True)
class _Work:
    documents: Mapping[str, Document]
    diagnostics: Diagnostics
    origins: dict[Pointer, tuple[Document, Pointer]] = field(default_factory=dict)
    pending: dict[tuple[str, str], tuple[Document, Pointer]] = field(default_factory=dict)
    lifted: dict[tuple[str, str], tuple[Document, Pointer]] = field(default_factory=dict)

    def copy(self, document: Document, pointer: Pointer, out: Pointer) -> Any:
        """A copy of a node with its references made local; `out` is where the copy goes."""
        return self._copied(_lookup(document.data, pointer), document, pointer, out)

    def _copied(self, value: Any, document: Document, pointer: Pointer, out: Pointer) -> Any:
        if isinstance(value, list):
            return [
                self._copied(item, document, (*pointer, index), (*out, index))
                if isinstance(item, dict | list)
                else item
                for index, item in enumerate(value)
            ]
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("$ref"), str) and not _literal(pointer):
            return self._reference(document, pointer, value, out)
        return {
            key: self._copied(item, document, (*pointer, key), (*out, key))
            if isinstance(item, dict | list)
            else item
            for key, item in value.items()
        }

    def _reference(
        self, document: Document, pointer: Pointer, value: dict[str, Any], out: Pointer
    ) -> Any:
        def error(code: str, message: str, hint: str = "") -> None:
            self.diagnostics.error(document.at((*pointer, "$ref")), code, message, hint)

        target = self._target(document, value["$ref"], error)
        if target is None:
            return {}
        there, where = target
        if len(out) == 2 and out[0] in INLINED:
            if len(where) != 2 or where[0] != out[0]:
                error("R302", f"{value['$ref']!r} is none of the {out[0]}")
                return {}
            if "$ref" in _lookup(there.data, where):
                error("R302", "a reference to a reference")
                return {}
            self.origins[out] = target
            return self.copy(there, where, out)
        if len(where) != 3 or where[0] != "components":
            hint = "such as schemas.yaml#/components/schemas/Envelope"
            error("R302", f"{value['$ref']!r} is no component", hint)
            return {}
        name = (str(where[1]), str(where[2]))
        known = self.lifted.get(name) or self.pending.setdefault(name, target)
        if known[0] is not there:
            other = f"{known[0].file} has one of the same name"
            error("R302", f"two components {'/'.join(name)}", other)
        return value | {"$ref": f"#/components/{'/'.join(name)}"}

    def _target(
        self, document: Document, reference: str, error: Report
    ) -> tuple[Document, Pointer] | None:
        """The file and pointer that a reference names, or None after reporting it."""
        name, _, fragment = reference.partition("#")
        home = document.file.rpartition("/")[2]
        there = self.documents.get(name or home)
        if there is None:
            hint = near_miss(name, self.documents)
            error("R301", f"there is no file {name!r}", hint)
            return None
        pointer: Pointer = ()
        value = there.data
        for step in fragment.split("/")[1:]:
            if not isinstance(value, dict) or step not in value:
                known = value if isinstance(value, dict) else ()
                missing = f"{there.file} has no {fragment[1:]!r}"
                error("R301", missing, near_miss(step, known))
                return None
            value, pointer = value[step], (*pointer, step)
        return there, pointer


def _literal(pointer: Pointer) -> bool:
    """Whether a node lies in an example or the like."""
    return any(
        step in LITERAL and (i == 0 or pointer[i - 1] not in NAMING)
        for i, step in enumerate(pointer)
    )


def _lookup(data: Any, pointer: Pointer) -> Any:
    for step in pointer:
        data = data[step]
    return data
