"""Connections in our runtime of Make against the sandbox: keys, tokens, and what is logged."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from tests.platforms.make.communication import MakeError
from tests.platforms.make.farm import Farm
from tests.platforms.make.form import Refused
from tests.platforms.make.runtime import CALLBACK, NOW
from tests.platforms.make.wire import substituted

CLIENT = {"clientId": "sandbox-client", "clientSecret": "sandbox-client-secret"}


def key(farm: Farm, **changed: Any) -> dict[str, Any]:
    return {"companyId": farm.sandbox.server.company, "apiKey": farm.sandbox.server.key, **changed}


def test_a_good_key_is_taken_under_its_company(make_farm: Farm) -> None:
    stored = make_farm.make.connect("apiKey", key(make_farm))
    assert stored == key(make_farm)
    (call,) = make_farm.sandbox.calls()
    assert call["path"].endswith("account/Test")
    assert make_farm.bundles("account.test")


@pytest.mark.parametrize("changed", [{"apiKey": "guessed"}, {"companyId": 999}])
def test_wrong_credentials_make_no_connection(make_farm: Farm, changed: dict[str, Any]) -> None:
    with pytest.raises(MakeError) as caught:
        make_farm.make.connect("apiKey", key(make_farm, **changed))
    assert caught.value.type == "InvalidAccessTokenError"
    assert "guessed" not in caught.value.message


def test_a_page_instead_of_an_answer_makes_no_connection(make_farm: Farm) -> None:
    make_farm.sandbox.fault("html")
    with pytest.raises(MakeError):
        make_farm.make.connect("apiKey", key(make_farm))


def test_a_connection_needs_both_fields(make_farm: Farm) -> None:
    with pytest.raises(Refused, match="2 parameter"):
        make_farm.make.connect("apiKey", {})


def test_no_field_of_a_connection_takes_a_host(make_farm: Farm) -> None:
    for connection in make_farm.app.of("connection"):
        for field in connection.parameters():
            assert field["type"] in ("text", "password", "uinteger")
            assert "url" not in field["name"].lower()


def consent(farm: Farm) -> str:
    """The code with which the consent page sends a person back."""
    asked = farm.make.authorize("oauth2", CLIENT)
    url = substituted(asked["url"], farm.origins(farm.connector))
    answer = requests.get(url, asked["qs"], allow_redirects=False, timeout=10)
    back = urlsplit(answer.headers["location"])
    assert answer.headers["location"].startswith(CALLBACK)
    return parse_qs(back.query)["code"][0]


def test_a_token_is_bound_to_its_company_and_works(make_farm: Farm) -> None:
    stored = make_farm.make.exchange_code("oauth2", CLIENT, consent(make_farm))
    assert stored["companyId"] == make_farm.sandbox.server.company
    assert "apiKey" not in stored
    assert make_farm.bundles("printers.list")
    headers = make_farm.sandbox.calls("printers/Get")[-1]["headers"]
    assert "authorization" in headers
    assert "x-api-key" not in headers


def test_the_connector_asks_for_its_scopes_and_no_others(make_farm: Farm) -> None:
    asked = make_farm.make.authorize("oauth2", CLIENT)
    assert asked["qs"]["scope"].split(" ") == list(make_farm.connector.oauth2.scopes)
    assert "state" not in asked["qs"]


def test_a_token_is_refreshed_a_quarter_of_an_hour_before_its_end(make_farm: Farm) -> None:
    make_farm.make.connection = {}
    before = dict(make_farm.make.exchange_code("oauth2", CLIENT, consent(make_farm)))
    assert make_farm.make.refresh("oauth2", CLIENT) == before
    later = NOW + timedelta(minutes=50)
    after = make_farm.make.refresh("oauth2", CLIENT, later)
    assert after["authorization"] != before["authorization"]
    assert after["refreshToken"] != before["refreshToken"]
    assert after["companyId"] == before["companyId"]
    assert make_farm.bundles("account.test")


def test_a_spent_refresh_token_ends_the_connection(make_farm: Farm) -> None:
    make_farm.make.exchange_code("oauth2", CLIENT, consent(make_farm))
    make_farm.make.connection["refreshToken"] = "spent"
    with pytest.raises(MakeError) as caught:
        make_farm.make.refresh("oauth2", CLIENT, NOW + timedelta(hours=1))
    assert caught.value.type == "InvalidAccessTokenError"


def test_a_foreign_client_gets_no_token(make_farm: Farm) -> None:
    code = consent(make_farm)
    with pytest.raises(MakeError):
        make_farm.make.exchange_code("oauth2", {**CLIENT, "clientSecret": "guessed"}, code)


def test_nothing_secret_of_the_exchange_is_logged(make_farm: Farm) -> None:
    code = consent(make_farm)
    make_farm.make.exchange_code("oauth2", CLIENT, code)
    make_farm.make.refresh("oauth2", CLIENT, NOW + timedelta(hours=1))
    assert len(make_farm.make.log.entries) == 3
    shown = repr(make_farm.make.log.entries)
    token = make_farm.make.connection["authorization"].removeprefix("Bearer ")
    for secret in (code, CLIENT["clientSecret"], token, make_farm.make.connection["refreshToken"]):
        assert secret not in shown
