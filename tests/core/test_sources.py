"""core.ts as source: what every platform's compiler and linter will hold against it."""

from __future__ import annotations

import ast
import dataclasses
import re
from pathlib import Path

import pytest

from connector.model import action, connector, operation, strategy, trigger
from tests.implementations.core_process import compile_core

CORE = Path(__file__).parents[2] / "connector" / "targets" / "core"
WIRE = Path(__file__).parents[2] / "connector" / "wire"
FILES = sorted(CORE.glob("*.ts"))
NO_TWIN = {
    "plain": "numbers in JavaScript are plain",
}

FORBIDDEN = {
    r"\b(process|globalThis|global|window|Buffer|__dirname|__filename)\b": "a platform's globals",
    r"\b(set|clear)(Timeout|Interval|Immediate)\b": "timers",
    r"\b(eval|Function|require|fetch)\s*\(": "code from text, modules or network at run time",
    r"\bDate\.now|new Date\(\)|\bMath\.random|\bperformance\b": "clocks and chance",
    r"(:|\bas|<|\||,) any\b|<any>": "untyped values",
    r"export default": "default exports",
    r"@ts-|eslint-|\bconsole\b|\bdebugger\b": "switches for tools, and traces",
}


def code(file: Path) -> str:
    """The file without its comments."""
    return re.sub(r"(?m)^\s*//.*$|^\s*/?\*.*$| // .*$", "", file.read_text("utf-8"))


@pytest.mark.node
def test_it_compiles_strictly(tmp_path: Path) -> None:
    compile_core(tmp_path)
    assert {file.stem for file in tmp_path.glob("*.js")} == {file.stem for file in FILES}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_forbidden_is_used(file: Path) -> None:
    found = [why for pattern, why in FORBIDDEN.items() if re.search(pattern, code(file))]
    assert not found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_only_the_core_itself_is_imported(file: Path) -> None:
    imported = re.findall(r"""\bfrom\s+['"]([^'"]+)['"]""", code(file))
    assert not {name for name in imported if not (CORE / f"{name}.ts").exists()}
    assert all(name.startswith("./") for name in imported)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_nothing_is_thrown_where_something_is_caught(file: Path) -> None:
    """Linters of platforms let only errors of the platform out of a catch clause."""
    assert not re.search(r"catch\s*(\(\w+\))?\s*\{[^}]*\bthrow\b", code(file))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_files_stay_small(file: Path) -> None:
    lines = file.read_text("utf-8").splitlines()
    assert len(lines) <= 400
    assert max(map(len, lines)) <= 100


def functions(module: Path) -> set[str]:
    """The public functions of a Python module, as their twins are called."""
    names = {
        node.name
        for node in ast.parse(module.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    }
    return {re.sub(r"_(\w)", lambda m: m[1].upper(), name) for name in names - set(NO_TWIN)}


@pytest.mark.parametrize("module", sorted(WIRE.glob("[a-z]*.py")), ids=lambda file: file.name)
def test_every_function_of_the_wire_has_its_twin(module: Path) -> None:
    twin = code(CORE / f"{module.stem}.ts")
    assert functions(module) <= set(re.findall(r"export function\*? (\w+)", twin))


CLASSES = [
    value
    for module in (action, connector, operation, strategy, trigger)
    for value in vars(module).values()
    if dataclasses.is_dataclass(value) and value.__module__ == module.__name__
    if value is not connector.Connector
]


@pytest.mark.parametrize("model", CLASSES, ids=lambda model: model.__name__)
def test_interfaces_are_the_model(model: type) -> None:
    """Same fields; a field with a default may be left out, and any other may not."""
    body = re.search(
        rf"export interface {model.__name__} \{{\n(.*?)\n\}}",
        (CORE / "spec.ts").read_text(),
        re.DOTALL,
    )
    assert body is not None
    found = dict(re.findall(r"^  (\w+)(\??):", body[1], re.MULTILINE))
    wanted = {
        field.name: "" if field.default is dataclasses.MISSING else "?"
        for field in dataclasses.fields(model)
    }
    assert found == wanted
