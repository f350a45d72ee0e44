"""Files and functions stay small, so that a reader can hold one in mind."""

import ast
import statistics
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(
    path
    for folder in ("connector", "tests", "bench", "examples")
    for pattern in ("*.py", "*.ts", "*.cjs", "*.mjs")
    for path in (ROOT / folder).rglob(pattern)
    if "node_modules" not in path.parts
)
LARGEST_FILE = 500
LARGEST_MEDIAN = 120
LARGEST_FUNCTION = 60


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_file_has_at_most_500_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LARGEST_FILE


def test_half_of_the_files_have_at_most_120_lines() -> None:
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES]
    assert statistics.median(sizes) <= LARGEST_MEDIAN


@pytest.mark.parametrize(
    "path",
    [path for path in SOURCES if path.suffix == ".py"],
    ids=lambda p: p.relative_to(ROOT).as_posix(),
)
def test_a_function_has_at_most_60_lines(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LARGEST_FUNCTION
    ]
    assert long == []
