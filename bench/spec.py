"""From YAML to a checked model, and from the model to packages: whole commands and their parts.

The commands run as installed, with compiled bytecode. The first one on a machine finds no memo;
those that follow find what was in order. The parts are in CPU time.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml

from bench.measure import Row, median, process
from connector.cli.tree import write_tree
from connector.diagnostics import Diagnostics
from connector.spec.files import read_valid
from connector.spec.load import load
from connector.spec.locate import SpecRoot, locate
from connector.spec.memo import Memo
from connector.spec.openapi import read_api
from connector.spec.openapi.standard import check_standard
from connector.targets.registry import targets

KINDS = {
    ("specs", "openapi"): "openapi",
    ("actions",): "action",
    ("triggers",): "trigger",
    ("tests", "cases"): "cases",
}


def measure() -> list[Row]:
    root = locate()
    with tempfile.TemporaryDirectory() as scratch:
        return [
            *_commands(Path(scratch)),
            *_checking(root, Path(scratch)),
            *_building(root, Path(scratch)),
        ]


def _commands(scratch: Path) -> Iterator[Row]:
    memo = scratch / "memo"
    environ = {"CONNECTOR_CACHE": str(memo), "PYTHONPYCACHEPREFIX": str(scratch / "bytecode")}
    check = ("-m", "connector", "check")
    build = ("-m", "connector", "build", "--out", str(scratch / "dist"))

    def forget() -> None:
        shutil.rmtree(memo, ignore_errors=True)

    first = process(*check, times=2, environ=environ, before=forget)
    yield Row("connector check, the first", first, None, "ms")
    yield Row("connector check", process(*check, times=5, environ=environ), None, "ms")
    yield Row("connector build", process(*build, times=3, environ=environ), None, "ms")


def _checking(root: SpecRoot, scratch: Path) -> Iterator[Row]:
    paths = [(path, kind) for place, kind in KINDS.items() for path in root.files(*place)]
    texts = [path.read_text(encoding="utf-8") for path, _ in paths]
    size = sum(map(len, texts)) / 1000
    api = read_api(root, Diagnostics(), Memo())
    assert api is not None
    documents = (api.bundle, *api.others.values())
    kept = scratch / "checked.memo"
    memo = Memo(kept)
    load(root, thorough=True, memo=memo)
    memo.save()

    def parse() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    def read() -> None:
        for path, kind in paths:
            read_valid(root, path, kind, Diagnostics(), Memo())

    def hold() -> None:
        for document in documents:
            check_standard(document, Diagnostics())

    yield Row(
        f"check: read and validate {len(texts)} files of {size:.0f} kB",
        median(read, 2, time.process_time),
        median(parse, 2, time.process_time),
        "ms",
        "parse with PyYAML's C loader, no checks",
    )
    standard = median(hold, 2, time.process_time)
    yield Row("check: OpenAPI documents against the standard", standard, None, "ms")
    rest = median(lambda: load(root, thorough=True, memo=Memo(kept)), 5, time.process_time)
    yield Row("check: the rest: names, lowering, lints", rest, None, "ms")


def _building(root: SpecRoot, scratch: Path) -> Iterator[Row]:
    connector = load(root).connector
    assert connector is not None
    trees = {name: target.emit(connector).tree for name, target in targets().items()}
    for name, target in targets().items():
        emit = median(lambda target=target: target.emit(connector), 3, time.process_time)  # type: ignore[misc]
        yield Row(f"build: emit {name}", emit, None, "ms")

    def write() -> None:
        for name, tree in trees.items():
            write_tree(tree, scratch / "written" / name)

    files = sum(map(len, trees.values()))
    yield Row(f"build: write {files} files", median(write, 3, time.process_time), None, "ms")
