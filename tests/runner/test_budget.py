"""The budget: never more calls in any minute than the plan allows, whoever makes them."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from connector.runner.budget import Budget, BudgetSpent, open_budget
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
