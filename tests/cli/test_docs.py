"""The pages in the repository are those that the spec makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from connector.cli import docs
from connector.cli.exits import Failed
from tests.cli.conftest import Run


def test_the_pages_are_up_to_date(cli: Run) -> None:
    ran = cli("docs", "--check")
    assert ran.code == 0, ran.err


def test_a_stale_a_missing_and_a_stray_page_are_named_with_the_command(tmp_path: Path) -> None:
    (tmp_path / "docs" / "actions").mkdir(parents=True)
    (tmp_path / "docs" / "actions" / "gone.md").write_text("Gone\n")
    (tmp_path / "llms.txt").write_text("old\n")
    made = {"llms.txt": b"new\n", "docs/triggers.md": b"new\n"}
    with pytest.raises(
        Failed, match=r"llms.txt, docs/triggers.md, docs/actions/gone.md.*make docs"
    ):
        docs._compare(made, tmp_path)
