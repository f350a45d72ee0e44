"""Connections: what is missing or wrong is said in one line, and secrets do not show."""

from __future__ import annotations

import pytest

from connector.model import Connector
from connector.runner import Connection, ConnectionProblem

KEY = {"SIMPLYPRINT_API_KEY": "k-very-secret", "SIMPLYPRINT_COMPANY_ID": "123"}


def test_a_key_uses_the_hosts_of_keys(connector: Connector) -> None:
    connection = Connection.resolve(connector, {}, KEY)
    assert connection.base_urls["api"] == "https://api.simplyprint.io"
    assert connection.headers == {"X-API-KEY": "k-very-secret"}


def test_a_token_uses_the_hosts_of_oauth_and_needs_no_company(connector: Connector) -> None:
    connection = Connection.resolve(connector, {"access_token": "t"}, KEY)
    assert connection.base_urls["api"] == "https://simplyprint.io/api"
    assert connection.headers == {"Authorization": "Bearer t"}


def test_a_flag_wins_over_the_environment(connector: Connector) -> None:
    assert Connection.resolve(connector, {"company": "7"}, KEY).company == "7"


def test_secrets_do_not_show(connector: Connector) -> None:
    assert "very-secret" not in repr(Connection.resolve(connector, {}, KEY))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"SIMPLYPRINT_API_KEY": ""}, "no credentials"),
        ({"SIMPLYPRINT_ACCESS_TOKEN": "t"}, "both an API key and an access token"),
        ({"SIMPLYPRINT_COMPANY_ID": ""}, "no company id"),
        ({"SIMPLYPRINT_COMPANY_ID": "../7"}, "a number"),
        ({"SIMPLYPRINT_PLAN": "print_fram"}, "did you mean 'print_farm'"),
        ({"SIMPLYPRINT_PLAN": "basic"}, "has no API"),
        ({"SIMPLYPRINT_API_URL": "ftp://x"}, "not a plain http or https URL"),
        ({"SIMPLYPRINT_API_URL": "https://[x"}, "not a plain http or https URL"),
        ({"SIMPLYPRINT_API_URL": "https://x:y"}, "not a plain http or https URL"),
        ({"SIMPLYPRINT_API_URL": "https://x:99999"}, "not a plain http or https URL"),
        ({"SIMPLYPRINT_API_URL": "https://x y"}, "not a plain http or https URL"),
        ({"SIMPLYPRINT_API_URL": "https://x?"}, "not a plain http or https URL"),
        ({"SIMPLYPRINT_API_URL": "https://x#y"}, "not a plain http or https URL"),
        ({"SIMPLYPRINT_API_URL": "https://:80"}, "not a plain http or https URL"),
        ({"SIMPLYPRINT_API_URL": "HTTP://example.com"}, "unencrypted"),
        ({"SIMPLYPRINT_API_URL": "http://example.com"}, "unencrypted"),
        ({"SIMPLYPRINT_API_KEY": "a\nb"}, "characters that no key has"),
    ],
)
def test_what_is_wrong_is_named(connector: Connector, given: dict[str, str], message: str) -> None:
    with pytest.raises(ConnectionProblem, match=message):
        Connection.resolve(connector, {}, {**KEY, **given})


@pytest.mark.parametrize("url", ["https://user:{}@x", "https://:{}@x", "https://{}@x/?{}"])
def test_a_url_with_a_secret_in_it_is_refused_without_showing_it(
    connector: Connector, url: str
) -> None:
    given = {"api_url": url.replace("{}", "canary")}
    with pytest.raises(ConnectionProblem, match="not a plain") as caught:
        Connection.resolve(connector, given, KEY)
    assert "canary" not in str(caught.value)
