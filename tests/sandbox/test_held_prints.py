"""Prints that CreateJob holds under a token, and StartPrint."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm


@pytest.fixture(autouse=True)
def holding(farm: Farm) -> None:
    farm.switch(hold_prints=True)


def hold(farm: Farm, pid: int = 42) -> Any:
    uid = farm.get("files/GetFiles", f=-1, search="cable-clip")["files"][0]["id"]
    return farm.post("printers/actions/CreateJob", {"pid": pid, "filesystem": uid})


def confirm(farm: Farm, token: str) -> Any:
    return farm.post("printers/actions/StartPrint", {"token": token})


def test_quirk_77_a_held_print_answers_a_token_and_starts_nothing(farm: Farm) -> None:
    answer = hold(farm)
    assert set(answer) == {"status", "message", "token"}
    assert farm.state_of(42) == "operational"


def test_the_token_starts_the_print_once(farm: Farm) -> None:
    token = hold(farm)["token"]
    assert confirm(farm, token) == {"status": True, "message": None}
    farm.advance(23)
    assert farm.state_of(42) == "printing"
    assert confirm(farm, token) == {"status": False, "message": "Token not found"}


def test_every_held_print_has_a_token_of_its_own(farm: Farm) -> None:
    first, second = hold(farm, 42)["token"], hold(farm, 43)["token"]
    confirm(farm, second)
    farm.advance(23)
    assert (farm.state_of(42), farm.state_of(43)) == ("operational", "printing")
    assert confirm(farm, first)["status"] is True


def test_what_cannot_start_is_not_held(farm: Farm) -> None:
    answer = farm.post("printers/actions/CreateJob", {"pid": 42, "filesystem": "none"})
    assert answer["status"] is False
    assert "token" not in answer


def test_a_printer_that_became_busy_refuses_and_the_token_stays(farm: Farm) -> None:
    tokens = [hold(farm)["token"], hold(farm)["token"]]
    confirm(farm, tokens[0])
    assert "is not operational" in confirm(farm, tokens[1])["message"]
    farm.advance(23)
    farm.control("prints/finish", {"printer": 42})
    assert confirm(farm, tokens[1])["status"] is True


def test_a_token_is_needed(farm: Farm) -> None:
    assert farm.post("printers/actions/StartPrint", {})["message"] == "The token is required"
