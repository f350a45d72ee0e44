"""Reading spec files from disk. Imports diagnostics and the source layer."""

from __future__ import annotations

import hashlib
from array import array
from functools import cache
from pathlib import Path
from typing import Any

from connector.diagnostics import Diagnostics, Location
from connector.spec.document import Document
from connector.spec.locate import SpecRoot, language
from connector.spec.memo import Memo


def _read(path: Path, name: str, diagnostics: Diagnostics) -> bytes | None:
    if path.suffix != ".yaml":
        diagnostics.error(Location(name), "Y117", "ends with .yml", "spec files end with .yaml")
        return None
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or "it cannot be opened"
        diagnostics.error(Location(name), "Y100", f"cannot be read: {reason}")
        return None


def read_valid(
    root: SpecRoot, path: Path, kind: str, diagnostics: Diagnostics, memo: Memo
) -> Document | None:
    """Parse one file and check it against its schema, or None after reporting what is wrong."""
    name = root.name(path)
    raw = _read(path, name, diagnostics)
    if raw is None:
        return None

    def make() -> tuple[Any, str, bytes] | None:
        # Neither the parser nor the validator is imported for what an earlier run found in order.
        from connector.spec.schema import validate
        from connector.spec.source import parse

        document = parse(raw, name, diagnostics)
        if document is None or not validate(document, kind, language(), diagnostics):
            return None
        return document.data, document.first_line, document.places.tobytes()

    found = memo.recall((kind.encode(), raw, _schemas()), make)
    if found is None:
        return None
    data, first_line, places = found
    return Document(name, data, first_line, array("I", places))


@cache
def _schemas() -> bytes:
    """A digest of all schemas of the language: a file may be checked against several."""
    whole = hashlib.sha256()
    for path in sorted(language().glob("*.schema.json")):
        whole.update(path.read_bytes())
    return whole.digest()
