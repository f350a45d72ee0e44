"""Both kinds of connections: the check when one is made, and the company of a token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from connector.model import Connector
from tests.platforms.activepieces import connections
from tests.platforms.activepieces.farm import ApFarm

pytestmark = pytest.mark.node


def verdict(farm: ApFarm) -> dict[str, Any]:
    """What `validate` says; it gets the fields of an API key without what is around them."""
    kind = farm.auth["type"]
    auth = farm.auth["props"] if kind == "CUSTOM_AUTH" else farm.auth
    return farm.runtime.call("validate", kind=kind, auth=auth)


def sign_in(farm: ApFarm, company: str = "") -> None:
    farm.auth = connections.oauth2(farm.token(), company, farm.urls)


def paths(farm: ApFarm) -> list[tuple[str, int]]:
    return [(call["path"], call["company"]) for call in farm.sandbox.calls()]


def test_a_good_key_is_accepted_under_its_company(ap_farm: ApFarm) -> None:
    assert verdict(ap_farm) == {"valid": True}
    assert paths(ap_farm) == [("account/Test", ap_farm.sandbox.server.company)]


@pytest.mark.parametrize(
    ("field", "reason"),
    [
        ({"apiKey": "wrong"}, "No API key provided, or not logged in. Check the API key"),
        ({"companyId": "77"}, "access"),
        ({"companyId": " "}, "the company ID is required"),
        ({"apiUrl": "nonsense"}, "is no URL"),
        ({"apiKey": "two\nlines"}, "holds characters that no key has"),
    ],
)
def test_what_is_wrong_is_told(ap_farm: ApFarm, field: dict[str, str], reason: str) -> None:
    ap_farm.auth["props"] |= field
    answer = verdict(ap_farm)
    assert answer["valid"] is False
    assert reason in answer["error"]
    assert field.get("apiKey", "\0") not in answer["error"]


def test_a_refusal_with_http_200_is_not_taken_for_success(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.control("settings", {"plan": "free"})
    assert verdict(ap_farm)["valid"] is False


def test_a_page_instead_of_an_answer_is_not_taken_for_success(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.fault("html", times=None)
    assert "not a whole JSON object" in verdict(ap_farm).get("error", "")


def test_somebody_who_connects_does_not_wait_for_minutes(ap_farm: ApFarm) -> None:
    ap_farm.sandbox.fault("rate_limit", times=None, retry_after=30)
    assert "rate limit" in verdict(ap_farm)["error"]
    assert ap_farm.runtime.waits == []


def test_a_good_token_is_accepted_under_its_own_company(forgetful_farm: ApFarm) -> None:
    sign_in(forgetful_farm)
    assert verdict(forgetful_farm) == {"valid": True}
    company = forgetful_farm.sandbox.server.company
    assert paths(forgetful_farm)[-2:] == [("account/GetUser", 0), ("account/Test", company)]


@pytest.mark.parametrize(("field", "value"), [("access_token", "gone"), ("props", None)])
def test_a_bad_token_or_company_is_not(ap_farm: ApFarm, field: str, value: Any) -> None:
    sign_in(ap_farm)
    ap_farm.auth[field] = value or {**ap_farm.auth["props"], "companyId": "77"}
    assert verdict(ap_farm)["valid"] is False


def test_a_token_is_asked_for_its_company_once(forgetful_farm: ApFarm) -> None:
    sign_in(forgetful_farm)
    first = forgetful_farm.execute("account.test")
    forgetful_farm.execute("account.test", store=first["store"])
    found = [path for path, _ in paths(forgetful_farm)]
    assert found.count("account/GetUser") == 1
    assert first["store"]["company"]["company"] == forgetful_farm.company
    assert forgetful_farm.auth["access_token"] not in str(first["store"])


def test_the_company_is_asked_for_again_with_another_token(forgetful_farm: ApFarm) -> None:
    sign_in(forgetful_farm)
    first = forgetful_farm.execute("account.test")
    sign_in(forgetful_farm)
    forgetful_farm.execute("account.test", store=first["store"])
    assert [path for path, _ in paths(forgetful_farm)].count("account/GetUser") == 2


def test_a_company_that_was_filled_in_is_not_asked_for(forgetful_farm: ApFarm) -> None:
    sign_in(forgetful_farm, forgetful_farm.company)
    forgetful_farm.run("printers.list")
    assert "account/GetUser" not in [path for path, _ in paths(forgetful_farm)]


@pytest.mark.parametrize(
    "ask",
    [
        lambda farm: farm.run("filament_database.list_brands"),
        lambda farm: farm.options({"action": "filament_database.get_brand"}, "brand"),
    ],
    ids=["action", "dropdown"],
)
def test_what_is_public_is_sent_no_token_and_needs_no_company(
    forgetful_farm: ApFarm, ask: Callable[[ApFarm], Any]
) -> None:
    sign_in(forgetful_farm)
    signing_in = len(forgetful_farm.sandbox.calls())
    assert ask(forgetful_farm)
    (call,) = forgetful_farm.sandbox.calls()[signing_in:]
    assert call["path"].endswith(".json")
    assert "authorization" not in call["headers"]


def test_addresses_that_are_left_empty_are_the_services_own(
    ap_farm: ApFarm, connector: Connector
) -> None:
    """Of the kind of connection: OAuth2 has another API URL."""
    kinds = {one["type"]: one for one in ap_farm.runtime.metadata["auth"]}
    hosts = {host.name: host for host in connector.hosts}
    assert kinds["CUSTOM_AUTH"]["props"]["apiUrl"]["defaultValue"] == hosts["api"].api_key
    assert kinds["OAUTH2"]["props"]["apiUrl"]["defaultValue"] == hosts["api"].oauth2


def test_signing_in_goes_where_the_connector_says(ap_farm: ApFarm, connector: Connector) -> None:
    (kind,) = (one for one in ap_farm.runtime.metadata["auth"] if one["type"] == "OAUTH2")
    panel = kind["props"]["panelUrl"]
    assert panel["required"] is True
    shown = {name: kind[name].replace("{panelUrl}", panel["defaultValue"]) for name in URLS}
    assert shown == {
        "authUrl": f"{connector.host('panel').oauth2}/{connector.oauth2.authorize_path}",
        "tokenUrl": f"{connector.host('panel').oauth2}/{connector.oauth2.token_path}",
    }
    assert (kind["pkce"], kind["pkceMethod"]) == (True, "S256")
    assert kind["scope"] == list(connector.oauth2.scopes)


URLS = ("authUrl", "tokenUrl")
