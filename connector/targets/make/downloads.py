"""Answers that are files. A refusal comes as JSON with HTTP 200, which only its type of content
tells from a file. Imports model and this package."""

from __future__ import annotations

from connector.model import Action
from connector.targets.make import iml
from connector.targets.make.errors import NO_REASON, errors
from connector.targets.make.requests import Data

_TYPE = "ifempty(headers.`content-type`, emptystring)"
_NAME = "first(split(last(split(ifempty(headers.`content-disposition`, emptystring), {f})), ';'))"
NO_FILE = ("application/json", "text/html")


def download(action: Action) -> Data:
    """The `response` of a download: bytes if it went well, else what the error map reads."""
    tests = [f"!contains({_TYPE}, {iml.string(kind)})" for kind in NO_FILE]
    reason = f"ifempty(get(parseJSON(toString(body)), 'message'), {iml.string(NO_REASON)})"
    refusal = iml.choose(
        f"contains({_TYPE}, {iml.string(NO_FILE[0])})", reason, iml.string("The answer is no file")
    )
    name = f"replace({_NAME.format(f=iml.string('filename='))}, '/\"/g', emptystring)"
    return {
        "type": {"200-299": "binary", "*": "automatic"},
        "valid": iml.template(iml.both(*tests)),
        "error": {
            **errors(action.effect),
            "200": {
                "message": f"[{{{{statusCode}}}}] {iml.template(refusal)}",
                "type": "RuntimeError",
            },
        },
        "output": {"fileName": iml.template(name), "data": iml.template("body")},
    }
