"""The people of the account: user groups (ranks), members, invitations and school classes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from connector.sandbox.world.catalogue import OWNER
from connector.sandbox.world.records import User

_DAY = 86_400
ADMINISTRATOR, MANAGER, ORDINARY = 112, 151, 153
#: Numbers of what is added later; far from the seeded ones.
FIRST_GROUP, FIRST_MEMBER, FIRST_RELATION, FIRST_CLASS = 319, 1201, 4400, 3


@dataclass(frozen=True, slots=True)
class UserGroup:
    """A rank; `permissions` is JSON text, as it travels."""

    id: int
    title: str
    description: str
    sort_order: int
    permissions: str
    created: float


@dataclass(slots=True, eq=False)
class Member:
    """A user's relation to the company; `approved` is None while somebody must decide."""

    user: User
    relation_id: int
    rank: int
    joined: float
    approved: float | None
    last_online: float | None = None
    teacher: bool = False
    classes: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class InvitationLink:
    """`max_uses` 0 is unlimited; such a link ends with the day (quirk 79)."""

    link: str
    max_uses: int
    expires: float | None


@dataclass(frozen=True, slots=True)
class SchoolClass:
    """Dates as they were sent: `MM-DD` and `YYYY-MM-DD`."""

    id: int
    name: str
    created: float
    updated: float
    sort_position: int
    end_month_day: str | None = None
    start: str | None = None
    end: str | None = None
    auto_next: bool = False
    next_class: int | None = None
    delete_users: bool = False
    link: str | None = None
    sso_group: str | None = None


@dataclass(slots=True)
class People:
    """Members by relation id; invited addresses with the rank that awaits them."""

    groups: dict[int, UserGroup] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    links: list[InvitationLink] = field(default_factory=list)
    invited: dict[str, int] = field(default_factory=dict)
    classes: dict[int, SchoolClass] = field(default_factory=dict)

    def rank_of(self, user: User) -> int:
        return next(member.rank for member in self.members.values() if member.user.id == user.id)


_RANKS = (
    (ADMINISTRATOR, "Administrator", {"org_admin": True, "print": True, "print_queue": True}),
    (MANAGER, "Manager", {"org_admin": False, "print": True, "print_queue": True}),
    (ORDINARY, "User", {"org_admin": False, "print": False, "print_queue": True}),
)
#: User, relation, rank, days since joining, whether approved.
_MEMBERS = (
    (OWNER, 4321, ADMINISTRATOR, 400, True),
    (User(8, "Sam", "Rivera", "sam@example.com"), 4322, MANAGER, 200, True),
    (User(9, "Kim", "Larsen", "kim@example.com"), 4323, ORDINARY, 30, True),
    (User(10, "Robin", "Park", "robin@example.com"), 4324, ORDINARY, 1, False),
)


def seeded_people(now: float) -> People:
    """Three ranks, three members and one who waits, two school classes."""
    people = People()
    for place, (number, title, allowed) in enumerate(_RANKS, 1):
        people.groups[number] = UserGroup(
            number, title, "", place, json.dumps(allowed), now - 400 * _DAY
        )
    for user, relation, rank, days, approved in _MEMBERS:
        joined = now - days * _DAY
        people.members[relation] = Member(
            user,
            relation,
            rank,
            joined,
            approved=joined + 3600 if approved else None,
            last_online=now - 3600 if approved else None,
            teacher=rank == MANAGER,
            classes=[1] if rank == ORDINARY and approved else [],
        )
    for number, name in ((1, "Class A"), (2, "Class B")):
        people.classes[number] = SchoolClass(
            number, name, now - 90 * _DAY, now - 90 * _DAY, number, next_class=None
        )
    return people
