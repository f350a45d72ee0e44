"""account/GetGroups and account/settings/groups/*."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .test_oauth import bearer, exchange

if TYPE_CHECKING:
    from .farm import Farm

SETTINGS = "account/settings/groups"
CLERK = {"title": "Clerk", "sort_order": 4, "permissions": '{"print":true}'}


def groups(farm: Farm) -> dict[int, str]:
    return {row["id"]: row["name"] for row in farm.get("account/GetGroups")["groups"]}


def created(farm: Farm) -> int:
    return int(farm.post(f"{SETTINGS}/Create", {"ranks": [CLERK]})["data"][0]["id"])


def ranks(farm: Farm) -> list[int]:
    body = {"page": 1, "page_size": 9}
    return [row["rank"] for row in farm.post("users/GetPaginatedUsers", body)["data"]]


def test_three_groups_to_begin_with(farm: Farm) -> None:
    assert groups(farm) == {112: "Administrator", 151: "Manager", 153: "User"}


def test_several_groups_are_created_at_once(farm: Farm) -> None:
    answer = farm.post(f"{SETTINGS}/Create", {"ranks": [CLERK, {**CLERK, "title": "Guest"}]})
    first, second = answer["data"]
    assert (first["permissions"], first["company_id"]) == ('{"print":true}', 1234)
    assert "created" not in first
    assert (groups(farm)[first["id"]], groups(farm)[second["id"]]) == ("Clerk", "Guest")


@pytest.mark.parametrize(
    "ranks",
    [
        None,
        [],
        "Clerk",
        [CLERK, {"title": "x", "sort_order": 1}],
        [{**CLERK, "permissions": {"print": True}}],
        [{**CLERK, "permissions": "{"}],
        [{**CLERK, "title": ""}],
    ],
)
def test_bad_groups_create_none(farm: Farm, ranks: Any) -> None:
    assert farm.post(f"{SETTINGS}/Create", {"ranks": ranks})["status"] is False
    assert len(groups(farm)) == 3


def test_an_update_leaves_what_is_not_named(farm: Farm) -> None:
    number = created(farm)
    answer = farm.post(f"{SETTINGS}/Update", {"ranks": [{"id": number, "title": "Desk"}]})
    row = answer["data"][0]
    assert (row["title"], row["permissions"], row["sort_order"]) == ("Desk", '{"print":true}', 4)
    assert row["created"] == "2027-01-15 08:00:00"
    assert groups(farm)[number] == "Desk"


def test_updating_an_unknown_group_changes_nothing(farm: Farm) -> None:
    body = {"ranks": [{"id": 153, "title": "x"}, {"id": 1, "title": "y"}]}
    assert farm.post(f"{SETTINGS}/Update", body)["status"] is False
    assert groups(farm)[153] == "User"


def test_a_group_with_members_needs_an_heir(farm: Farm) -> None:
    answer = farm.post(f"{SETTINGS}/Delete", {"id": 151})
    assert answer["message"] == "The replacementRankId is required"
    assert farm.post(f"{SETTINGS}/Delete", {"id": 151, "replacementRankId": 151})["status"] is False
    assert farm.post(f"{SETTINGS}/Delete", {"id": 151, "replacementRankId": 153})["status"] is True
    assert (ranks(farm), 151 in groups(farm)) == ([112, 153, 153], False)


def test_an_empty_group_needs_no_heir(farm: Farm) -> None:
    number = created(farm)
    assert farm.post(f"{SETTINGS}/Delete", {"id": number})["status"] is True
    assert number not in groups(farm)


def test_tokens_may_not_create_groups(farm: Farm) -> None:
    app = bearer(farm, exchange(farm))
    answer = app.call("POST", f"{SETTINGS}/Create", json={"ranks": [CLERK]})
    assert (answer.status_code, "OAuth2" in answer.json()["message"]) == (403, True)
    assert app.call("GET", "account/GetGroups").status_code == 200


def test_groups_need_their_permission(farm: Farm) -> None:
    farm.switch(denied_permissions=["org_rank_management"])
    assert farm.call("GET", "account/GetGroups").status_code == 403
