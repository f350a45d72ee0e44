"""API key and OAuth2 in n8n-core against the sandbox: the test request, the company, refreshing."""

from __future__ import annotations

from typing import Any

import pytest

from tests.platforms.n8n.farm import CALLBACK, Farm
from tests.platforms.n8n.workflow import ACTIONS, API_KEY, OAUTH2, file_of

pytestmark = pytest.mark.node

BY_TOKEN = {"authentication": "oAuth2"}


def verdict(farm: Farm) -> str:
    asked = {"node": ACTIONS, "type": API_KEY, "credentials": farm.credentials}
    return str(farm.n8n.call("credentialTest", **asked)["status"])


def sign_in(farm: Farm, **fields: Any) -> None:
    """Connect the OAuth2 credential; without a company unless one is given."""
    client = {"clientId": "sandbox-client", "clientSecret": "sandbox-client-secret"}
    place = {**farm.place, "companyId": "", "panelUrl": f"{farm.sandbox.url}/"}
    stored = {**client, **place, "oauthTokenData": farm.tokens(CALLBACK), **fields}
    farm.credentials = {OAUTH2: stored}


def test_a_good_key_is_accepted_under_its_company(farm: Farm) -> None:
    assert verdict(farm) == "OK"
    (call,) = farm.sandbox.calls()
    assert (call["path"], call["company"]) == ("account/Test", farm.sandbox.server.company)


@pytest.mark.parametrize("field", [{"apiKey": "wrong"}, {"companyId": "77"}])
def test_a_wrong_key_or_company_is_not(farm: Farm, field: dict[str, str]) -> None:
    farm.credentials[API_KEY] |= field
    assert verdict(farm) == "Error"


def test_a_refusal_with_http_200_is_not_taken_for_success(farm: Farm) -> None:
    farm.sandbox.control("settings", {"plan": "free"})
    assert verdict(farm) == "Error"


def test_a_page_instead_of_an_answer_is_not_taken_for_success(farm: Farm) -> None:
    farm.sandbox.fault("html", times=None)
    assert verdict(farm) == "Error"


def test_a_token_is_asked_for_its_company_once(farm: Farm) -> None:
    sign_in(farm)
    result = farm.execute("account.test", {}, {}, parameters=BY_TOKEN)
    assert "error" not in result
    calls = [(call["path"], call["company"]) for call in farm.sandbox.calls()]
    test = ("account/Test", farm.sandbox.server.company)
    assert calls[-3:] == [("account/GetUser", 0), test, test]


def test_a_known_company_saves_that_request(farm: Farm) -> None:
    sign_in(farm, companyId=farm.place["companyId"])
    farm.execute("account.test", {}, parameters=BY_TOKEN)
    assert farm.sandbox.calls("account/GetUser") == []


def test_a_token_of_another_company_is_noticed_and_the_right_one_used(farm: Farm) -> None:
    sign_in(farm, companyId="77")
    result = farm.execute("account.test", {}, {}, parameters=BY_TOKEN)
    assert "error" not in result
    company = farm.sandbox.server.company
    tested = [call["company"] for call in farm.sandbox.calls("account/Test")]
    assert tested == [77, company, company]
    (hint,) = result["hints"]
    assert hint["message"].startswith(f"The token belongs to company {company}, not 77")


def test_a_company_that_goes_with_a_key_is_never_replaced(farm: Farm) -> None:
    farm.credentials[API_KEY]["companyId"] = "77"
    assert "error" in farm.execute("account.test", {})
    assert farm.sandbox.calls("account/GetUser") == []


def test_an_expired_token_is_refreshed_and_the_call_repeated_whole(farm: Farm) -> None:
    sign_in(farm, companyId=farm.place["companyId"])
    before = farm.credentials[OAUTH2]["oauthTokenData"]["access_token"]
    farm.sleep(3601)
    result = farm.execute("files.upload", {"file": file_of(b"G28\n")}, parameters=BY_TOKEN)
    assert "error" not in result
    assert [call["status"] for call in farm.sandbox.calls("files/Upload")] == [401, 401, 200]
    (upload,) = farm.sandbox.control("state")["uploads"]
    assert upload["size"] == 4
    assert result["credentials"][OAUTH2]["oauthTokenData"]["access_token"] != before


def test_the_addresses_follow_the_panel_url(farm: Farm) -> None:
    """n8n works out the addresses of OAuth2 from the credential's own fields."""
    fields = {f["name"]: f for f in credential(farm, OAUTH2)["properties"]}
    assert fields["authUrl"]["default"].endswith('"/panel/oauth2/authorize"}}')
    assert fields["accessTokenUrl"]["default"].endswith('"/api/0/oauth2/Token"}}')
    assert fields["scope"]["default"].split() == list(farm.connector.oauth2.scopes)


def test_a_client_without_a_secret_can_sign_in(farm: Farm) -> None:
    grant = {f["name"]: f for f in credential(farm, OAUTH2)["properties"]}["grantType"]
    assert {option["value"] for option in grant["options"]} == {"authorizationCode", "pkce"}


def credential(farm: Farm, name: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = farm.n8n.description["credentials"]
    return next(one for one in found if one["name"] == name)


def test_a_credential_that_is_not_connected_sends_nothing(farm: Farm) -> None:
    sign_in(farm, companyId=farm.place["companyId"])
    del farm.credentials[OAUTH2]["oauthTokenData"]
    before = len(farm.sandbox.calls())
    error = farm.execute("account.test", {}, parameters=BY_TOKEN)["error"]
    assert "not connected" in error["message"]
    assert len(farm.sandbox.calls()) == before


def test_credentials_do_not_follow_a_redirect(farm: Farm) -> None:
    farm.sandbox.fault("status", status=302)
    assert farm.failure("account.test")["data"]["kind"] == "unexpected"
    assert len(farm.sandbox.calls()) == 1
