"""users/*: the company's members; everything is read from the body, avatars from the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse

from connector.sandbox import fields, rules
from connector.sandbox.demands import demand_permission
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.paging import cut
from connector.sandbox.world import membership
from connector.sandbox.world.payloads import user_payload
from connector.sandbox.world.times import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from connector.sandbox.call import Call
    from connector.sandbox.endpoint import Handler, RequiredPlan
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.people import Member
    from connector.sandbox.world.world import World

_LARGEST_PAGE = 100
_SORTS: dict[str, Callable[[dict[str, object]], str]] = {
    "name": lambda row: str(row["name"]),
    "contact": lambda row: str(row["email"]),
    "rank": lambda row: f"{row['rank']:>12}",
    "lastOnline": lambda row: str(row["last_online"] or ""),
    "added": lambda row: str(row["relation_created_at"]),
    "totalPrints": lambda row: f"{row['total_prints']:>12}",
}


def get_paginated(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Members, or with `approved: false` those who wait."""
    world, body = sandbox.world, call.body
    number = max(1, fields.required_integer(body, "page"))
    size = min(max(1, fields.required_integer(body, "page_size")), _LARGEST_PAGE)
    approved = fields.flag(body, "approved", True)
    search = (fields.text(body, "search") or "").lower()
    rows = [
        member_row(member, world)
        for member in world.people.members.values()
        if (member.approved is not None) is approved
        and search in f"{member.user.name} {member.user.email}".lower()
    ]
    rows.sort(
        key=_SORTS[rules.choice(body, "sort_id", _SORTS) or "added"],
        reverse=rules.choice(body, "sort_dir", ("asc", "desc")) == "desc",
    )
    page, pages = cut(rows, number, size)
    return {"data": list(page), "page_amount": pages}


def member_row(member: Member, world: World) -> dict[str, object]:
    """Dates without a zone; `relation_id` is what most other endpoints ask for."""
    user = member.user
    return {
        "id": user.id,
        "relation_id": member.relation_id,
        "name": user.name,
        "email_confirmed": True,
        "email": user.email,
        "phone": "",
        "relation_created_at": plain(member.joined),
        "sso": False,
        "last_online": None if member.last_online is None else plain(member.last_online),
        "approved_at": None if member.approved is None else plain(member.approved),
        "org_account": False,
        "total_prints": sum(job.user.id == user.id for job in world.jobs.values()),
        "rank": member.rank,
        "teacher": member.teacher,
        "classes": list(member.classes),
    }


def create_invitation_link(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """A link for `maxUses` people; unlimited ones end with the day (quirk 79)."""
    uses = fields.integer(call.body, "maxUses", 0) or 0
    if uses < 0:
        raise Refused("The maxUses field must be at least 0")
    return {"link": membership.create_link(sandbox.world, uses).link}


def invite(call: Call, sandbox: Sandbox) -> dict[str, object]:
    fields.required(call.body, "emails")
    emails = fields.texts(call.body, "emails") or []
    for index, email in enumerate(emails):
        if "@" not in email:
            raise Refused(f"The emails.{index} field must be a valid email address")
    people = sandbox.world.people
    rank = _known_rank(fields.integer(call.body, "rank", membership.LOWEST_RANK), sandbox)
    people.invited |= dict.fromkeys(emails, rank)
    return {}


def set_pending_state(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Let somebody in who waits, or send them away."""
    member = _by_relation(call, sandbox)
    approve = fields.required_flag(call.body, "approve")
    fields.required_flag(call.body, "notify")
    if member.approved is not None:
        raise Refused("The user is not pending")
    if approve:
        membership.admit(sandbox.world, member)
    else:
        del sandbox.world.people.members[member.relation_id]
    return {}


def change_rank(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Giving the rank one has oneself needs a permission of its own."""
    world = sandbox.world
    member = _by_relation(call, sandbox)
    rank = _known_rank(fields.required_integer(call.body, "rank_id"), sandbox)
    if rank == world.people.rank_of(world.user):
        demand_permission(sandbox.settings, "assign_peer_rank")
    member.rank = rank
    return {}


def delete(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Takes the user's id, not the relation's."""
    world = sandbox.world
    number = fields.required_integer(call.body, "user_id")
    if number == world.user.id:
        raise Refused("You can't delete yourself")
    del world.people.members[_by_user(number, sandbox).relation_id]
    return {}


def set_is_teacher(call: Call, sandbox: Sandbox) -> dict[str, object]:
    member = _by_relation(call, sandbox)
    member.teacher = fields.required_flag(call.body, "is_teacher")
    return {}


def profile_picture(call: Call, sandbox: Sandbox) -> Response:
    """A redirect to the image, for anybody."""
    member = _by_user(fields.required_integer(call.query, "user_id"), sandbox)
    return RedirectResponse(str(user_payload(member.user)["avatar"]), status_code=302)


def _by_relation(call: Call, sandbox: Sandbox) -> Member:
    number = fields.required_integer(call.body, "relation_id")
    if member := sandbox.world.people.members.get(number):
        return member
    raise Refused("User not found")


def _by_user(number: int, sandbox: Sandbox) -> Member:
    for member in sandbox.world.people.members.values():
        if member.user.id == number:
            return member
    raise Refused("User not found")


def _known_rank(rank: int | None, sandbox: Sandbox) -> int:
    if rank is None or rank not in sandbox.world.people.groups:
        raise Refused("User group not found")
    return rank


def _guarded(handler: Handler, permission: str, plan: RequiredPlan = "print_farm") -> Endpoint:
    return Endpoint(handler, POST, plan=plan, permission=permission)


ENDPOINTS = {
    "users/GetPaginatedUsers": _guarded(get_paginated, "view_users"),
    "users/CreateInvitationLink": _guarded(create_invitation_link, "invite_users"),
    "users/InviteSpecificUser": _guarded(invite, "invite_users"),
    "users/SetPendingUserState": _guarded(set_pending_state, "invite_users"),
    "users/ChangeUserRank": _guarded(change_rank, "change_user_rank"),
    "users/DeleteUser": _guarded(delete, "delete_user"),
    "users/SetIsTeacher": _guarded(set_is_teacher, "set_user_teacher", "school"),
    "users/profilepicture/GetUserProfilePicture": Endpoint(
        profile_picture, GET, plan="any", company="optional", login=False
    ),
}
