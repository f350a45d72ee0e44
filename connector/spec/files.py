"""Reading spec files from disk. Imports diagnostics and the source layer."""

from __future__ import annotations

from pathlib import Path

from connector.diagnostics import Diagnostics, Location
from connector.spec.locate import SpecRoot
from connector.spec.schema import validate
from connector.spec.source import Document, parse


def read_document(root: SpecRoot, path: Path, diagnostics: Diagnostics) -> Document | None:
    """Parse one file, or None after reporting why not."""
    name = root.name(path)
    if path.suffix != ".yaml":
        diagnostics.error(Location(name), "Y117", "ends with .yml", "spec files end with .yaml")
        return None
    try:
        raw = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or "it cannot be opened"
        diagnostics.error(Location(name), "Y100", f"cannot be read: {reason}")
        return None
    return parse(raw, name, diagnostics)


def read_valid(
    root: SpecRoot, path: Path, kind: str, language: Path, diagnostics: Diagnostics
) -> Document | None:
    """Parse one file and check it against its schema, or None after reporting what is wrong."""
    document = read_document(root, path, diagnostics)
    if document is None or not validate(document, kind, language, diagnostics):
        return None
    return document
