"""Answers: when they are valid, and what of them a module hands on.

Imports model and this package.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from connector.model import Operation, Output
from connector.targets.make import iml

OK = iml.first_of(["body.status", "body.success"])
"""The envelope's verdict; nothing for a page or a list, which are no answers of the API."""
_JSON = f"contains(ifempty(headers.`content-type`, emptystring), {iml.string('application/json')})"
MESSAGE = iml.template(f"ifempty(body.message, {iml.NOTHING})")


def value_at(output: Output, operation: Operation) -> str:
    """What is unwrapped, as an expression; of a list of one, that one."""
    if not output.keys:
        return "body"
    found = iml.first_of([iml.path("body", key) for key in output.keys])
    if output.many or all(_is_object(operation, key) for key in output.keys):
        return found
    return f"first(flatten(add(emptyarray, {found})))"


def has_envelope(operation: Operation) -> bool:
    """Whether the answer says itself how it went; those of other services do not."""
    known = (operation.response or {}).get("properties")
    return known is None or bool({"status", "success"} & set(known))


def verdict(operation: Operation) -> str:
    """Whether an answer is a good one. Without an envelope it only has to be JSON."""
    if has_envelope(operation):
        return OK
    return iml.both(_JSON, f"ifempty({OK}, true)")


def valid_list(operation: Operation, keys: Sequence[str], unless: str = "") -> str:
    """The verdict, and that the answer holds a list, be it an empty one or null.

    `unless` is one more expression, which must not hold.
    """
    present = "false"
    for key in reversed(list(dict.fromkeys(key.partition(".")[0] for key in keys))):
        test = f"contains(',' + join(keys(body), ',') + ',', {iml.string(f',{key},')})"
        present = test if present == "false" else iml.either(test, present)
    if unless:
        present = iml.both(present, iml.choose(unless, "false", "true"))
    return iml.template(iml.both(verdict(operation), present))


def valid_with(*expressions: str, good: str = OK) -> str:
    """The verdict, and that something is found at each of the expressions."""
    if not expressions:
        return iml.template(good)
    condition = "true"
    for expression in reversed(expressions):
        there = iml.truth(expression) if condition == "true" else iml.both(expression, condition)
        condition = there
    return iml.template(iml.both(good, condition))


def shaped(output: Output, operation: Operation) -> Any:
    """The output of a single answer, as a template."""
    if output.none:
        return {"success": True, "message": MESSAGE}
    if output.keys:
        whole = value_at(output, operation)
        return _merged(whole, output, []) if output.coalesce else iml.template(whole)
    return {**_merged("body", output, ["status", "message"]), "message": MESSAGE}


def shaped_item(output: Output) -> Any:
    """The output of one record of a list."""
    return _merged("item", output, []) if output.coalesce else iml.template("item")


def _merged(whole: str, output: Output, dropped: list[str]) -> dict[str, Any]:
    """A record without some keys, and with the first present one of several names."""
    table = output.coalesce or {}
    names = [*dropped, *(name for names in table.values() for name in names)]
    rest = ", ".join([whole, *(iml.string(name) for name in dict.fromkeys(names))])
    kept = {
        name: iml.template(iml.first_of((iml.within(whole, one) for one in names), iml.NOTHING))
        for name, names in table.items()
    }
    return {"{{...}}": iml.template(f"omit({rest})"), **kept}


def _is_object(operation: Operation, key: str) -> bool:
    """Whether the answer holds nothing but an object there."""
    schema: Any = operation.response or {}
    for name in key.split("."):
        schema = schema.get("properties", {}).get(name, {})
    return bool(schema.get("type") == "object")
