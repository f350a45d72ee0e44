"""What a request meets before a handler: login, company, plan, permission, limits, routes."""

from __future__ import annotations

import pytest
import requests

from .farm import START, Farm


def test_a_valid_key_is_confirmed(farm: Farm) -> None:
    assert farm.get("account/Test") == {"status": True, "message": "Your API key is valid!"}


@pytest.mark.parametrize("headers", [{}, {"X-API-KEY": "wrong"}, {"Authorization": "Bearer x"}])
def test_a_missing_or_bad_key_is_401(farm: Farm, headers: dict[str, str]) -> None:
    answer = farm.call("GET", "account/Test", headers=headers)
    assert answer.status_code == 401
    assert answer.json()["message"] == "No API key provided, or not logged in"


def test_another_company_is_403(farm: Farm) -> None:
    url = f"{farm.server.url}/api/99/account/Test"
    answer = requests.get(url, headers=farm.headers, timeout=10)
    assert answer.status_code == 403
    assert answer.json()["message"] == "You don't have access to this account"


def test_an_unknown_endpoint_is_404(farm: Farm) -> None:
    assert farm.call("GET", "printers/Nope").status_code == 404


def test_a_wrong_method_is_405(farm: Farm) -> None:
    assert farm.call("GET", "printers/actions/Pause").status_code == 405


def test_quirk_12_bare_python_urllib_gets_403_html(farm: Farm) -> None:
    headers = farm.headers | {"User-Agent": "Python-urllib/3.11"}
    answer = farm.call("GET", "account/Test", headers=headers)
    assert answer.status_code == 403
    assert answer.headers["content-type"].startswith("text/html")


def test_quirk_21_a_business_failure_comes_with_http_200(farm: Farm) -> None:
    answer = farm.call("POST", "printers/actions/Pause", params={"pid": 42})
    assert (answer.status_code, answer.json()["status"]) == (200, False)


@pytest.mark.parametrize(("plan", "limit"), [("pro", 60), ("print_farm", 180)])
def test_the_plan_limits_requests_of_a_minute(farm: Farm, plan: str, limit: int) -> None:
    farm.switch(plan=plan)
    codes = [farm.call("GET", "account/Test").status_code for _ in range(limit + 1)]
    assert codes == [200] * limit + [429]


def test_the_window_is_a_fixed_minute(farm: Farm) -> None:
    farm.switch(rate_limit=1)
    farm.advance(59 - START % 60)
    assert farm.call("GET", "account/Test").status_code == 200
    assert farm.call("GET", "account/Test").status_code == 429
    farm.advance(1)
    assert farm.call("GET", "account/Test").status_code == 200


def test_retry_after_is_sent_only_when_switched_on(farm: Farm) -> None:
    farm.switch(rate_limit=1)
    farm.call("GET", "account/Test")
    assert "Retry-After" not in farm.call("GET", "account/Test").headers
    farm.switch(retry_after=True)
    wait = farm.call("GET", "account/Test").headers["Retry-After"]
    assert wait == str(60 - int(START % 60))


@pytest.mark.parametrize("plan", ["free", "basic", "cloud_slicer", "filament_manager"])
def test_plans_without_an_api_refuse_keys(farm: Farm, plan: str) -> None:
    farm.switch(plan=plan)
    answer = farm.call("GET", "account/Test")
    assert answer.status_code == 403
    assert "plan" in answer.json()["message"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("queue/AddItem", {}),
        ("queue/UpdateItem", {}),
        ("queue/EmptyQueue", {}),
        ("printers/actions/SendGcode", {}),
        ("files/Upload", {}),
        ("webhooks/Create", {}),
    ],
)
def test_pro_lacks_what_print_farm_has(farm: Farm, path: str, body: dict[str, object]) -> None:
    farm.switch(plan="pro")
    assert farm.call("POST", path, json=body).status_code == 403
    farm.switch(plan="school")
    assert farm.call("POST", path, json=body).status_code == 200


def test_quirk_81_a_denied_permission_is_named(farm: Farm) -> None:
    farm.switch(denied_permissions=["send_raw_gcode"])
    answer = farm.call("POST", "printers/actions/SendGcode", params={"pid": 42})
    assert answer.status_code == 403
    assert "send_raw_gcode" in answer.json()["message"]
