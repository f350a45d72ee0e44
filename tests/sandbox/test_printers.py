"""printers/Get."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .farm import Farm


def test_five_printers_of_several_makes(farm: Farm) -> None:
    rows = farm.get("printers/Get")["data"]
    assert [row["id"] for row in rows] == [42, 43, 44, 45, 46]
    assert len({row["printer"]["model"]["brand"] for row in rows}) == 5


def test_quirk_22_the_envelope_is_flat(farm: Farm) -> None:
    keys = farm.get("printers/Get").keys()
    assert keys == {"status", "message", "data", "page_amount", "total"}


def test_quirk_13_get_pages_hold_25_and_post_pages_100(farm: Farm) -> None:
    farm.control("reset", {"printers": 120})
    by_get = farm.get("printers/Get", page_size=100)
    by_post = farm.post("printers/Get", {"page": 2, "page_size": 500})
    assert (len(by_get["data"]), by_get["page_amount"], by_get["total"]) == (25, 5, 120)
    assert (len(by_post["data"]), by_post["page_amount"]) == (20, 2)


def test_the_default_page_holds_10(farm: Farm) -> None:
    farm.control("reset", {"printers": 12})
    assert len(farm.post("printers/Get")["data"]) == 10


def test_quirk_1_post_reads_paging_from_the_body_only(farm: Farm) -> None:
    assert len(farm.post("printers/Get", {}, page_size=2)["data"]) == 5


def test_quirk_33_one_printer_is_an_object_or_an_array_as_switched(farm: Farm) -> None:
    assert farm.get("printers/Get", pid=43)["data"]["id"] == 43
    farm.switch(single_printer="array")
    assert [row["id"] for row in farm.get("printers/Get", pid=43)["data"]] == [43]


def test_several_pids_give_an_array(farm: Farm) -> None:
    rows = farm.get("printers/Get", pid="44,42")["data"]
    assert [row["id"] for row in rows] == [44, 42]


def test_an_unknown_pid_is_refused(farm: Farm) -> None:
    assert farm.get("printers/Get", pid=7)["status"] is False


def test_search_and_status_filter(farm: Farm) -> None:
    farm.start_print(42)
    assert [row["id"] for row in farm.post("printers/Get", {"search": "voron"})["data"]] == [45]
    printing = farm.post("printers/Get", {"status": ["printing"]})["data"]
    idle = farm.post("printers/Get", {"status": ["idle"]})["data"]
    assert ([row["id"] for row in printing], len(idle)) == ([42], 4)


def test_quirk_32_two_generations_of_job_fields(farm: Farm) -> None:
    farm.start_print(42)
    old, new = {"file", "percentage", "time"}, {"filename", "currentPercentage", "timeLeft"}
    seen = {}
    for generation in ("old", "new", "both"):
        farm.switch(job_fields=generation)
        seen[generation] = farm.get("printers/Get", pid=42)["data"]["job"].keys() & (old | new)
    assert seen == {"old": old, "new": new, "both": old | new}


def test_quirk_34_flags_are_numbers_or_truths_as_the_examples_show(farm: Farm) -> None:
    printer = farm.get("printers/Get", pid=42)["data"]["printer"]
    assert (printer["hasCam"], printer["outOfOrder"], printer["online"]) == (1, 0, True)
    assert not isinstance(printer["hasCam"], bool)


def test_an_idle_printer_has_no_job_and_is_cold(farm: Farm) -> None:
    row = farm.get("printers/Get", pid=42)["data"]
    assert row["job"] is None
    assert row["printer"]["temps"]["current"] == {"tool": [22], "bed": 22}


def test_temperatures_rise_swing_and_fall(farm: Farm) -> None:
    def tool() -> int:
        temps = farm.get("printers/Get", pid=42)["data"]["printer"]["temps"]
        return int(temps["current"]["tool"][0])

    farm.start_print(42)
    printing = tool()
    farm.advance(400)
    cooling = tool()
    farm.advance(3600)
    assert 214 <= printing <= 216
    assert 22 < cooling < 215
    assert tool() == 22


def test_heating_lies_between(farm: Farm) -> None:
    uid = farm.get("files/GetFiles", f=-1)["files"][0]["id"]
    farm.post("printers/actions/CreateJob", {"pid": 42, "filesystem": uid})
    farm.advance(13)
    data = farm.get("printers/Get", pid=42)["data"]
    assert data["printer"]["temps"]["current"]["tool"] == [round(22 + (215 - 22) / 2)]
    assert data["printer"]["temps"]["target"]["tool"] == [215]
    assert data["job"]["percentage"] == 0
