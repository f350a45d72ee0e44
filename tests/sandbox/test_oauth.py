"""The authorization-code flow and what tokens may do."""

from __future__ import annotations

import base64
import hashlib
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from .farm import Farm

BACK = "https://app.example.com/callback"
CLIENT = {"client_id": "sandbox-client", "client_secret": "sandbox-client-secret"}


def consent(farm: Farm, **changes: str) -> dict[str, str]:
    """What the redirect carries."""
    query = {
        "client_id": "sandbox-client",
        "redirect_uri": BACK,
        "response_type": "code",
        "scope": "user.read printers.read",
        "state": "xyz",
    }
    answer = requests.get(
        f"{farm.server.url}/panel/oauth2/authorize",
        params=query | changes,
        allow_redirects=False,
        timeout=10,
    )
    assert answer.status_code == 302, answer.text
    location = urlsplit(answer.headers["Location"])
    assert f"{location.scheme}://{location.netloc}{location.path}" == BACK
    return {name: values[0] for name, values in parse_qs(location.query).items()}


def token(farm: Farm, **fields: str) -> requests.Response:
    url = f"{farm.server.url}/api/0/oauth2/Token"
    return requests.post(url, data=CLIENT | fields, timeout=10)


def exchange(farm: Farm, scope: str = "user.read printers.read") -> Any:
    code = consent(farm, scope=scope)["code"]
    fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK}
    return token(farm, **fields).json()


def bearer(farm: Farm, tokens: Any) -> Farm:
    other = Farm(farm.server)
    other.headers = {"Authorization": f"Bearer {tokens['access_token']}"}
    return other


def test_the_whole_flow_ends_with_the_company(farm: Farm) -> None:
    assert consent(farm)["state"] == "xyz"
    tokens = exchange(farm)
    assert (tokens["token_type"], tokens["expires_in"]) == ("Bearer", 3600)
    headers = bearer(farm, tokens).headers
    url = f"{farm.server.url}/api/0/account/GetUser"
    user = requests.get(url, headers=headers, timeout=10).json()
    assert user["company"]["id"] == farm.server.company
    assert user["user"]["name"] == "Alex Johnson"


def test_get_user_without_the_scope_hides_the_person(farm: Farm) -> None:
    user = bearer(farm, exchange(farm, "printers.read")).get("account/GetUser")
    assert user["user"].keys() == {"id"}


def test_get_user_with_a_key_names_no_company(farm: Farm) -> None:
    assert "company" not in farm.get("account/GetUser")


def test_token_info(farm: Farm) -> None:
    info = bearer(farm, exchange(farm)).get("oauth2/TokenInfo")
    assert info["scopes"] == ["printers.read", "user.read"]
    assert info["expires_at"] == 1_800_003_600


def test_quirk_8_a_json_token_request_is_an_unknown_client(farm: Farm) -> None:
    url = f"{farm.server.url}/api/0/oauth2/Token"
    body = CLIENT | {"grant_type": "authorization_code", "code": consent(farm)["code"]}
    answer = requests.post(url, json=body, timeout=10)
    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


def test_quirk_20_scopes_are_separated_by_spaces(farm: Farm) -> None:
    assert consent(farm, scope="user.read,printers.read")["error"] == "invalid_scope"


def test_quirk_73_an_unknown_client_is_refused(farm: Farm) -> None:
    url = f"{farm.server.url}/panel/oauth2/authorize"
    answer = requests.get(url, params={"client_id": "x", "redirect_uri": BACK}, timeout=10)
    assert (answer.status_code, answer.json()["message"]) == (400, "Unknown OAuth client")


def test_a_redirect_must_be_https_and_registered(farm: Farm) -> None:
    url = f"{farm.server.url}/panel/oauth2/authorize"
    query = {"client_id": "sandbox-client", "redirect_uri": "http://app.example.com/cb"}
    assert requests.get(url, params=query, timeout=10).status_code == 400
    farm.switch(oauth_redirects=["https://other.example.com/"])
    assert requests.get(url, params=query | {"redirect_uri": BACK}, timeout=10).status_code == 400


def test_a_code_works_once(farm: Farm) -> None:
    code = consent(farm)["code"]
    fields = {"grant_type": "authorization_code", "code": code, "redirect_uri": BACK}
    assert token(farm, **fields).status_code == 200
    assert token(farm, **fields).json()["error"] == "invalid_grant"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"redirect_uri": BACK + "/"}, "invalid_grant"),
        ({"client_secret": "wrong"}, "invalid_client"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
    ],
)
def test_bad_exchanges(farm: Farm, change: dict[str, str], error: str) -> None:
    fields = {
        "grant_type": "authorization_code",
        "code": consent(farm)["code"],
        "redirect_uri": BACK,
    }
    assert token(farm, **(fields | change)).json()["error"] == error


def test_the_token_exchange_is_not_rate_limited(farm: Farm) -> None:
    farm.switch(rate_limit=1)
    farm.get("account/Test")
    assert "access_token" in exchange(farm)


def test_a_public_client_needs_pkce(farm: Farm) -> None:
    public = "sandbox-public-client"
    assert consent(farm, client_id=public)["error"] == "invalid_request"
    verifier = "v" * 43
    digest = hashlib.sha256(verifier.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    asked = {"client_id": public, "code_challenge": challenge, "code_challenge_method": "S256"}
    fields = {"grant_type": "authorization_code", "redirect_uri": BACK, "client_id": public}
    wrong = token(farm, **fields, code=consent(farm, **asked)["code"], code_verifier="other")
    right = token(farm, **fields, code=consent(farm, **asked)["code"], code_verifier=verifier)
    assert (wrong.json().get("error"), right.status_code) == ("invalid_grant", 200)


def test_pkce_knows_s256_only(farm: Farm) -> None:
    answer = consent(farm, code_challenge="x", code_challenge_method="plain")
    assert answer["error"] == "invalid_request"


def test_access_tokens_expire_and_refresh(farm: Farm) -> None:
    tokens = exchange(farm)
    farm.advance(3600)
    assert bearer(farm, tokens).call("GET", "printers/Get").status_code == 401
    fresh = token(farm, grant_type="refresh_token", refresh_token=tokens["refresh_token"]).json()
    assert bearer(farm, fresh).get("printers/Get")["status"] is True


@pytest.mark.parametrize("rotation", [True, False])
def test_refresh_tokens_rotate_as_switched(farm: Farm, rotation: bool) -> None:
    farm.switch(oauth_rotation=rotation)
    old = exchange(farm)["refresh_token"]
    first = token(farm, grant_type="refresh_token", refresh_token=old).json()
    again = token(farm, grant_type="refresh_token", refresh_token=old)
    assert (first["refresh_token"] != old) is rotation
    assert (again.status_code == 400) is rotation


def test_quirk_72_a_token_is_bound_to_one_company(farm: Farm) -> None:
    headers = bearer(farm, exchange(farm)).headers
    answer = requests.get(f"{farm.server.url}/api/9/printers/Get", headers=headers, timeout=10)
    assert answer.status_code == 403
    assert answer.json()["message"] == "OAuth2 token is not valid for this company"


def test_scopes_are_enforced_for_tokens(farm: Farm) -> None:
    answer = bearer(farm, exchange(farm)).call("GET", "queue/GetItems")
    assert answer.status_code == 403
    assert "queue.read" in answer.json()["message"]


def test_integrations_keep_their_webhooks_on_lower_plans(farm: Farm) -> None:
    app = bearer(farm, exchange(farm, "webhooks.read webhooks.write"))
    farm.switch(plan="pro")
    body = {"name": "t", "url": "https://example.com/x", "events": ["job.done"]}
    assert farm.call("POST", "webhooks/Create", json=body).status_code == 403
    assert app.post("webhooks/Create", body)["status"] is True
    assert app.get("webhooks/Get")["data"][0]["oauth_client_id"] == "sandbox-client"


def test_any_plan_may_sign_in_through_an_integration(farm: Farm) -> None:
    app = bearer(farm, exchange(farm))
    farm.switch(plan="free")
    assert app.get("account/GetUser")["status"] is True
    assert app.call("GET", "printers/Get").status_code == 403
