"""Whatever a file holds, loading ends in findings and never in an exception."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connector.spec.load import load
from connector.spec.locate import SpecRoot
from tests.spec.conftest import FIXTURE

ODD = [None, 5, "x", "lamps.list", [], {}, ["a", "b"], {"type": "array"}, {"$ref": "x"}]


def nodes(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    steps = (
        value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    )
    for step in steps:
        yield (*path, step)
        yield from nodes(value[step], (*path, step))


FILES = {path: yaml.safe_load(path.read_text()) for path in sorted(FIXTURE.rglob("*.yaml"))}
PLACES = [(path, node) for path, data in FILES.items() for node in nodes(data)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spec")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(place=st.sampled_from(PLACES), odd=st.sampled_from(ODD))
def test_an_odd_value_anywhere_is_survived(
    folder: Path, place: tuple[Path, tuple[str | int, ...]], odd: Any
) -> None:
    path, (*way, last) = place
    data = copy.deepcopy(FILES[path])
    around = data
    for step in way:
        around = around[step]
    around[last] = odd
    shutil.copytree(FIXTURE, folder, dirs_exist_ok=True)
    (folder / path.relative_to(FIXTURE)).write_text(yaml.safe_dump(data, sort_keys=False))
    loaded = load(SpecRoot(folder))
    assert (loaded.connector is None) == loaded.diagnostics.failed
