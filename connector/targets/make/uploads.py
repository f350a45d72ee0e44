"""The upload strategy: one multipart request. Data alone cannot cut a file into parts, so what is
larger than a part is refused beforehand (`checks`). Imports model and this package."""

from __future__ import annotations

from connector.model import Action, Connector
from connector.targets.make import iml
from connector.targets.make.answers import shaped, valid_with, value_at
from connector.targets.make.errors import errors
from connector.targets.make.fields import data_field, name_field
from connector.targets.make.requests import Data, address

FILE = "file"
NAME = "name"
"""The inputs that the strategy reads."""


def upload(connector: Connector, action: Action, *, inherits: bool = True) -> Data:
    """The request; `inherits` leaves the errors to the app's base."""
    assert action.operation is not None
    file = action.input(FILE)
    assert file is not None
    name = iml.path("parameters", name_field(file))
    if action.input(NAME) is not None:
        name = iml.first_of([iml.path("parameters", NAME)], name)
    part = {
        "value": iml.template(iml.path("parameters", data_field(file))),
        "options": {"filename": iml.template(name)},
    }
    response = {
        "valid": valid_with(value_at(action.output, action.operation)),
        **({} if inherits else {"error": errors(action.effect)}),
        "output": shaped(action.output, action.operation),
    }
    return {
        "url": address(connector, action.operation),
        "method": action.operation.method,
        "type": "multipart/form-data",
        "body": {FILE: part},
        "response": response,
    }
