"""The budget: never more calls in any minute than the plan allows, whoever makes them."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import threading
from collections import Counter
from pathlib import Path

import pytest

from connector.runner.budget import Budget, BudgetSpent, open_budget
from connector.runner.clock import SystemClock
from tests.conftest import FakeClock


def test_calls_within_the_plan_do_not_wait(clock: FakeClock) -> None:
    budget = Budget(None, "a", 60, clock)
    for _ in range(60):
        budget.acquire(0)
    assert clock.slept == []


def test_no_minute_holds_more_calls_than_allowed(clock: FakeClock) -> None:
    budget = Budget(None, "a", 5, clock)
    taken = []
    for number in range(23):
        clock.now += number % 3
        budget.acquire(100)
        taken.append(clock.now)
    assert all(later - early >= 60 for early, later in zip(taken, taken[5:], strict=False))


def test_another_account_has_its_own_calls(clock: FakeClock, tmp_path: Path) -> None:
    path = tmp_path / "budget.sqlite3"
    for account in ("a", "b"):
        Budget(path, account, 1, clock).acquire(0)
    with pytest.raises(BudgetSpent):
        Budget(path, "a", 1, clock).acquire(0)


def test_a_pause_holds_every_client_of_the_account(clock: FakeClock, tmp_path: Path) -> None:
    path = tmp_path / "budget.sqlite3"
    Budget(path, "a", 60, clock).pause(30)
    Budget(path, "a", 60, clock).acquire(60)
    assert clock.slept == [30]


def test_a_wait_that_is_too_long_is_refused(clock: FakeClock) -> None:
    budget = Budget(None, "a", 60, clock)
    budget.pause(500)
    with pytest.raises(BudgetSpent) as caught:
        budget.acquire(120)
    assert caught.value.seconds == 500


def test_a_clock_that_was_set_back_does_not_lock_the_account(clock: FakeClock) -> None:
    budget = Budget(None, "a", 1, clock)
    budget.acquire(0)
    clock.now -= 100_000
    budget.acquire(0)
    assert clock.slept == []


def test_without_a_folder_to_write_to_the_budget_is_the_processs_own(
    clock: FakeClock, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    budget = open_budget({"SIMPLYPRINT_STATE_DIR": str(blocked / "x")}, "a", 1, clock)
    budget.acquire(0)
    with pytest.raises(BudgetSpent):
        budget.acquire(0)


def test_four_processes_share_one_budget(tmp_path: Path) -> None:
    program = textwrap.dedent("""
        import sys
        from pathlib import Path
        from connector.runner.budget import Budget, BudgetSpent
        from connector.runner.clock import SystemClock
        budget = Budget(Path(sys.argv[1]), "a", 40, SystemClock())
        taken = 0
        try:
            while True:
                budget.acquire(0)
                taken += 1
        except BudgetSpent:
            print(taken)
    """)
    command = [sys.executable, "-c", program, str(tmp_path / "budget.sqlite3")]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    assert sum(int(process.communicate()[0]) for process in running) == 40


def test_a_wait_is_bounded_however_many_others_are_quicker(clock: FakeClock) -> None:
    budget = Budget(None, "a", 1, clock)
    budget.acquire(0)
    clock.sleep = lambda seconds: _somebody_else(clock, budget, seconds)  # type: ignore[method-assign]
    start = clock.now
    with pytest.raises(BudgetSpent):
        budget.acquire(120)
    assert clock.now - start <= 120


def _somebody_else(clock: FakeClock, budget: Budget, seconds: float) -> None:
    clock.now += seconds
    budget._take()


def test_a_damaged_log_is_replaced_by_ones_own(clock: FakeClock, tmp_path: Path) -> None:
    path = tmp_path / "budget.sqlite3"
    path.write_bytes(b"no database " * 1000)
    budget = Budget(path, "a", 1, clock)
    budget.acquire(0)
    with pytest.raises(BudgetSpent):
        budget.acquire(0)


def test_a_log_that_cannot_be_written_any_more_stops_nobody(
    clock: FakeClock, tmp_path: Path
) -> None:
    budget = Budget(tmp_path / "budget.sqlite3", "a", 2, clock)
    budget._database.execute("PRAGMA query_only=ON")
    budget.pause(5)
    budget.acquire(10)
    assert clock.slept == [5]
    budget.acquire(0)
    with pytest.raises(BudgetSpent):
        budget.acquire(0)


def test_a_user_without_a_home_has_a_budget(
    clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", no_home)
    open_budget({}, "a", 1, clock).acquire(0)


def test_threads_may_share_a_budget() -> None:
    budget = Budget(None, "a", 50, SystemClock())
    taken: list[int] = []

    def take() -> None:
        try:
            while True:
                budget.acquire(0)
                taken.append(1)
        except BudgetSpent:
            return

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 50


@pytest.mark.parametrize("late", [0.0, 0.2, 0.9])
@pytest.mark.parametrize("start", [0.0, 30.0, 59.5, 59.99])
def test_no_fixed_minute_of_the_backend_holds_too_many(
    clock: FakeClock, start: float, late: float
) -> None:
    """The first call of a burst arrives `late`, since it has to connect first; the rest do not."""
    clock.now = 1_700_000_040.0 + start  # a whole minute and some seconds
    budget = Budget(None, "a", 60, clock)
    minutes: Counter[int] = Counter()
    for number in range(200):
        budget.acquire(120)
        minutes[int((clock.now + (late if number < 60 else 0)) // 60)] += 1
        clock.now += 0.001
    assert max(minutes.values()) <= 60
