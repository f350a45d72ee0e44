"""Courses and their categories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .farm import Farm


def course(farm: Farm, number: int) -> Any:
    return farm.get("courses/GetCourse", id=number)["course"]


def test_a_course_comes_with_slides_and_embeds(farm: Farm) -> None:
    answer = farm.get("courses/GetCourse", id=31)
    assert (answer["course"]["name"], len(answer["slides"])) == ("First print", 2)
    assert answer["embeds"][0].keys() == {
        "name",
        "logo",
        "privacy_policy",
        "allowed_url",
        "how_to_embed_guide",
    }


def test_a_course_is_moved_and_deleted(farm: Farm) -> None:
    farm.post("courses/MoveCourse", {"course": 31, "category": 13})
    assert course(farm, 31)["category"] == 13
    wrong = farm.post("courses/MoveCourse", {"course": 31, "category": 9})
    assert wrong["message"] == "Category not found"
    farm.post("courses/DeleteCourse", {"id": 31})
    assert farm.get("courses/GetCourse", id=31)["message"] == "Course not found"


def test_the_mere_presence_of_unpublish_unpublishes(farm: Farm) -> None:
    farm.post("courses/PublishCourse", {"id": 31}, unpublish="")
    assert course(farm, 31)["published"] is False
    farm.post("courses/PublishCourse", {"id": 31, "unpublish": True})
    assert course(farm, 31)["published"] is True


def test_categories_are_created_edited_and_deleted(farm: Farm) -> None:
    made = farm.post("courses/CreateCategory", {"name": "New", "public": True})["category"]
    assert made == {"id": 123, "name": "New", "public": True}
    edited = farm.post("courses/CreateCategory", {"id": 12, "name": "Start"})["category"]
    assert edited == {"id": 12, "name": "Start", "public": True}
    farm.post("courses/DeleteCategory", {"id": 12})
    assert course(farm, 31)["category"] is None


@pytest.mark.parametrize("path", ["DeleteCourse", "MoveCourse", "PublishCourse", "DeleteCategory"])
def test_quirk_1_ids_in_the_query_are_not_read(farm: Farm, path: str) -> None:
    answer = farm.post(f"courses/{path}", {}, id=31, course=31)
    assert "is required" in answer["message"]


def test_permissions(farm: Farm) -> None:
    farm.switch(denied_permissions=["courses_manage"])
    assert farm.call("POST", "courses/DeleteCourse").status_code == 403
    assert course(farm, 31)["id"] == 31
    query = {"id": 31, "teacher_view": 1}
    assert farm.call("GET", "courses/GetCourse", params=query).status_code == 403
