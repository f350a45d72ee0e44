"""account/Test and account/GetUser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.endpoint import GET_POST, Endpoint

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox


def test(call: Call, sandbox: Sandbox) -> dict[str, object]:
    return {"message": "Your API key is valid!"}


def identity(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Name and address need the scope user.read; the company is shown to tokens only."""
    owner = sandbox.world.user
    user: dict[str, object] = {"id": owner.id}
    if call.caller.may("user.read"):
        user |= {"name": owner.name, "email": owner.email}
    if call.caller.client is None:
        return {"user": user}
    return {
        "user": user,
        "company": {"id": sandbox.settings.company, "name": sandbox.world.company_name},
    }


ENDPOINTS = {
    "account/Test": Endpoint(test, GET_POST),
    "account/GetUser": Endpoint(identity, GET_POST, plan="any", company="optional"),
}
