"""What must never be in the repository, and what must be."""

import json
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def tracked() -> list[Path]:
    """The files under version control or about to be."""
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listing.stdout.splitlines() if (ROOT / line).is_file()]


def test_lock_files_name_no_download_address() -> None:
    locks = [p for p in tracked() if p.name == "package-lock.json" or p.suffix == ".lock"]
    assert locks
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        if lock.suffix == ".json":
            packages = json.loads(text)["packages"].values()
            assert all("resolved" not in package for package in packages), lock
        else:
            assert "://" not in text, lock


def test_nothing_points_at_a_home_or_a_work_folder() -> None:
    suspicious = re.compile(rb"(^|[\s\"'=(])(/home/\w+|/root|/work)/")
    guilty = [
        path.relative_to(ROOT).as_posix()
        for path in tracked()
        if path != Path(__file__) and suspicious.search(path.read_bytes())
    ]
    assert guilty == []


def test_the_version_is_written_the_same_everywhere() -> None:
    from connector import __version__

    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    spec = (ROOT / "specs" / "connector.yaml").read_text(encoding="utf-8")
    assert f'version = "{__version__}"' in project
    assert f'version: "{__version__}"' in spec
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
