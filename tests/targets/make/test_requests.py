"""Operations as requests: addresses with values in them, and services that are public."""

from __future__ import annotations

from typing import Any

import pytest

from connector.model import Connector, Destination, Input, Operation
from connector.targets.make.component import CONNECTIONS, NO_CONNECTIONS, connections_of
from connector.targets.make.requests import request_of
from tests.platforms.make.iml import transform

PUBLIC = Operation(
    "get", "GET", "filament_database", "brands/{brand}/{other}.json", company=False, public=True
)
ACCOUNT = Operation("get", "GET", "api", "printers/{brand}/Get")
BRAND = Input("brand", "Brand", "text", required=True, destinations=(Destination("path", "brand"),))


def shown(connector: Connector, operation: Operation, brand: str) -> Any:
    scope = {"parameters": {"brand": brand}, "connection": {"companyId": 7}}
    return transform(request_of(connector, operation, (BRAND,)), scope)


@pytest.mark.parametrize(
    ("brand", "encoded"), [("a b/c", "a%20b%2Fc"), ("{{x}}", "%7B%7Bx%7D%7D"), ("50%", "50%25")]
)
def test_a_value_in_an_address_stays_in_its_place(
    connector: Connector, brand: str, encoded: str
) -> None:
    request = shown(connector, ACCOUNT, brand)
    assert request["url"] == f"/7/printers/{encoded}/Get"
    assert request["encodeUrl"] is False


def test_a_public_service_is_sent_no_credentials_and_no_company(connector: Connector) -> None:
    request = shown(connector, PUBLIC, "prusament")
    base = connector.host("filament_database").api_key
    assert request["url"] == f"{base}/brands/prusament/{{other}}.json"
    assert request["headers"] == {}
    assert set(request_of(connector, PUBLIC)["headers"]) == {"x-api-key", "authorization"}


def test_what_is_public_needs_no_connection() -> None:
    assert connections_of(PUBLIC) == NO_CONNECTIONS
    assert connections_of(ACCOUNT) == connections_of(PUBLIC, ACCOUNT) == CONNECTIONS
    assert connections_of(None) == CONNECTIONS


def test_of_two_inputs_for_one_place_the_given_one_is_sent(connector: Connector) -> None:
    action = connector.action("users.find")
    assert action is not None
    assert action.operation is not None
    request = request_of(connector, action.operation, action.inputs, action.constants)
    email = "length(toString(ifempty(parameters.email, emptystring))) > 0"
    assert request["body"]["search"] == f"{{{{if({email}, parameters.email, parameters.name)}}}}"
