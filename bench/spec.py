"""From YAML to a checked model, and from the model to packages."""

from __future__ import annotations

import tempfile
import time

import yaml

from bench.measure import Row, median, process
from connector.spec.load import load
from connector.spec.locate import locate
from connector.targets.registry import targets


def measure() -> list[Row]:
    root = locate()
    paths = [*root.files("specs"), *root.files("actions"), *root.files("triggers")]
    texts = [path.read_text(encoding="utf-8") for path in paths]

    def parse() -> None:
        for text in texts:
            yaml.load(text, Loader=yaml.CSafeLoader)

    connector = load(root).connector
    assert connector is not None
    size = sum(map(len, texts)) / 1000
    rows = [
        Row(
            f"load the spec ({len(texts)} files, {size:.0f} kB)",
            median(lambda: load(root), 9, time.perf_counter),
            median(parse, 9, time.perf_counter),
            "ms",
            "parse with PyYAML's C loader, no checks",
        )
    ]
    for name, target in targets().items():
        emit = median(lambda target=target: target.emit(connector), 5, time.perf_counter)  # type: ignore[misc]
        rows.append(Row(f"emit {name}", emit, None, "ms"))
    with tempfile.TemporaryDirectory() as out:
        check = process("-m", "connector", "check", times=3)
        build = process("-m", "connector", "build", "--out", out, times=3)
    rows.append(Row("connector check, cold", check, None, "ms"))
    rows.append(Row("connector build of all targets, cold", build, None, "ms"))
    return rows
