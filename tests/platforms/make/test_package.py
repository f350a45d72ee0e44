"""The emitted folder: Make's schemas, our lint, the yardstick, the archive."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from connector.cli.packing import make_archive
from connector.model import Connector
from connector.targets import make as target
from connector.targets.base import Emitted
from connector.targets.supported import with_plain_lists
from tests.cassettes.custom_value_scenarios import CARRIERS
from tests.platforms.make import lint, schemas
from tests.platforms.make.app import App

HANDWRITTEN = Path(__file__).parent / "handwritten"
WRITTEN = sorted(path.relative_to(HANDWRITTEN).as_posix() for path in HANDWRITTEN.rglob("*.json"))
needs_schemas = pytest.mark.skipif(not schemas.FOLDER.is_dir(), reason=schemas.MISSING)


@needs_schemas
def test_every_file_fits_the_schemas_of_make(make_tree: Mapping[str, bytes]) -> None:
    assert list(schemas.problems(make_tree)) == []


@needs_schemas
def test_what_was_written_by_hand_fits_them_too() -> None:
    tree = {path: (HANDWRITTEN / path).read_bytes() for path in WRITTEN}
    assert list(schemas.problems(tree)) == []


@needs_schemas
def test_the_schemas_notice_what_is_wrong() -> None:
    faulty = {"general/base.iml.json": b'{"base": "https://example.com"}'}
    (problem,) = schemas.problems(faulty)
    assert problem.startswith("general/base.iml.json")


@pytest.mark.parametrize("rule", lint.RULES, ids=lambda rule: rule.__name__)
def test_lint(rule: lint.Rule, make_app: App) -> None:
    assert list(rule(make_app)) == []


@pytest.mark.parametrize("path", WRITTEN)
def test_the_emitter_writes_what_was_written_by_hand(
    path: str, make_tree: Mapping[str, bytes]
) -> None:
    assert make_tree[path].decode() == (HANDWRITTEN / path).read_text(encoding="utf-8")


def test_the_yardstick_covers_every_kind_of_component() -> None:
    assert len(WRITTEN) >= 25
    folders = {path.partition("/")[0] for path in WRITTEN}
    assert {"general", "connections", "modules", "rpcs", "webhooks"} <= folders


def test_the_same_connector_gives_the_same_bytes(
    connector: Connector, make_tree: Mapping[str, bytes]
) -> None:
    again = target.emit(connector).tree
    assert list(again.items()) == list(make_tree.items())
    assert list(make_tree) == sorted(make_tree)


def test_everything_of_the_model_is_in_the_app_or_in_a_warning(
    connector: Connector, make_emitted: Emitted, make_app: App
) -> None:
    app = make_app
    left_out = {one.at.file for one in make_emitted.diagnostics if one.code == "T101"}
    actions = {file for file in left_out if file.startswith("actions/")}
    assert actions == {
        "actions/filament/update.yaml",
        "actions/jobs/wait_until_finished.yaml",
        *("actions/printers/jog.yaml", "actions/printers/set_fan.yaml"),
        "actions/printers/set_temperatures.yaml",
        *("actions/queue/tag_after_analysis.yaml", "actions/queue/tag_materials.yaml"),
        "actions/queue/wait_for_analysis.yaml",
        *(f"actions/{name}/set_custom_values.yaml" for name in CARRIERS),
    }
    assert {file.rpartition("/")[0] for file in left_out - actions} == {"triggers/polling"}
    modules = len(connector.actions) + len(connector.triggers) - len(left_out)
    assert len(app.of("module")) == modules
    assert len(app.of("rpc")) == len(with_plain_lists(connector).pickers)
    assert len(app.of("webhook")) == sum(one.kind == "webhook" for one in connector.triggers)


def test_warnings_say_what_is_missing_why_and_what_to_do_instead(make_emitted: Emitted) -> None:
    for one in make_emitted.diagnostics:
        assert one.severity == "warning"
        assert "because" in one.message
        assert one.hint


def test_the_app_calls_itself_unofficial(make_tree: Mapping[str, bytes]) -> None:
    app = App(make_tree)
    assert app.manifest["origins"][0]["appId"].endswith("-unofficial")
    assert all("unofficial" in one.about["label"] for one in app.of("connection"))
    assert "**Unofficial.**" in make_tree["README.md"].decode()


def test_the_icon_is_as_large_as_make_wants_it(make_tree: Mapping[str, bytes]) -> None:
    icon = make_tree["icon.png"]
    assert icon[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", icon[16:24]) == (512, 512)
    assert len(icon) < 500_000


@pytest.fixture(scope="module")
def archive(
    make_tree: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    """The archive's files as an importer sees them."""
    assert target.PACKING is not None
    path = make_archive(target.PACKING, make_tree, tmp_path_factory.mktemp("archive"))
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_the_archive_says_its_version_first(archive: Mapping[str, bytes]) -> None:
    assert json.loads(archive["simplyprint-unofficial/.sdk"]) == {"version": 2}
    about = json.loads(archive["simplyprint-unofficial/metadata.json"])
    assert about["name"] == "simplyprint-unofficial"
    assert {name.partition("/")[0] for name in archive} == {about["name"]}


SECTIONS = {
    "connections": {"api", "parameters", "scope", "scopes"},
    "rpcs": {"api", "parameters"},
    "webhooks": {"api", "parameters", "attach", "detach", "scope", "update"},
    "action": {"api", "parameters", "expect", "interface", "samples", "scope"},
    "trigger": {"api", "epoch", "parameters", "interface", "samples", "scope"},
    "instant_trigger": {"api", "parameters", "interface", "samples"},
}
SECTIONS |= dict.fromkeys(("search", "universal"), SECTIONS["action"])
LISTS = {"parameters", "expect", "interface", "scope"}


def test_the_archive_holds_every_section_of_every_component(
    archive: Mapping[str, bytes], make_tree: Mapping[str, bytes]
) -> None:
    for one in App(make_tree).components.values():
        folder = f"simplyprint-unofficial/{one.kind}s/{one.id}/"
        files = {name[len(folder) :] for name in archive if name.startswith(folder)}
        about = json.loads(archive[f"{folder}metadata.json"])
        sections = SECTIONS[about["type"] if one.kind == "module" else f"{one.kind}s"]
        assert files == {"metadata.json", *(f"{name}.imljson" for name in sections)}
        for name in sections & LISTS:
            assert isinstance(json.loads(archive[f"{folder}{name}.imljson"]), list)
        assert json.loads(archive[f"{folder}api.imljson"]) == one.files["communication"]
