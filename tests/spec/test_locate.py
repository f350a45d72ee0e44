from __future__ import annotations

from pathlib import Path

from connector.spec.locate import SpecRoot, language, locate


def test_takes_the_folder_given(tmp_path: Path) -> None:
    assert locate(tmp_path) == SpecRoot(tmp_path)


def test_finds_the_spec_of_the_checkout_or_the_package() -> None:
    assert (locate().folder / "specs" / "connector.yaml").is_file()


def test_the_language_comes_with_the_package() -> None:
    assert (language() / "action.schema.json").is_file()


def test_lists_yaml_files_sorted_and_names_them_from_the_root(tmp_path: Path) -> None:
    for name in ("b/x.yaml", "a/y.yml", "a/z.json"):
        path = tmp_path / "actions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    root = SpecRoot(tmp_path)
    assert [root.name(path) for path in root.files("actions")] == [
        "actions/a/y.yml",
        "actions/b/x.yaml",
    ]
