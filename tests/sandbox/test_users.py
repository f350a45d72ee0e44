"""users/*: members, invitations, waiting people, ranks and avatars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import requests

from .farm import START

if TYPE_CHECKING:
    from .farm import Farm

KEYS = {
    *("id", "relation_id", "name", "email_confirmed", "email", "phone", "relation_created_at"),
    *("sso", "last_online", "approved_at", "org_account", "total_prints", "rank", "teacher"),
    "classes",
}
PENDING = 4324


def users(farm: Farm, **body: Any) -> list[Any]:
    paging = {"page": 1, "page_size": 50}
    return list(farm.post("users/GetPaginatedUsers", paging | body)["data"])


def names(farm: Farm, **body: Any) -> list[str]:
    return [row["name"].split()[0] for row in users(farm, **body)]


def test_members_have_the_documented_keys(farm: Farm) -> None:
    rows = users(farm)
    assert [row["relation_id"] for row in rows] == [4321, 4322, 4323]
    assert {frozenset(row) for row in rows} == {frozenset(KEYS)}
    assert rows[0]["total_prints"] == 3
    assert rows[2]["approved_at"] == "2026-12-16 09:00:00"


def test_those_who_wait_are_listed_apart(farm: Farm) -> None:
    assert names(farm, approved=False) == ["Robin"]
    assert users(farm, approved=False)[0]["approved_at"] is None


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ({"search": "KIM"}, ["Kim"]),
        ({"search": "sam@"}, ["Sam"]),
        ({"sort_id": "name", "sort_dir": "desc"}, ["Sam", "Kim", "Alex"]),
        ({"sort_id": "rank", "sort_dir": "desc"}, ["Kim", "Sam", "Alex"]),
        ({"sort_id": "totalPrints"}, ["Sam", "Kim", "Alex"]),
        ({"page": 2, "page_size": 2}, ["Kim"]),
    ],
)
def test_search_order_and_pages(farm: Farm, body: dict[str, Any], found: list[str]) -> None:
    assert names(farm, **body) == found


def test_the_page_is_required_and_read_from_the_body(farm: Farm) -> None:
    answer = farm.post("users/GetPaginatedUsers", {}, page=1, page_size=2)
    assert answer["message"] == "The page is required"
    answer = farm.post("users/GetPaginatedUsers", {"page": 1, "page_size": 2})
    assert answer["page_amount"] == 2


def test_somebody_who_waits_is_let_in(farm: Farm) -> None:
    body = {"relation_id": PENDING, "approve": True, "notify": False}
    assert farm.post("users/SetPendingUserState", body)["status"] is True
    assert "Robin" in names(farm)
    assert farm.events() == ["organization.user_signup"]
    assert farm.post("users/SetPendingUserState", body)["message"] == "The user is not pending"


def test_somebody_who_waits_is_sent_away(farm: Farm) -> None:
    body = {"relation_id": PENDING, "approve": False, "notify": True}
    assert farm.post("users/SetPendingUserState", body)["status"] is True
    assert users(farm, approved=False) == []
    assert farm.events() == []


@pytest.mark.parametrize("missing", ["relation_id", "approve", "notify"])
def test_a_decision_needs_all_three_fields(farm: Farm, missing: str) -> None:
    body = {"relation_id": PENDING, "approve": True, "notify": True}
    del body[missing]
    answer = farm.post("users/SetPendingUserState", body)
    assert answer["message"] == f"The {missing} is required"


def test_who_signs_up_waits_unless_invited(farm: Farm) -> None:
    body = {"emails": ["pat@example.com"], "rank": 151}
    assert farm.post("users/InviteSpecificUser", body)["status"] is True
    for email, first in (("lou@example.com", "Lou"), ("pat@example.com", "Pat")):
        farm.control("users/join", {"email": email, "first_name": first, "last_name": "X"})
    assert names(farm, approved=False) == ["Robin", "Lou"]
    assert next(row for row in users(farm) if row["name"] == "Pat X")["rank"] == 151
    assert farm.events() == ["organization.user_pending", "organization.user_signup"]


@pytest.mark.parametrize(
    "body", [{}, {"emails": "a@b.c"}, {"emails": ["nobody"]}, {"emails": ["a@b.c"], "rank": 1}]
)
def test_a_bad_invitation_invites_nobody(farm: Farm, body: dict[str, Any]) -> None:
    assert farm.post("users/InviteSpecificUser", body)["status"] is False
    assert farm.look("state")["invited"] == {}


def test_quirk_79_unlimited_links_end_with_the_day(farm: Farm) -> None:
    link = farm.post("users/CreateInvitationLink", {})["link"]
    limited = farm.post("users/CreateInvitationLink", {"maxUses": 3})["link"]
    assert link.startswith("https://simplyprint.io/accept_invitation/")
    assert link != limited
    ends = [row["expires"] for row in farm.look("state")["invitation_links"]]
    assert ends == [START - START % 86_400 + 86_400, None]


def test_a_rank_is_changed(farm: Farm) -> None:
    assert farm.post("users/ChangeUserRank", {"relation_id": 4323, "rank_id": 151})["status"]
    assert [row["rank"] for row in users(farm, search="kim")] == [151]
    assert farm.post("users/ChangeUserRank", {"relation_id": 4323, "rank_id": 9})["status"] is False


def test_giving_the_own_rank_needs_a_permission_of_its_own(farm: Farm) -> None:
    farm.switch(denied_permissions=["assign_peer_rank"])
    peer = farm.call("POST", "users/ChangeUserRank", json={"relation_id": 4323, "rank_id": 112})
    lower = farm.call("POST", "users/ChangeUserRank", json={"relation_id": 4323, "rank_id": 151})
    assert (peer.status_code, lower.status_code) == (403, 200)


def test_a_user_is_deleted_by_the_users_own_id(farm: Farm) -> None:
    assert farm.post("users/DeleteUser", {"user_id": 4323})["message"] == "User not found"
    assert farm.post("users/DeleteUser", {"user_id": 9})["status"] is True
    assert names(farm) == ["Alex", "Sam"]
    assert farm.post("users/DeleteUser", {"user_id": 7})["status"] is False


def test_an_avatar_needs_no_login_and_no_company(farm: Farm) -> None:
    url = f"{farm.server.url}/api/users/profilepicture/GetUserProfilePicture"
    answer = requests.get(url, params={"user_id": 8}, allow_redirects=False, timeout=10)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "https://example.com/avatars/8.png"


@pytest.mark.parametrize(
    ("path", "permission"),
    [
        ("users/GetPaginatedUsers", "view_users"),
        ("users/CreateInvitationLink", "invite_users"),
        ("users/SetPendingUserState", "invite_users"),
        ("users/ChangeUserRank", "change_user_rank"),
        ("users/DeleteUser", "delete_user"),
    ],
)
def test_users_need_print_farm_and_a_permission(farm: Farm, path: str, permission: str) -> None:
    farm.switch(plan="pro")
    assert farm.call("POST", path).status_code == 403
    farm.switch(plan="print_farm")
    assert farm.call("POST", path).status_code == 200
    farm.switch(denied_permissions=[permission])
    assert farm.call("POST", path).status_code == 403
