"""The store: state and events together or not at all, and nothing lost by a crash."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from connector.triggers.store import Store, StoreProblem

STATE = {"version": 1, "born": 0, "since": None, "seen": {}}


def test_a_state_comes_back_with_its_revision(tmp_path: Path) -> None:
    Store(tmp_path / "s").commit("k", 0, STATE, [])
    assert Store(tmp_path / "s").load("k") == (STATE, 1)


def test_an_event_stays_until_the_next_one_is_asked_for(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.commit("k", 0, STATE, [{"id": "1"}, {"id": "2"}])
    handing_over = store.pending("k")
    assert next(handing_over) == {"id": "1"}
    assert next(handing_over) == {"id": "2"}
    assert list(Store(tmp_path / "s").pending("k")) == [{"id": "2"}]
    assert list(store.pending("k")) == []


def test_events_of_another_trigger_are_left_alone() -> None:
    store = Store(None)
    store.commit("k", 0, STATE, [{"id": "1"}])
    assert list(store.pending("other")) == []
    assert list(store.pending("k")) == [{"id": "1"}]


def test_a_state_that_somebody_else_moved_on_is_not_overwritten(tmp_path: Path) -> None:
    store = Store(tmp_path / "s")
    store.commit("k", 0, STATE, [])
    with pytest.raises(StoreProblem, match="another poll"):
        store.commit("k", 0, STATE, [{"id": "1"}])
    assert list(store.pending("k")) == []


def test_a_file_that_is_no_state_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("these are my notes, not a database\n" * 40)
    with pytest.raises(StoreProblem, match="cannot be used"):
        Store(path)
    assert "my notes" in path.read_text()


def test_a_killed_process_loses_no_committed_event(tmp_path: Path) -> None:
    program = textwrap.dedent("""
        import os, signal, sys
        from pathlib import Path
        from connector.triggers.store import Store
        store = Store(Path(sys.argv[1]))
        store.commit("k", 0, {"seen": {}}, [{"id": "1"}, {"id": "2"}])
        for event in store.pending("k"):
            print(event["id"], flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    """)
    path = tmp_path / "s"
    killed = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True
    )
    assert killed.stdout == "1\n"
    assert [event["id"] for event in Store(path).pending("k")] == ["1", "2"]
