"""School classes and teachers; only the School plan has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm

CLASSES = "account/settings/school/classes"
KEYS = {
    *("id", "name", "endMonthDay", "fullStartDate", "fullEndDate", "nextClass", "sortPosition"),
    *("deleteUserAfterClassEnd", "autoNextClass", "googleClassroomLink", "ssoGroupId"),
    *("lastSsoSync", "updatedAt", "createdAt"),
}


@pytest.fixture
def school(farm: Farm) -> Farm:
    farm.switch(plan="school")
    return farm


def names(farm: Farm) -> list[str]:
    return [row["name"] for row in farm.get(f"{CLASSES}/GetClasses")["classes"]]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", f"{CLASSES}/GetClasses"),
        ("POST", f"{CLASSES}/SaveClass"),
        ("POST", "users/SetIsTeacher"),
    ],
)
def test_print_farm_lacks_what_school_has(farm: Farm, method: str, path: str) -> None:
    assert farm.call(method, path).status_code == 403
    farm.switch(plan="school")
    assert farm.call(method, path).status_code == 200


def test_classes_come_flat_with_their_settings(school: Farm) -> None:
    answer = school.get(f"{CLASSES}/GetClasses")
    assert set(answer["classes"][0]) == KEYS
    assert answer["settings"].keys() == {"defaultClass", "maxClasses", "userCanAddClasses"}


def test_quirk_22_classes_may_come_wrapped(school: Farm) -> None:
    school.switch(school_objects=True)
    answer = school.get(f"{CLASSES}/GetClasses")
    assert (answer.keys(), len(answer["objects"]["classes"])) == (
        {"status", "message", "objects"},
        2,
    )
    assert school.post(f"{CLASSES}/SaveClass", {"name": "x"})["objects"]["class"]["name"] == "x"


def test_a_saved_class_is_listed(school: Farm) -> None:
    body = {"name": "Physics 101", "endMonthDay": "12-31", "fullStartDate": "2024-01-01"}
    saved = school.post(f"{CLASSES}/SaveClass", body)["class"]
    assert (saved["endMonthDay"], saved["fullStartDate"]) == ("12-31", "2024-01-01")
    assert names(school) == ["Class A", "Class B", "Physics 101"]


def test_a_class_is_edited_by_id(school: Farm) -> None:
    school.post(f"{CLASSES}/SaveClass", {"id": 1, "name": "Class A", "endMonthDay": "06-30"})
    saved = school.post(f"{CLASSES}/SaveClass", {"id": 1, "name": "Alpha"})["class"]
    assert (saved["id"], saved["endMonthDay"]) == (1, "06-30")
    assert names(school) == ["Alpha", "Class B"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": "x" * 17},
        {"name": "x", "endMonthDay": "13-01"},
        {"name": "x", "fullEndDate": "31.12.2024"},
        {"name": "x", "googleClassroomLink": "http://classroom.google.com"},
        {"name": "x", "id": 99},
    ],
)
def test_a_bad_class_is_refused(school: Farm, body: dict[str, Any]) -> None:
    assert school.post(f"{CLASSES}/SaveClass", body)["status"] is False
    assert names(school) == ["Class A", "Class B"]


def test_a_user_becomes_a_teacher_and_back(school: Farm) -> None:
    def teachers() -> list[int]:
        rows = school.post("users/GetPaginatedUsers", {"page": 1, "page_size": 9})["data"]
        return [row["id"] for row in rows if row["teacher"]]

    before = teachers()
    school.post("users/SetIsTeacher", {"relation_id": 4323, "is_teacher": True})
    school.post("users/SetIsTeacher", {"relation_id": 4322, "is_teacher": False})
    assert (before, teachers()) == ([8], [9])
