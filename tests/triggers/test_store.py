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


def test_two_processes_both_hand_over_the_event_in_flight_at_most(tmp_path: Path) -> None:
    one, other = Store(tmp_path / "s"), Store(tmp_path / "s")
    one.commit("k", 0, STATE, [{"id": str(number)} for number in range(3)])
    first = one.pending("k")
    assert next(first)["id"] == "0"
    assert [event["id"] for event in other.pending("k")] == ["0", "1", "2"]
    assert list(first) == []


@pytest.mark.parametrize("text", ["{not json", "[]", "{}", '{"version": 2, "seen": {}}'])
def test_a_state_that_is_not_ours_is_refused(tmp_path: Path, text: str) -> None:
    store = Store(tmp_path / "s")
    store.commit("k", 0, STATE, [])
    store._database.execute("UPDATE states SET state = ?", (text,))
    with pytest.raises(StoreProblem, match="name a new file"):
        store.load("k")


def test_a_damaged_file_is_a_problem_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "s"
    store = Store(path)
    store.commit("k", 0, {**STATE, "seen": {str(n): ["x" * 99, 0, 0, 0] for n in range(999)}}, [])
    store.close()
    raw = bytearray(path.read_bytes())
    raw[4096:40960] = b"A" * 36864
    path.write_bytes(raw)
    with pytest.raises(StoreProblem, match="malformed"):
        Store(path).load("k")


@pytest.mark.parametrize("pragma", ["max_page_count=4", "query_only=ON"])
def test_a_full_or_read_only_disk_keeps_nothing_of_a_commit(tmp_path: Path, pragma: str) -> None:
    store = Store(tmp_path / "s")
    store.commit("k", 0, STATE, [])
    store._database.execute(f"PRAGMA {pragma}")
    with pytest.raises(StoreProblem):
        store.commit("k", 1, STATE, [{"id": "x" * 20_000}])
    assert Store(tmp_path / "s").load("k") == (STATE, 1)
    assert list(Store(tmp_path / "s").pending("k")) == []
