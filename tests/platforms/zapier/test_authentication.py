"""Connecting with an API key and by OAuth2, in Zapier's core against the sandbox."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from connector.runner import open_file
from tests.platforms.fake_api import FakeApi, Reply
from tests.platforms.zapier.farm import Farm, failure_of, output_of

pytestmark = pytest.mark.node

REDIRECT = "https://zapier.com/dashboard/auth/oauth/return/App123CLIAPI/"
OAUTH = "authentication.oauth2Config"
CUBE = Path(__file__).parents[3] / "examples" / "cube.gcode"


def test_a_good_key_is_accepted_under_its_company(zapier_farm: Farm) -> None:
    output = output_of(zapier_farm.step("authentication.test"))
    assert output["company_id"] == str(zapier_farm.sandbox.server.company)
    (call,) = zapier_farm.sandbox.calls()
    assert call["path"].endswith("account/Test")


def test_a_wrong_key_has_to_be_replaced(zapier_farm: Farm) -> None:
    zapier_farm.auth["api_key"] = "not-the-key"
    problem = failure_of(zapier_farm.step("authentication.test"))
    assert problem.error == "ExpiredAuthError"
    assert "not-the-key" not in problem.message


def test_a_wrong_company_is_no_connection(zapier_farm: Farm) -> None:
    zapier_farm.auth["company_id"] = "99999"
    assert "error" in zapier_farm.step("authentication.test")


@pytest.mark.parametrize("fault", [{"kind": "html"}, {"kind": "status", "status": 403}])
def test_what_is_no_answer_of_the_api_is_no_connection(
    zapier_farm: Farm, fault: dict[str, Any]
) -> None:
    zapier_farm.sandbox.fault(**fault, times=None)
    assert "error" in zapier_farm.step("authentication.test")


def test_a_refusal_with_http_200_is_no_connection(
    zapier_farm: Farm, zapier_server: FakeApi
) -> None:
    zapier_server.script(Reply({"status": False, "message": "Not yours"}))
    zapier_farm.auth["api_url"] = zapier_server.url
    problem = failure_of(zapier_farm.step("authentication.test"))
    assert problem.message == "Not yours"


def test_a_connection_is_called_after_its_company(zapier_farm: Farm) -> None:
    label = zapier_farm.step("authentication.connectionLabel")["output"]
    assert label == f"Company {zapier_farm.sandbox.server.company}"


@pytest.fixture
def oauth(zapier_farm: Farm) -> Farm:
    return about_to_connect(zapier_farm)


def about_to_connect(farm: Farm) -> Farm:
    """A person who has filled in the fields of OAuth2 and nothing more."""
    farm.entry = "oauth2"
    farm.auth = {name: value for name, value in farm.place.items() if name != "company_id"}
    return farm


def consent(farm: Farm) -> str:
    """The code that comes of agreeing at the address that Zapier opens."""
    given = {"redirect_uri": REDIRECT, "state": "s1"}
    address = farm.step(f"{OAUTH}.authorizeUrl", given)["output"]
    answer = requests.get(address, allow_redirects=False, timeout=10)
    query = parse_qs(urlsplit(answer.headers["location"]).query)
    assert query["state"] == ["s1"]
    return query["code"][0]


def connect(farm: Farm) -> None:
    given = {"code": consent(farm), "redirect_uri": REDIRECT}
    result = farm.step(f"{OAUTH}.getAccessToken", given)
    assert "error" not in result, result["error"]
    farm.auth |= result["output"]


def test_the_consent_page_is_asked_for_every_scope(oauth: Farm) -> None:
    given = {"redirect_uri": REDIRECT, "state": "s1"}
    query = parse_qs(urlsplit(oauth.step(f"{OAUTH}.authorizeUrl", given)["output"]).query)
    assert query["scope"][0].split() == list(oauth.connector.oauth2.scopes)
    assert query["redirect_uri"] == [REDIRECT]
    assert query["client_id"] == ["sandbox-client"]


def test_a_code_becomes_tokens_and_their_company(oauth: Farm) -> None:
    connect(oauth)
    assert oauth.auth["company_id"] == str(oauth.sandbox.server.company)
    assert oauth.auth["refresh_token"]
    output = oauth.step("authentication.test")["output"]
    assert output["company_id"] == oauth.auth["company_id"]
    assert oauth.run("printers.list")


def test_a_code_that_was_used_is_refused(oauth: Farm) -> None:
    code = consent(oauth)
    given = {"code": code, "redirect_uri": REDIRECT}
    assert "output" in oauth.step(f"{OAUTH}.getAccessToken", given)
    assert oauth.step(f"{OAUTH}.getAccessToken", given)["error"]["name"] == "ExpiredAuthError"


def test_a_token_that_expired_is_renewed_and_the_step_runs_again(oauth: Farm) -> None:
    connect(oauth)
    oauth.sleep(4000)
    assert oauth.failure("printers.list").error == "RefreshAuthError"
    renewed = oauth.step(f"{OAUTH}.refreshAccessToken")["output"]
    assert renewed["access_token"] != oauth.auth["access_token"]
    assert renewed["refresh_token"] != oauth.auth["refresh_token"]
    oauth.auth |= renewed
    assert oauth.run("printers.list")


def test_a_token_that_dies_after_something_was_done_is_not_renewed_in_between(oauth: Farm) -> None:
    """Zapier would run the whole step again, and so upload the file twice."""
    connect(oauth)
    oauth.sandbox.fault("status", "queue/AddItem", status=401)
    problem = oauth.failure("files.upload_and_queue", {"file": open_file(CUBE)})
    assert problem.error == "HaltedError"
    assert "cube.gcode" in problem.message
    assert len(oauth.sandbox.calls("files/Upload")) == 1


def test_a_token_that_cannot_be_renewed_asks_to_connect_again(oauth: Farm) -> None:
    connect(oauth)
    assert "output" in oauth.step(f"{OAUTH}.refreshAccessToken")
    again = oauth.step(f"{OAUTH}.refreshAccessToken")
    assert again["error"]["name"] == "ExpiredAuthError"


def test_a_token_of_another_company_asks_to_connect_again(oauth: Farm) -> None:
    connect(oauth)
    oauth.auth["company_id"] = "99999"
    problem = oauth.failure("printers.list")
    assert problem.error == "ExpiredAuthError"
    assert oauth.connector.oauth2.wrong_company in problem.message


def test_no_secret_is_shown_or_logged_while_connecting(oauth: Farm) -> None:
    connect(oauth)
    result = oauth.step(f"{OAUTH}.refreshAccessToken")
    for secret in (oauth.auth["access_token"], oauth.auth["refresh_token"]):
        assert secret not in result["logs"]
