"""Courses of a school and their categories. Courses are made in the panel only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connector.sandbox.world.world import World

_FIRST_NEW_CATEGORY = 123


@dataclass(slots=True, eq=False)
class Course:
    id: int
    name: str
    category: int | None
    published: bool
    slides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Category:
    id: int
    name: str
    public: bool
    language: str


@dataclass(slots=True)
class Courses:
    courses: dict[int, Course] = field(default_factory=dict)
    categories: dict[int, Category] = field(default_factory=dict)


def seed_courses() -> Courses:
    courses = (
        Course(31, "First print", 12, True, ("What a printer does", "Your first cube")),
        Course(32, "Safe handling", 12, False, ("Hot parts", "Sharp tools")),
        Course(33, "Slicing", None, True, ("Layers and walls",)),
    )
    categories = (Category(12, "Basics", True, "en"), Category(13, "Advanced", False, "en"))
    return Courses(
        {course.id: course for course in courses},
        {category.id: category for category in categories},
    )


def next_category_id(world: World) -> int:
    return _FIRST_NEW_CATEGORY + world.next_number("course_category")
