"""How people come to the company: links, invitations, waiting, being let in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.world.people import (
    FIRST_MEMBER,
    FIRST_RELATION,
    ORDINARY,
    InvitationLink,
    Member,
)
from connector.sandbox.world.records import Event, User

if TYPE_CHECKING:
    from connector.sandbox.world.world import World

LOWEST_RANK = ORDINARY
_DAY = 86_400


def create_link(world: World, max_uses: int) -> InvitationLink:
    link = InvitationLink(
        f"https://simplyprint.io/accept_invitation/{world.next_uid('invitation')}",
        max_uses,
        None if max_uses else (world.now // _DAY + 1) * _DAY,
    )
    world.people.links.append(link)
    return link


def join(world: World, email: str, first_name: str, last_name: str) -> Member:
    """Somebody signs up: invited people are let in, all others wait for approval."""
    people = world.people
    rank = people.invited.pop(email, None)
    number = world.next_number("member")
    member = Member(
        User(FIRST_MEMBER + number, first_name, last_name, email),
        FIRST_RELATION + number,
        ORDINARY if rank is None else rank,
        joined=world.now,
        approved=None,
    )
    people.members[member.relation_id] = member
    if rank is None:
        world.record(Event("organization.user_pending", world.now, {}))
    else:
        admit(world, member)
    return member


def admit(world: World, member: Member) -> None:
    member.approved = world.now
    world.record(Event("organization.user_signup", world.now, {}))
