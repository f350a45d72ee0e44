"""Courses: reading, moving, publishing and deleting them, and their categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.demands import demand_permission
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.world.courses import Category, next_category_id

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.courses import Course
    from connector.sandbox.world.world import World

_LANGUAGE_LETTERS = 2
_EMBEDS = (
    {
        "name": "Example video",
        "logo": "example.png",
        "privacy_policy": "https://video.example/privacy",
        "allowed_url": "https://video.example/embed",
        "how_to_embed_guide": "https://video.example/guide",
    },
)


def get_course(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """A course with its slides; the keys inside `course` and `slides` are our own."""
    if fields.flag(call.query, "teacher_view"):
        demand_permission(sandbox.settings, "courses_manage")
    course = _course(sandbox.world, fields.required_integer(call.query, "id"))
    shown = {
        "id": course.id,
        "name": course.name,
        "category": course.category,
        "published": course.published,
    }
    slides = [{"id": number, "title": title} for number, title in enumerate(course.slides, 1)]
    return {"course": shown, "slides": slides, "embeds": list(_EMBEDS)}


def delete_course(call: Call, sandbox: Sandbox) -> dict[str, object]:
    course = _course(sandbox.world, fields.required_integer(call.body, "id"))
    del sandbox.world.courses.courses[course.id]
    return {}


def move_course(call: Call, sandbox: Sandbox) -> dict[str, object]:
    course = _course(sandbox.world, fields.required_integer(call.body, "course"))
    category = _category(sandbox.world, fields.required_integer(call.body, "category"))
    course.category = category.id
    return {}


def publish_course(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Publish, or unpublish when `unpublish` is in the query, with whatever value."""
    course = _course(sandbox.world, fields.required_integer(call.body, "id"))
    course.published = "unpublish" not in call.query
    return {}


def create_category(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Create a category, or with `id` edit one."""
    world, body = sandbox.world, call.body
    number = fields.integer(body, "id")
    old = None if number is None else _category(world, number)
    name = rules.required_text(body, "name")
    language = rules.short_text(body, "language", _LANGUAGE_LETTERS)
    public = fields.flag(body, "public", default=old.public if old else False)
    made = Category(
        id=old.id if old else next_category_id(world),
        name=name,
        public=public,
        language=language or (old.language if old else "en"),
    )
    world.courses.categories[made.id] = made
    return {"category": {"id": made.id, "name": made.name, "public": made.public}}


def delete_category(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Delete a category; its courses stay without one."""
    kept = sandbox.world.courses
    category = _category(sandbox.world, fields.required_integer(call.body, "id"))
    del kept.categories[category.id]
    for course in kept.courses.values():
        if course.category == category.id:
            course.category = None
    return {}


def _course(world: World, number: int) -> Course:
    if found := world.courses.courses.get(number):
        return found
    raise Refused("Course not found")


def _category(world: World, number: int) -> Category:
    if found := world.courses.categories.get(number):
        return found
    raise Refused("Category not found")


_MANAGE = "courses_manage"

ENDPOINTS = {
    "courses/GetCourse": Endpoint(get_course, GET, permission="courses_view"),
    "courses/DeleteCourse": Endpoint(delete_course, POST, permission=_MANAGE),
    "courses/MoveCourse": Endpoint(move_course, POST, permission=_MANAGE),
    "courses/PublishCourse": Endpoint(publish_course, POST, permission=_MANAGE),
    "courses/CreateCategory": Endpoint(create_category, POST, permission=_MANAGE),
    "courses/DeleteCategory": Endpoint(delete_category, POST, permission=_MANAGE),
}
