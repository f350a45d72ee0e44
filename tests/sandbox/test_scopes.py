"""Each endpoint asks a token for its scope, and only for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_oauth import bearer, exchange

if TYPE_CHECKING:
    from .farm import Farm

SCOPES = {
    "files.write": [
        *("GET files/MoveFiles", "POST files/UpdateFile", "POST files/DeleteFile"),
        *("POST files/CreateFolder", "GET files/MoveFolder", "POST files/DeleteFolder"),
    ],
    "files.temp_upload": ["POST files/TempUpload", "POST files/ChunkReceive"],
    "print_history.write": ["POST jobs/Archive", "POST jobs/Unarchive"],
    "spools.read": [
        *("GET filament/GetFilament", "GET filament/GetSpecific", "GET filament/History"),
        "GET filament/type/Get",
    ],
    "spools.write": [
        *("POST filament/Create", "GET filament/Delete", "POST filament/Assign"),
        *("POST filament/Unassign", "POST filament/AdjustWeight", "POST filament/MarkDried"),
    ],
    "tags.read": ["GET tags/Get"],
    "tags.write": [
        *("POST tags/Create", "POST tags/Delete", "POST tags/Assign", "POST tags/Detach"),
    ],
    "custom_fields.read": ["POST custom_fields/Get"],
    "custom_fields.write": [
        *("POST custom_fields/Save", "POST custom_fields/SetEnabled", "GET custom_fields/Delete"),
    ],
    "slicer.read": ["GET slicer/ListProfiles", "GET slicer/Get"],
    "slicer.write": ["GET slicer/SaveProfile", "GET slicer/DeleteProfile"],
    "printers.actions": ["POST printers/actions/StartPrint"],
}


def refused(farm: Farm, endpoint: str, scope: str) -> bool:
    method, path = endpoint.split()
    answer = farm.call(method, path)
    return answer.status_code == 403 and scope in answer.json()["message"]


@pytest.mark.parametrize("scope", SCOPES)
def test_scope(farm: Farm, scope: str) -> None:
    without = bearer(farm, exchange(farm, "user.read printers.read"))
    having = bearer(farm, exchange(farm, scope))
    for endpoint in SCOPES[scope]:
        assert refused(without, endpoint, scope), endpoint
        assert not refused(having, endpoint, scope), endpoint


@pytest.mark.parametrize(
    ("scope", "allowed"),
    [("custom_fields.write", True), ("spools.write", True), ("files.write", False)],
)
def test_values_need_the_scope_of_fields_or_of_the_entity(
    farm: Farm, scope: str, allowed: bool
) -> None:
    values = [{"customFieldId": "dry_box", "value": {"number": 3}}]
    body = {"category": "filament", "entityIds": [55], "values": values}
    answer = bearer(farm, exchange(farm, scope)).post("custom_fields/SubmitValues", body)
    assert answer["status"] is allowed
