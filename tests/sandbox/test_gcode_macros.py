"""G-code snippets and macros."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

IDENTIFY, PURGE, BEEP = 2731, 2732, 2733


def names(farm: Farm, whose: str = "company") -> list[str]:
    rows = farm.get("gcode_macros/GetOverview")["snippets"][whose]
    return [row["name"] for row in rows or []]


def gcode(farm: Farm, macro: str, **query: Any) -> Any:
    return farm.get("gcode_macros/GetMacroGcode", macro=macro, **query)


def test_the_overview_shows_macros_snippets_and_help(farm: Farm) -> None:
    answer = farm.get("gcode_macros/GetOverview")
    assert answer["snippets"].keys() == answer["macros"].keys() == {"company", "personal", "sp"}
    assert answer["macros"]["personal"] is None
    assert len(answer["macros_cards"]) == 6
    assert names(farm) == ["Identify", "Purge line"]


def test_a_snippet_is_read_as_text(farm: Farm) -> None:
    snippet = farm.get("gcode_macros/GetSnippet", id=IDENTIFY)["snippet"]
    assert snippet["gcode"] == "M300 S440 P200\nM117 Here"
    assert farm.get("gcode_macros/GetSnippet", id=1)["message"] == "Snippet not found"


def test_snippets_are_created_edited_and_deleted(farm: Farm) -> None:
    body = {"name": "Wipe", "gcode": ["G12"]}
    made = farm.post("gcode_macros/SaveSnippet", body, type="org")
    assert names(farm) == ["Identify", "Purge line", "Wipe"]
    query = {"type": "org", "id": made["created"]}
    edited = farm.post("gcode_macros/SaveSnippet", body | {"name": "Clean"}, **query)
    assert "created" not in edited
    assert names(farm)[-1] == "Clean"
    farm.post("gcode_macros/DeleteSnippet", None, ids=f"{made['created']},{PURGE}")
    assert names(farm) == ["Identify"]


def test_snippets_are_arranged(farm: Farm) -> None:
    farm.post("gcode_macros/Arrange", {"order": [PURGE, IDENTIFY]})
    assert names(farm) == ["Purge line", "Identify"]
    text = farm.post("gcode_macros/Arrange", {"order": "1,2"})
    assert text["message"] == "The order field must be an array"


def test_quirk_9_type_means_two_things(farm: Farm) -> None:
    body = {"type": "is_end", "gcodes": {"printer_42": ["M84", f"{{snippet:{BEEP}}}"]}}
    assert farm.post("gcode_macros/SaveMacro", body, type="private")["status"] is True
    assert gcode(farm, "is_end", printer=42)["gcode"] == ["M84", "M300 S880 P100"]
    assert gcode(farm, "is_end", printer=43)["gcode"] == []
    swapped = farm.post("gcode_macros/SaveMacro", body | {"type": "private"}, type="is_end")
    assert swapped["message"] == "type: Invalid enum value specified!"


def test_quirk_63_the_kind_is_spelled_autoprint(farm: Farm) -> None:
    body = {"type": "is_autorpint_clear", "gcodes": {"printer_42": ["G28"]}}
    answer = farm.post("gcode_macros/SaveMacro", body, type="org")
    assert answer["message"] == "type: Invalid enum value specified!"
    body["type"] = "is_autoprint_clear"
    assert farm.post("gcode_macros/SaveMacro", body, type="org")["status"] is True


def test_a_macro_holds_for_a_model_and_can_be_taken_away(farm: Farm) -> None:
    assert gcode(farm, "is_start", model=201)["gcode"][0] == "G28"
    assert gcode(farm, "is_start", printer=42)["gcode"][0] == "G28"
    body = {"type": "is_start", "gcodes": {"type_201": None}}
    farm.post("gcode_macros/SaveMacro", body, type="org")
    assert gcode(farm, "is_start", printer=42)["gcode"] == []


def test_own_macros_win_unless_others_are_asked_for(farm: Farm) -> None:
    body = {"type": "is_pause", "gcodes": {"type_201": ["M0"], "type_202": ["M1"]}}
    farm.post("gcode_macros/SaveMacro", body, type="private")
    assert gcode(farm, "is_pause", printer=42) | {"message": None} == {
        "status": True,
        "message": None,
        "gcode": ["M0"],
        "multiple": False,
    }
    assert gcode(farm, "is_pause")["multiple"] is True
    assert gcode(farm, "is_pause", printer=42, public=1)["gcode"] == ["G91", "G1 Z10", "G90"]


@pytest.mark.parametrize(
    ("path", "query", "body"),
    [
        ("gcode_macros/SaveSnippet", {"type": "org"}, {"name": "x", "gcode": ["G28"]}),
        ("gcode_macros/DeleteSnippet", {"id": IDENTIFY}, None),
        ("gcode_macros/SaveMacro", {"type": "org"}, {"type": "is_end", "gcodes": {}}),
    ],
)
def test_what_the_company_owns_needs_a_permission(
    farm: Farm, path: str, query: dict[str, Any], body: Any
) -> None:
    farm.switch(denied_permissions=["gcode_profiles"])
    assert farm.call("POST", path, json=body, params=query).status_code == 403
    own = {"name": "x", "gcode": ["G28"]}
    assert farm.post("gcode_macros/SaveSnippet", own, type="private")["status"] is True


@pytest.mark.parametrize("key", ["printer", "printer_x", "group_2"])
def test_keys_of_a_macro(farm: Farm, key: str) -> None:
    body = {"type": "is_end", "gcodes": {key: ["G28"]}}
    assert key in farm.post("gcode_macros/SaveMacro", body, type="org")["message"]
