"""Remembering files between runs: only what did not change and was in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from connector.diagnostics import Diagnostics
from connector.model import canonical_json
from connector.spec import memo, source
from connector.spec.document import Document
from connector.spec.load import Loaded, load
from connector.spec.memo import Memo
from tests.spec.conftest import Spec

TITLE = "title: Switch lamps"
FILE = "actions/lamps/switch.yaml"


def run(spec: Spec, path: Path, *, thorough: bool = True) -> Loaded:
    """One run of a command."""
    remembered = Memo(path)
    loaded = load(spec.root, thorough=thorough, memo=remembered)
    remembered.save(forget=thorough)
    return loaded


def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are parsed from now on."""
    names: list[str] = []
    parse = source.parse

    def noting(raw: bytes, name: str, diagnostics: Diagnostics) -> Document | None:
        names.append(name)
        return parse(raw, name, diagnostics)

    monkeypatch.setattr(source, "parse", noting)
    return names


def test_what_did_not_change_is_not_read_again(
    spec: Spec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cache" / "memo"
    first = run(spec, path)
    names = parsed(monkeypatch)
    second = run(spec, path)
    assert names == []
    assert canonical_json(second.connector) == canonical_json(first.connector)


def test_a_changed_file_alone_is_read_again(
    spec: Spec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "memo"
    run(spec, path)
    spec.edit(FILE, TITLE, "title: Light lamps")
    names = parsed(monkeypatch)
    connector = run(spec, path).connector
    assert names == [FILE]
    assert connector is not None
    assert {"Light lamps"} <= {action.title for action in connector.actions}


def test_a_run_that_reads_less_forgets_nothing(
    spec: Spec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "memo"
    run(spec, path)
    spec.edit(FILE, TITLE, "title: Light lamps")
    run(spec, path, thorough=False)
    names = parsed(monkeypatch)
    run(spec, path)
    assert names == []


def test_a_run_that_reads_everything_forgets_what_is_of_no_more_use(
    spec: Spec, tmp_path: Path
) -> None:
    path = tmp_path / "memo"
    run(spec, path)
    before = path.read_bytes()
    spec.edit(FILE, TITLE, "title: Light lamps")
    run(spec, path)
    spec.edit(FILE, "title: Light lamps", TITLE)
    run(spec, path)
    assert len(path.read_bytes()) == len(before)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (TITLE, "title: [", "Y101"),
        (TITLE, "titel: Switch lamps", "S202"),
        ("to: body.colour", "to: body.color", "R307"),
    ],
)
def test_a_finding_is_found_again_at_its_place(
    spec: Spec, tmp_path: Path, old: str, new: str, code: str
) -> None:
    path = tmp_path / "memo"
    run(spec, path)
    spec.edit(FILE, old, new)
    told = [[str(item) for item in run(spec, path).diagnostics.items] for _ in range(2)]
    assert told[0] == told[1] == [str(item) for item in load(spec.root).diagnostics.items]
    assert code in told[0][0]
    assert told[0][0].startswith(f"{FILE}:")


def test_a_document_that_is_not_openapi_is_refused_each_time(spec: Spec, tmp_path: Path) -> None:
    path = tmp_path / "memo"
    run(spec, path)
    spec.edit("specs/openapi/openapi.yaml", 'version: "0.1.0"', "")
    assert [run(spec, path).connector for _ in range(2)] == [None, None]


@pytest.mark.parametrize("content", [b"", b"\xff\xff", b"i\x01\x00\x00\x00", b"{"])
def test_a_memo_that_makes_no_sense_is_as_good_as_none(
    spec: Spec, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "memo"
    path.write_bytes(content)
    assert run(spec, path).connector is not None
    assert path.read_bytes() != content


def test_other_code_forgets_everything(
    spec: Spec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "memo"
    run(spec, path)
    monkeypatch.setattr(memo, "_code", lambda: "newer")
    names = parsed(monkeypatch)
    run(spec, path)
    assert names


def test_a_place_that_cannot_be_written_does_no_harm(spec: Spec, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert run(spec, tmp_path / "file" / "memo").connector is not None
