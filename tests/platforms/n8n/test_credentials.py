"""API key and OAuth2 in n8n-core: the test request, company discovery, token refresh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest

from tests.platforms.n8n.fake_api import Reply

if TYPE_CHECKING:
    from tests.platforms.n8n.fake_api import FakeApi
    from tests.platforms.n8n.runtime import N8nRuntime

pytestmark = pytest.mark.node

NODE = "simplyPrintUnofficial"
TWO_ITEMS: list[dict[str, Any]] = [{"json": {}}, {"json": {}}]
OAUTH2 = "simplyPrintUnofficialOAuth2Api"
PAUSE = {
    "authentication": "oAuth2",
    "resource": "printers",
    "operation": "pause",
    "printer": {"__rl": True, "mode": "id", "value": "42"},
}
USER = Reply({"status": True, "user": {"id": 1}, "company": {"id": 123}})
DONE = Reply({"status": True})


def oauth2(api: FakeApi, **fields: str) -> dict[str, Any]:
    token = {"access_token": "old", "refresh_token": "refresh", "token_type": "Bearer"}
    base = {"clientId": "client", "clientSecret": "secret", "oauthTokenData": token}
    urls = {"apiUrl": f"{api.url}/api", "filesUrl": f"{api.url}/files"}
    return {OAUTH2: {**base, **urls, **fields}}


@pytest.mark.parametrize(
    ("reply", "status"),
    [
        (Reply({"status": True, "message": "Your API key is valid!"}), "OK"),
        (Reply({"status": False, "message": "No access"}), "Error"),
        (Reply({"status": False, "message": "No API key provided"}, 401), "Error"),
    ],
)
def test_api_key_is_tested_under_its_company(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any], reply: Reply, status: str
) -> None:
    api.handler = lambda _: reply
    kind = "simplyPrintUnofficialApi"
    result = n8n.call("credentialTest", node=NODE, type=kind, credentials=api_key)
    assert result["status"] == status
    sent = api.received[0]
    assert sent.path == "/api/123/account/Test"
    assert sent.headers["x-api-key"] == "key-for-tests"


def test_oauth2_asks_for_the_company_once(n8n: N8nRuntime, api: FakeApi) -> None:
    api.script(USER, DONE, DONE)
    n8n.execute(NODE, PAUSE, credentials=oauth2(api), items=TWO_ITEMS)
    pause = "/api/123/printers/actions/Pause"
    assert [sent.path for sent in api.received] == ["/api/0/account/GetUser", pause, pause]
    assert api.received[1].headers["authorization"] == "Bearer old"


def test_oauth2_with_a_company_id_asks_nothing_extra(n8n: N8nRuntime, api: FakeApi) -> None:
    api.script(DONE)
    n8n.execute(NODE, PAUSE, credentials=oauth2(api, companyId="77"))
    assert [sent.path for sent in api.received] == ["/api/77/printers/actions/Pause"]


def test_expired_token_is_refreshed_and_the_call_repeated(n8n: N8nRuntime, api: FakeApi) -> None:
    expired = Reply({"status": False, "message": "Expired"}, 401)
    renewed = Reply({"access_token": "new", "refresh_token": "next", "token_type": "Bearer"})
    api.script(expired, renewed, DONE)
    result = n8n.execute(NODE, PAUSE, credentials=oauth2(api, companyId="123"))
    _, refresh, repeated = api.received
    assert refresh.path == "/api/0/oauth2/Token"
    assert refresh.headers["content-type"].startswith("application/x-www-form-urlencoded")
    form = parse_qs(refresh.body.decode())
    assert form["grant_type"] == ["refresh_token"]
    assert form["refresh_token"] == ["refresh"]
    assert repeated.headers["authorization"] == "Bearer new"
    assert result["credentials"][OAUTH2]["oauthTokenData"]["refresh_token"] == "next"


def test_upload_is_repeated_whole_after_a_refresh(n8n: N8nRuntime, api: FakeApi) -> None:
    expired = Reply({"status": False, "message": "Expired"}, 401)
    renewed = Reply({"access_token": "new", "token_type": "Bearer"})
    api.script(expired, renewed, Reply({"status": True, "file": {"id": "ab"}}))
    binary = {"base64": "RzI4", "fileName": "a.gcode", "mimeType": "text/x.gcode"}
    upload = {"authentication": "oAuth2", "resource": "files", "operation": "upload"}
    items = [{"json": {}, "binary": {"data": binary}}]
    n8n.execute(NODE, upload, credentials=oauth2(api, companyId="123"), items=items)
    assert api.received[0].body == api.received[2].body
    assert api.received[2].form == [("file", "a.gcode", b"G28")]


def test_unconnected_credential_sends_nothing(n8n: N8nRuntime, api: FakeApi) -> None:
    credentials = oauth2(api, companyId="123")
    del credentials[OAUTH2]["oauthTokenData"]
    error = n8n.execute(NODE, PAUSE, credentials=credentials)["error"]
    assert "not connected" in error["message"]
    assert api.received == []
