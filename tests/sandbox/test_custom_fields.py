"""Definitions of custom fields and the values that things carry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

FIELD: dict[str, Any] = {
    "category": "print",
    "subCategory": ["print_job"],
    "fieldId": "student_id",
    "fieldType": "text",
    "fieldLabel": "Student ID",
    "required": False,
}


def listed(farm: Farm, **filters: Any) -> list[dict[str, Any]]:
    answer = farm.post("custom_fields/Get", {"page": 1, "page_size": 100, **filters})
    rows = answer["data"]
    assert isinstance(rows, list)
    return rows


def submit(farm: Farm, kind: str, entity: object, key: str, value: object, **more: Any) -> Any:
    category = {"category": "print", "subCategory": kind} if kind.startswith("print_") else {}
    values = [{"customFieldId": key, "value": value}]
    body = {"category": kind, **category, "entityIds": [entity], "values": values, **more}
    return farm.post("custom_fields/SubmitValues", body)


@pytest.mark.parametrize("body", [{}, {"page": 1}, {"page_size": 5}])
def test_quirk_15_paging_is_required(farm: Farm, body: dict[str, Any]) -> None:
    assert "is required" in farm.post("custom_fields/Get", body)["message"]
    assert farm.call("GET", "custom_fields/Get").status_code == 405


def test_the_list_comes_in_pages(farm: Farm) -> None:
    answer = farm.post("custom_fields/Get", {"page": 3, "page_size": 2})
    assert (len(answer["data"]), answer["page_amount"], answer["total"]) == (1, 3, 5)
    assert [row["fieldId"] for row in listed(farm, search="DRY")] == ["dry_box"]
    assert listed(farm, sort_id="fieldLabel", sort_dir="desc")[0]["fieldLabel"] == "Service due"


def test_a_field_is_created_edited_switched_and_deleted(farm: Farm) -> None:
    assert farm.post("custom_fields/Save", FIELD) == {"status": True, "message": None}
    made = listed(farm, search="student")[0]
    assert (made["enabled"], made["subCategory"]) == (True, ["print_job"])
    farm.post("custom_fields/Save", FIELD | {"id": made["id"], "fieldLabel": "Matriculation"})
    farm.post("custom_fields/SetEnabled", {"id": made["id"], "enabled": False})
    edited = listed(farm, search="matric")[0]
    assert (edited["id"], edited["enabled"]) == (made["id"], False)
    farm.post("custom_fields/SetEnabled", {"id": made["id"], "enabled": True})
    assert listed(farm, search="matric")[0]["enabled"] is True
    farm.get("custom_fields/Delete", ids=f"{made['id']},7")
    assert [row["fieldId"] for row in listed(farm)][:1] == ["finish"]
    farm.get("custom_fields/Delete", id=8)
    assert [row["fieldId"] for row in listed(farm)][:1] == ["inspected"]


@pytest.mark.parametrize(
    "wrong", [{"category": "PRINT"}, {"fieldType": "Text"}, {"subCategory": ["PRINT_JOB"]}]
)
def test_quirk_64_enums_are_lower_case(farm: Farm, wrong: dict[str, Any]) -> None:
    assert "Invalid enum value" in farm.post("custom_fields/Save", FIELD | wrong)["message"]


def test_a_field_id_is_unique(farm: Farm) -> None:
    farm.post("custom_fields/Save", FIELD)
    assert "already in use" in farm.post("custom_fields/Save", FIELD)["message"]


def test_quirk_39_values_are_read_as_id_and_value(farm: Farm) -> None:
    job = farm.post("jobs/GetPaginatedPrintJobs", {"page": 1, "page_size": 1})["data"][0]
    submit(farm, "print_job", job["id"], "order_number", {"string": "A-1"})
    submit(farm, "print_job", job["id"], "order_number", {"string": "A-2"})
    row = farm.post("jobs/GetPaginatedPrintJobs", {"page": 1, "page_size": 1})["data"][0]
    assert row["customFields"] == [{"id": "order_number", "value": {"string": "A-2"}}]
    details = farm.get("jobs/GetDetails", id=job["uid"])["job"]
    assert details["customFields"] == {"order_number": {"string": "A-2"}}


def test_values_of_queue_items_files_printers_and_spools(farm: Farm) -> None:
    item = farm.get("queue/GetItems")["queue"][0]["id"]
    file = farm.get("files/GetFiles")["files"][0]["id"]
    submit(farm, "print_queue", item, "finish", {"string": "sanded"})
    submit(farm, "user_file", file, "order_number", {"string": "B"})
    submit(farm, "printer", 42, "service_due", {"date": "2027-02-01"})
    submit(farm, "filament", 55, "dry_box", {"number": 3})
    shown = farm.get("queue/GetItem", id=item)["item"]["customFields"]
    assert shown == [{"id": "finish", "value": {"string": "sanded"}}]
    row = farm.get("files/GetFiles")["files"][0]
    assert row["customFields"] == [{"id": "order_number", "value": {"string": "B"}}]
    assert farm.look("state")["custom_values"] == {
        "printer:42": [{"id": "service_due", "value": {"date": "2027-02-01"}}],
        "filament:55": [{"id": "dry_box", "value": {"number": 3}}],
    }


@pytest.mark.parametrize(
    ("kind", "entity", "key", "value", "message"),
    [
        ("printer", 42, "service_due", {"string": "x"}, "type date"),
        ("printer", 42, "service_due", {"date": "soon"}, "type date"),
        ("filament", 55, "dry_box", {"number": "3"}, "type number"),
        ("filament", 1, "dry_box", {"number": 3}, "Filament not found"),
        ("filament", 55, "finish", {"string": "raw"}, "Custom field not found"),
        ("user_file", "nope", "order_number", {"string": "x"}, "File not found"),
        ("print_queue", 90800, "finish", {"string": "polished"}, "type string"),
        ("print_queue", 90800, "inspected", {"boolean": True}, "Custom field not found"),
    ],
)
def test_wrong_values(
    farm: Farm, kind: str, entity: object, key: str, value: object, message: str
) -> None:
    assert message in submit(farm, kind, entity, key, value)["message"]


def test_prints_need_a_sub_category(farm: Farm) -> None:
    answer = submit(farm, "print", 1, "order_number", {"string": "x"})
    assert answer["message"] == "The subCategory is required"
    wrong = submit(farm, "Printer", 42, "service_due", {"date": "2027-01-01"})
    assert wrong["message"] == "category: Invalid enum value specified!"


def test_the_plan_and_the_permission(farm: Farm) -> None:
    farm.switch(denied_permissions=["custom_fields_manage"])
    assert farm.call("POST", "custom_fields/Get").status_code == 403
    farm.switch(denied_permissions=[], plan="pro")
    assert farm.call("POST", "custom_fields/SubmitValues").status_code == 403


ORDER = [{"customFieldId": "order_number", "value": {"string": "A-7"}}]
READ = [{"id": "order_number", "value": {"string": "A-7"}}]


def test_an_upload_a_queue_item_and_a_print_bring_values_along(farm: Farm) -> None:
    upload = farm.upload("x.gcode", b"G28\n")["file"]["id"]
    uid = farm.post("files/Upload", {"fileId": upload, "custom_fields": ORDER})["id"]
    item = farm.post("queue/AddItem", {"filesystem": uid, "custom_fields": ORDER})["id"]
    farm.post("printers/actions/CreateJob", {"pid": 42, "filesystem": uid, "custom_fields": ORDER})
    rows = {row["id"]: row.get("customFields", []) for row in farm.get("files/GetFiles")["files"]}
    assert rows[uid] == READ
    assert farm.get("queue/GetItem", id=item)["item"]["customFields"] == READ
    job = farm.post("jobs/GetPaginatedPrintJobs", {"page": 1, "page_size": 1})["data"][0]
    assert job["customFields"] == READ


def test_a_wrong_value_starts_no_print(farm: Farm) -> None:
    uid = farm.get("files/GetFiles")["files"][0]["id"]
    wrong = [{"customFieldId": "nobody", "value": {"string": "x"}}]
    body = {"pid": 42, "filesystem": uid, "custom_fields": wrong}
    answer = farm.post("printers/actions/CreateJob", body)
    assert answer["message"] == "custom_fields.0: Custom field not found"
    assert farm.state_of(42) == "operational"
