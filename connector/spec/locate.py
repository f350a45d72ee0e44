"""Where the spec lives: inside the installed package, or beside it in a checkout.

Imports nothing of the project.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class SpecRoot:
    """The folder that holds `specs`, `actions`, `triggers`, and in a checkout `tests/cases`."""

    folder: Path

    @property
    def cases(self) -> Path:
        return self.folder / "tests" / "cases"

    def files(self, *parts: str) -> list[Path]:
        """The YAML files below a folder of the root, sorted; the spelling .yml is kept in sight."""
        found = self.folder.joinpath(*parts).rglob("*.y*ml")
        return sorted(path for path in found if path.suffix in (".yaml", ".yml"))

    def name(self, path: Path) -> str:
        """How messages name a file: relative to the root, with slashes."""
        return path.relative_to(self.folder).as_posix()


def locate(folder: Path | None = None) -> SpecRoot:
    """The given spec root, else the packaged one, else the checkout's."""
    packaged = PACKAGE / "_spec"
    return SpecRoot(folder or (packaged if packaged.is_dir() else PACKAGE.parent))


def language() -> Path:
    """The folder of the language's JSON Schemas; it belongs to this package, not to a spec."""
    return locate().folder / "specs" / "language"
