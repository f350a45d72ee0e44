"""Moving, renaming and deleting files and folders."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

PARTS, TESTS = 5290, 5291


def uids(farm: Farm, folder: int = 0) -> list[str]:
    return [file["id"] for file in farm.get("files/GetFiles", f=folder)["files"]]


def folders(farm: Farm, inside: int = 0) -> dict[str, int]:
    rows = farm.get("files/GetFiles", f=inside)["folders"]
    return {row["name"]: row["id"] for row in rows}


def create(farm: Farm, name: str, parent: int = 0, **query: Any) -> Any:
    return farm.post("files/CreateFolder", {"name": name, "parent_folder": parent}, **query)


def test_quirk_10_files_move_by_a_get_and_are_counted(farm: Farm) -> None:
    moved = uids(farm)
    answer = farm.get("files/MoveFiles", files=",".join(moved), folder=PARTS)
    assert answer == {"status": True, "message": "Moved 2 files"}
    assert set(moved) <= set(uids(farm, PARTS))
    assert uids(farm) == []


def test_moving_wants_an_existing_folder(farm: Farm) -> None:
    file = uids(farm)[0]
    assert farm.get("files/MoveFiles", files=file, folder=1)["message"] == "Folder not found"
    assert farm.get("files/MoveFiles", files=file)["message"] == "The folder is required"


def test_quirk_41_delete_can_partly_succeed(farm: Farm) -> None:
    kept, gone = uids(farm)
    answer = farm.post("files/DeleteFile", None, file=f"{gone},nope")
    assert answer["status"] is True
    assert answer["errors"] == {"nope": "File not found"}
    assert uids(farm) == [kept]


def test_deleting_nothing_but_unknown_files_fails(farm: Farm) -> None:
    answer = farm.post("files/DeleteFile", None, file="nope")
    assert (answer["status"], answer["errors"]) == (False, {"nope": "File not found"})
    assert farm.post("files/DeleteFile", None, file=uids(farm)[0])["errors"] == []


def test_quirk_1_delete_ignores_the_body(farm: Farm) -> None:
    answer = farm.post("files/DeleteFile", {"file": uids(farm)[0]})
    assert answer["message"] == "The file is required"
    assert len(uids(farm)) == 2


def test_a_file_is_renamed_and_restricted(farm: Farm) -> None:
    uid = uids(farm)[0]
    farm.post("files/UpdateFile", {"name": "cube.gcode", "printers": "42,43"}, id=uid)
    row = farm.get("files/GetFiles")["files"][0]
    assert (row["name"], row["forPrinters"]) == ("cube", [42, 43])
    farm.post("files/UpdateFile", {"printers": ""}, id=uid)
    row = farm.get("files/GetFiles")["files"][0]
    assert (row["name"], "forPrinters" in row) == ("cube", False)


def test_a_name_has_256_characters_at_most(farm: Farm) -> None:
    answer = farm.post("files/UpdateFile", {"name": "x" * 257}, id=uids(farm)[0])
    assert "256" in answer["message"]


def test_files_are_sorted_on_demand(farm: Farm) -> None:
    rows = farm.get("files/GetFiles", f=-1, sort_by="size", sort_dir="desc")["files"]
    sizes = [row["size"] for row in rows]
    assert sizes == sorted(sizes, reverse=True)


def test_a_folder_is_created_inside_another(farm: Farm) -> None:
    assert create(farm, "Spares", PARTS) == {"status": True, "message": None}
    inner = folders(farm, PARTS)["Spares"]
    assert farm.get("files/GetFiles", f=inner)["path"] == [
        ["Customer parts", PARTS],
        ["Spares", inner],
    ]


def test_a_folder_is_edited_by_the_id_in_the_query(farm: Farm) -> None:
    create(farm, "Renamed", id=TESTS)
    assert folders(farm)["Renamed"] == TESTS
    farm.post("files/CreateFolder", {"name": "New", "parent_folder": 0, "id": TESTS})
    assert folders(farm).keys() == {"Customer parts", "Renamed", "New"}


@pytest.mark.parametrize("missing", ["name", "parent_folder"])
def test_a_folder_needs_name_and_parent(farm: Farm, missing: str) -> None:
    body = {"name": "x", "parent_folder": 0, missing: None}
    assert farm.post("files/CreateFolder", body)["message"] == f"The {missing} is required"


def test_shared_folders_have_a_plan_a_permission_and_groups(farm: Farm) -> None:
    body = {"name": "Shared", "parent_folder": 0, "org": True, "org_perms": {"view": [112]}}
    farm.switch(plan="pro")
    assert farm.call("POST", "files/CreateFolder", json=body).status_code == 403
    farm.switch(plan="print_farm", denied_permissions=["create_org_folder"])
    assert farm.call("POST", "files/CreateFolder", json=body).status_code == 403
    farm.switch(denied_permissions=[])
    farm.post("files/CreateFolder", body)
    folder = farm.get("files/GetFolder", id=folders(farm)["Shared"])["folder"]
    assert folder["permissions"] == {"view": [112], "upload": [112], "modify": [112]}


def test_quirk_10_a_folder_moves_by_a_get(farm: Farm) -> None:
    answer = farm.get("files/MoveFolder", folder=TESTS, target=PARTS)
    assert answer["message"] == f"Moved folder {TESTS} to folder {PARTS}"
    assert folders(farm, PARTS) == {"Calibration": TESTS}
    assert farm.get("files/MoveFolder", folder=PARTS, target=TESTS)["status"] is False
    assert farm.get("files/MoveFolder", folder=PARTS, target=PARTS)["status"] is False


def test_a_folder_takes_its_content_along(farm: Farm) -> None:
    farm.get("files/MoveFolder", folder=TESTS, target=PARTS)
    farm.post("files/DeleteFolder", None, folder=PARTS)
    assert folders(farm) == {}
    assert len(uids(farm, -1)) == 2


def test_a_deleted_folder_leaves_nothing_of_what_it_held_however_deep(farm: Farm) -> None:
    farm.get("files/MoveFolder", folder=TESTS, target=PARTS)
    create(farm, "Deep", TESTS)
    farm.post("files/DeleteFolder", None, folder=PARTS)
    assert farm.look("state")["folders"] == []


def test_quirk_41_folders_are_deleted_all_or_none(farm: Farm) -> None:
    assert farm.post("files/DeleteFolder", None, folder=f"{PARTS},1")["status"] is False
    assert len(folders(farm)) == 2


def test_folders_are_deleted_by_post_and_need_a_plan_with_an_api(farm: Farm) -> None:
    assert farm.call("GET", "files/DeleteFolder").status_code == 405
    farm.switch(plan="free")
    assert farm.call("POST", "files/DeleteFolder").status_code == 403
