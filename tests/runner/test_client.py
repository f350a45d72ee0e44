"""The client against the sandbox: answers, errors, retries by effect, the company of a token."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from connector.model import Connector
from connector.runner import Client, Connection, Secret, SystemClock, open_file
from connector.runner.budget import Budget
from connector.wire.errors import ApiError, InputError
from connector.wire.messages import Request, Response
from tests.conftest import FakeClock, Sandbox


def run(client: Client, name: str, **inputs: Any) -> Any:
    return client.run(name, inputs)


def first_printers(client: Client, count: int = 1) -> list[int]:
    return [row["id"] for row in run(client, "printers.list", limit=count)]


def start_print(client: Client) -> int:
    """A printer that has just been told to print."""
    (printer,) = first_printers(client)
    file = run(client, "files.list", folder=-1)[0]["id"]
    run(client, "jobs.create", printers=[printer], library_file=file)
    return printer


def test_a_list_of_250_printers_takes_three_pages(client: Client, sandbox: Sandbox) -> None:
    sandbox.control("reset", {"printers": 250})
    assert len(run(client, "printers.list")) == 250
    bodies = [call["body"] for call in sandbox.calls("printers/Get")]
    assert bodies == [{"page": page, "page_size": 100} for page in (1, 2, 3)]


def test_a_limit_asks_for_no_more_than_it_needs(client: Client, sandbox: Sandbox) -> None:
    assert len(run(client, "printers.list", limit=3)) == 3
    (call,) = sandbox.calls("printers/Get")
    assert call["body"] == {"page": 1, "page_size": 3}


def test_the_client_names_itself(client: Client, sandbox: Sandbox) -> None:
    run(client, "account.test")
    agent = sandbox.calls("account/Test")[0]["headers"]["user-agent"]
    assert agent.startswith("simplyprint-connector/")


def test_a_public_endpoint_gets_no_credentials(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = []

    def send(_: Request, url: str, credentials: dict[str, str], __: float) -> Response:
        sent.append((url, credentials))
        return Response(200, text='{"brands": []}')

    monkeypatch.setattr(client.transport, "send", send)
    assert run(client, "filament_database.list_brands") == []
    base = client.connection.base_urls["filament_database"]
    assert sent == [(f"{base}/api/v1/brands/index.json", {})]


def test_bad_input_is_refused_before_any_request(client: Client, sandbox: Sandbox) -> None:
    with pytest.raises(InputError) as caught:
        run(client, "printers.pause", printers="all")
    assert caught.value.problems == ['printers: takes whole numbers, not "all"']
    assert sandbox.calls() == []


def test_a_refusal_with_http_200_is_an_error_with_the_backends_reason(client: Client) -> None:
    (printer,) = first_printers(client)
    with pytest.raises(ApiError) as caught:
        run(client, "printers.resume", printers=[printer])
    assert caught.value.kind == "refused"
    assert caught.value.message


def test_a_wrong_key_is_unauthorized(client: Client, connection: Connection) -> None:
    client.connection = replace(connection, api_key=Secret("wrong"))
    with pytest.raises(ApiError) as caught:
        run(client, "account.test")
    assert (caught.value.kind, caught.value.status) == ("unauthorized", 401)


def test_html_with_http_200_is_an_error(client: Client, sandbox: Sandbox) -> None:
    sandbox.fault("html", "*account/Test")
    with pytest.raises(ApiError, match="not a whole JSON object"):
        run(client, "account.test")


def test_a_read_is_sent_again_after_a_reset(client: Client, sandbox: Sandbox) -> None:
    sandbox.fault("reset_before", "*printers/Get", times=2)
    assert len(run(client, "printers.list")) == 5


def test_a_read_gives_up_as_unreachable(client: Client, sandbox: Sandbox) -> None:
    sandbox.fault("reset_before", "*printers/Get", times=9)
    with pytest.raises(ApiError) as caught:
        run(client, "printers.list")
    assert caught.value.kind == "unreachable"
    assert len(sandbox.calls("printers/Get")) == 4


@pytest.mark.parametrize("fault", ["reset_before", "reset_after", "half_body"])
def test_a_physical_call_without_an_answer_is_unknown_and_never_repeated(
    client: Client, sandbox: Sandbox, fault: str
) -> None:
    (printer,) = first_printers(client)
    sandbox.fault(fault, "*SendGcode", times=9)
    with pytest.raises(ApiError) as caught:
        run(client, "printers.send_gcode", printers=[printer], gcode="G28")
    assert caught.value.kind == "unknown"
    assert len(sandbox.calls("SendGcode")) == 1


def test_a_physical_call_is_executed_once_when_only_its_answer_is_lost(
    client: Client, sandbox: Sandbox
) -> None:
    (printer,) = first_printers(client)
    sandbox.fault("reset_after", "*SendGcode")
    with pytest.raises(ApiError):
        run(client, "printers.send_gcode", printers=[printer], gcode="G28")
    received = [row["received"] for row in sandbox.control("state")["printers"]]
    assert sum(len(lines) for lines in received) == 1


@pytest.mark.parametrize(("status", "kind"), [(500, "server"), (502, "unknown"), (504, "unknown")])
def test_a_server_error_of_a_physical_call_is_not_retried(
    client: Client, sandbox: Sandbox, status: int, kind: str
) -> None:
    (printer,) = first_printers(client)
    sandbox.fault("status", "*SendGcode", status=status, times=9)
    with pytest.raises(ApiError) as caught:
        run(client, "printers.send_gcode", printers=[printer], gcode="G28")
    assert (caught.value.kind, caught.value.status) == (kind, status)
    assert len(sandbox.calls("SendGcode")) == 1


def test_a_server_error_of_a_read_is_retried(client: Client, sandbox: Sandbox) -> None:
    sandbox.fault("status", "*printers/Get", status=503)
    assert len(run(client, "printers.list")) == 5


def test_a_refused_connection_is_retried_even_for_physical_calls(
    client: Client, connection: Connection, clock: FakeClock
) -> None:
    client.connection = replace(connection, base_urls={"api": "http://127.0.0.1:9"})
    with pytest.raises(ApiError) as caught:
        run(client, "printers.pause", printers=[1])
    assert caught.value.kind == "unreachable"
    assert len(clock.slept) == 3


def test_a_429_is_waited_out_for_physical_calls_too(
    client: Client, sandbox: Sandbox, clock: FakeClock
) -> None:
    printer = start_print(client)
    sandbox.control("clock", {"advance": 60})
    sandbox.fault("rate_limit", "*Pause", retry_after=7)
    assert run(client, "printers.pause", printers=[printer]) == {"success": True}
    assert clock.slept == [pytest.approx(7, abs=0.01)]


def test_a_429_without_retry_after_lasts_until_the_minute_is_over(
    client: Client, sandbox: Sandbox, clock: FakeClock
) -> None:
    clock.now = 1_700_000_040.0 - 40 % 60 + 45
    sandbox.fault("rate_limit", "*printers/Get")
    second = clock.now % 60
    run(client, "printers.list")
    assert clock.slept == [pytest.approx(60 - second + 1, abs=0.01)]


def test_a_429_that_lasts_longer_than_the_deadline_is_reported(
    client: Client, sandbox: Sandbox, clock: FakeClock
) -> None:
    sandbox.fault("rate_limit", "*printers/Get", retry_after=900)
    with pytest.raises(ApiError) as caught:
        run(client, "printers.list")
    assert (caught.value.kind, caught.value.retry_after) == ("rate_limited", "900")
    assert clock.slept == []


def test_a_composite_that_fails_says_what_was_done(
    client: Client, sandbox: Sandbox, tmp_path: Path
) -> None:
    path = tmp_path / "cube.gcode"
    path.write_text("G28\n")
    sandbox.fault("status", "*queue/AddItem", status=500)
    with pytest.raises(ApiError) as caught:
        run(client, "files.upload_and_queue", file=open_file(path))
    assert caught.value.done["file"]["name"] == "cube.gcode"


def oauth_token(sandbox: Sandbox) -> str:
    """A token of the sandbox's confidential client, with the scopes that reading needs."""
    import requests

    settings = sandbox.server.settings
    query = {
        "response_type": "code",
        "client_id": settings.oauth_client,
        "redirect_uri": "http://localhost/back",
        "scope": "user.read printers.read",
        "state": "s",
    }
    url = f"{sandbox.url}/panel/oauth2/authorize"
    consent = requests.get(url, params=query, allow_redirects=False)
    code = consent.headers["location"].partition("code=")[2].partition("&")[0]
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "client_id": settings.oauth_client,
        "client_secret": settings.oauth_secret,
        "redirect_uri": "http://localhost/back",
    }
    token: str = requests.post(f"{sandbox.url}/api/0/oauth2/Token", data=form).json()[
        "access_token"
    ]
    return token


@pytest.mark.parametrize("company", [None, "999"])
def test_a_tokens_company_is_looked_up_and_a_stale_one_healed(
    connector: Connector, sandbox: Sandbox, clock: FakeClock, company: str | None
) -> None:
    environ = {**sandbox.server.environment, "SIMPLYPRINT_API_KEY": ""}
    given = {"access_token": oauth_token(sandbox)}
    connection = replace(Connection.resolve(connector, given, environ), company=company)
    with Client(connector, connection, clock=clock) as client:
        assert len(run(client, "printers.list")) == 5
        assert len(run(client, "printers.list")) == 5
    assert len(sandbox.calls("account/GetUser")) == 1


def test_a_download_is_kept_whole_under_its_own_name(
    client: Client, sandbox: Sandbox, tmp_path: Path
) -> None:
    listed = run(client, "files.list", folder=-1)[0]
    file = run(client, "files.download", file=listed["id"])["file"]
    assert Path(file["path"]).parent == tmp_path
    assert Path(file["path"]).stat().st_size == file["size"] == listed["size"]


def test_half_a_download_leaves_nothing_behind(
    client: Client, sandbox: Sandbox, tmp_path: Path
) -> None:
    file = run(client, "files.list", folder=-1)[0]["id"]
    before = sorted(tmp_path.iterdir())
    sandbox.fault("half_body", "*files/Download", times=9)
    with pytest.raises(ApiError, match="broke"):
        run(client, "files.download", file=file)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("fault", ["rate_limit", "reset_before", "latency"])
def test_a_call_ends_in_time_however_long_the_trouble_lasts(
    connector: Connector, connection: Connection, sandbox: Sandbox, fault: str
) -> None:
    """Real time: two seconds are allowed, and the trouble lasts for minutes."""
    sandbox.fault(fault, "*printers/Get", times=None, seconds=2.5)
    budget = Budget(None, "a", 100, SystemClock())
    with Client(connector, connection, budget=budget, deadline=2) as client:
        start = time.monotonic()
        with pytest.raises(ApiError):
            run(client, "printers.list")
        assert time.monotonic() - start < 4


def test_half_an_answer_of_a_write_leaves_its_outcome_unknown_and_says_why(
    client: Client, sandbox: Sandbox
) -> None:
    sandbox.fault("html", "*EmptyQueue")
    with pytest.raises(ApiError, match=r"may have been executed.*not a whole JSON object"):
        run(client, "queue.empty")
