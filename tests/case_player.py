"""Plays a case against an implementation, and says what differs.

Imports model, wire and the implementations' protocol; knows nothing of any platform. Values are
compared as JSON, where 1, 1.0, "1" and true are four different things.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import unified_diff
from functools import partial
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from connector.model import Connector, Trigger
from connector.wire.errors import ApiError, InputError
from connector.wire.messages import FileInput, FilePart, Request, Response
from connector.wire.upload import PART_SIZE
from tests.implementations import Exchange, Implementation, PlatformRefusal
from tests.implementations.registry import IMPLEMENTATIONS, deviations

Case = Mapping[str, Any]

REQUEST = {
    "host": "api",
    "company": True,
    "public": False,
    "query": {},
    "body": None,
    "form": None,
    "delay": 0,
}
"""What a case leaves out of a request."""
IN_ITS_WORDS = "refused by the platform itself"
"""Stands for the lines of a refusal that is not the package's own."""


def check(case: Case, implementation: Implementation, connector: Connector) -> None:
    """Play a case; where it names the implementation as deviating, that has to be so."""
    if implementation.name not in deviations(case):
        play(case, implementation, connector)
        return
    try:
        play(case, implementation, connector)
    except AssertionError:
        return
    raise AssertionError(f"{implementation.name} does not deviate: remove the entry or rule")


def play(case: Case, implementation: Implementation, connector: Connector) -> None:
    """Run a case to its end; raises AssertionError where the implementation differs from it."""
    kind = next(kind for kind in PLAYERS if kind in case)
    PLAYERS[kind](case, implementation, connector)


def _play_action(case: Case, implementation: Implementation, connector: Connector) -> None:
    action = connector.action(case["action"])
    assert action is not None, f"no action {case['action']}"
    given = {name: _given(value) for name, value in case.get("inputs", {}).items()}
    size = case.get("part_size", PART_SIZE)
    start = partial(implementation.execute, action, given, size)
    outcome = _outcome(case, start, _tells_delays(implementation))
    _compare(case, implementation, outcome, _expected(case))


def _play_picker(case: Case, implementation: Implementation, connector: Connector) -> None:
    picker = connector.picker(case["picker"])
    assert picker is not None, f"no picker {case['picker']}"
    given = case.get("given", {})
    fed = {place: given[name] for place, name in (picker.needs or {}).items()}
    picker = replace(picker, constants={**(picker.constants or {}), **fed})
    search, page = case.get("search", ""), case.get("page", 1)
    outcome = _outcome(case, partial(implementation.choices, picker, search, page))
    if "output" in outcome:
        choices = outcome.pop("output")
        outcome = {"options": choices.options, "next": choices.next}
    wanted = _expected(case)
    wanted = wanted if "error" in wanted else {"next": case.get("next"), **wanted}
    _compare(case, implementation, outcome, wanted)


def _play_polls(case: Case, implementation: Implementation, connector: Connector) -> None:
    """Play each poll twice from the same state: doing so must make the same events."""
    trigger = _trigger(case["trigger"], connector)
    inputs = case.get("inputs", {})
    state: dict[str, Any] | None = None
    for number, poll in enumerate(case["polls"], 1):
        following = state
        for _ in range(2):
            stored = json.loads(json.dumps(state))
            outcome = _outcome(poll, partial(implementation.poll, trigger, inputs, stored))
            if "output" in outcome:
                polled = outcome.pop("output")
                following = polled.state
                outcome = {"events": polled.events}
            wanted = _expected(poll)
            if "events" in wanted and not implementation.shows_event_ids:
                wanted["events"] = [{"item": event["item"]} for event in wanted["events"]]
            _compare(poll, implementation, {"poll": number, **outcome}, {"poll": number, **wanted})
        state = following


def _play_delivery(case: Case, implementation: Implementation, connector: Connector) -> None:
    trigger = _trigger(case["delivery"], connector)
    body = case["text"] if "text" in case else json.dumps(case["body"], ensure_ascii=False)
    verdict = implementation.judge(
        trigger,
        case.get("inputs", {}),
        case.get("secret", ""),
        connector.webhooks.secret_headers,
        case.get("headers", {}),
        body,
    )
    told = {"accepted": verdict.item, "ignored": True, "refused": verdict.reason}
    found, wanted = {verdict.verdict: told[verdict.verdict]}, _expected(case)
    if _has_own_words(implementation) and "accepted" not in wanted:
        found, wanted = {"accepted": "accepted" in found}, {"accepted": False}
    same(found, wanted)


def _has_own_words(implementation: Implementation) -> bool:
    return IMPLEMENTATIONS[implementation.name].own_words


def _compare(
    case: Case,
    implementation: Implementation,
    found: Mapping[str, Any],
    wanted: Mapping[str, Any],
) -> None:
    """Compare what came of a case. A platform with own words has to show the backend's reason."""
    if _has_own_words(implementation):
        if "error" in found and "error" in wanted:
            shown, error = found["error"]["message"], wanted["error"]
            answers = [step["response"].get("json") for step in exchanges(case)]
            reasons = [error["message"]] if error["message"] in _texts(answers) else []
            done = _texts(error["done"])
            assert all(reason in shown for reason in reasons), f"{reasons} is not in {shown!r}"
            assert not done or any(text in shown for text in done), f"{done} is not in {shown!r}"
        told = ("error", "invalid")
        found = {key: key in told or value for key, value in found.items()}
        wanted = {key: key in told or value for key, value in wanted.items()}
    if found.get("invalid") == IN_ITS_WORDS and "invalid" in wanted:
        assert IMPLEMENTATIONS[implementation.name].refuses_itself, "no platform refuses here"
        wanted = {**wanted, "invalid": IN_ITS_WORDS}
    same(found, wanted)


def _texts(value: Any) -> list[str]:
    """All texts in JSON data."""
    if isinstance(value, str):
        return [value]
    below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in below for text in _texts(item)]


def _play_connection(case: Case, implementation: Implementation, connector: Connector) -> None:
    known = dict(case.get("with", {}))
    step = case["connection"]
    if step in ("authorize", "address"):
        open_url = _authorize if step == "authorize" else _address
        same({"url": _parts(open_url(case, known, implementation, connector))}, _expected(case))
        return
    hooks, oauth2 = connector.webhooks, connector.oauth2
    start: dict[str, Callable[..., Exchange]] = {
        "token": partial(implementation.exchange_code, oauth2),
        "refresh": partial(implementation.refresh, oauth2),
        "discover": partial(implementation.discover_company, oauth2),
        "subscribe": partial(implementation.subscribe, hooks),
        "find": partial(implementation.find, hooks),
        "unsubscribe": partial(implementation.unsubscribe, hooks),
        "sample": partial(implementation.sample, hooks),
    }
    same(_outcome(case, partial(start[step], **known)), _expected(case))


def _authorize(
    _: Case, known: dict[str, Any], implementation: Implementation, connector: Connector
) -> str:
    """The consent page for the scopes of the case or, by default, those of the connector."""
    scopes = known.pop("scopes", connector.oauth2.scopes)
    asked = replace(connector.oauth2, scopes=tuple(scopes))
    return implementation.authorize_url(asked, connector.host("panel").oauth2, **known)


def _address(
    case: Case, known: dict[str, Any], implementation: Implementation, connector: Connector
) -> str:
    """The URL of a request under one kind of credentials."""
    wanted = {**REQUEST, **known["request"]}
    host = connector.host(wanted["host"])
    base = host.oauth2 if known["credentials"] == "oauth2" else host.api_key
    return implementation.url_of(Request(**wanted), base, known["account"])


def _parts(url: str) -> dict[str, Any]:
    split = urlsplit(url)
    query = parse_qsl(split.query, keep_blank_values=True, strict_parsing=bool(split.query))
    assert len(dict(query)) == len(query), f"{url} names a parameter twice"
    return {"base": f"{split.scheme}://{split.netloc}{split.path}", "query": dict(query)}


PLAYERS: dict[str, Callable[[Case, Implementation, Connector], None]] = {
    "action": _play_action,
    "picker": _play_picker,
    "trigger": _play_polls,
    "delivery": _play_delivery,
    "connection": _play_connection,
}


def _trigger(name: str, connector: Connector) -> Trigger:
    trigger = connector.trigger(name)
    assert trigger is not None, f"no trigger {name}"
    return trigger


def _tells_delays(implementation: Implementation) -> bool:
    """A platform waits by itself; all that is seen of it are the requests."""
    return not IMPLEMENTATIONS[implementation.name].is_platform


def _outcome(case: Case, start: Callable[[], Exchange], with_delays: bool = True) -> dict[str, Any]:
    """Run an exchange over the answers of a case, checking each request and that all were made."""
    waiting = exchanges(case)
    count = len(waiting)
    contents = {file["name"]: file.get("text") for file in _files(case)}
    try:
        exchange = start()
        while (request := exchange.request) is not None:
            number = count - len(waiting) + 1
            found = _request(request, contents)
            assert waiting, f"request {number} is not in the case: {text(found)}"
            step = waiting.pop(0)
            wanted = {**REQUEST, **step["request"]}
            found["delay"] = request.delay if with_delays else wanted["delay"]
            same({"request": number, **found}, {"request": number, **wanted})
            exchange.send(_response(step["response"]))
        outcome = {"output": exchange.output}
    except PlatformRefusal:
        outcome = {"invalid": IN_ITS_WORDS}
    except InputError as problem:
        outcome = {"invalid": problem.problems}
    except ApiError as problem:
        outcome = {"error": _error(problem)}
    assert not waiting, f"{len(waiting)} of {count} requests were not made; {outcome}"
    return outcome


def exchanges(case: Case) -> list[Mapping[str, Any]]:
    """The requests of a case with their answers, in whichever of the two ways it has them."""
    if "request" in case:
        return [{"request": case["request"], "response": case["response"]}]
    return list(case.get("exchanges", ()))


def _expected(case: Case) -> dict[str, Any]:
    results = ("output", "options", "events", "invalid", "accepted", "refused", "ignored", "url")
    wanted = {name: case[name] for name in results if name in case}
    if "error" in case:
        wanted["error"] = {"retry_after": None, "done": {}, **case["error"]}
    return wanted


def _error(error: ApiError) -> dict[str, Any]:
    return {
        "kind": error.kind,
        "message": error.message,
        "retry_after": error.retry_after,
        "done": error.done,
    }


def _is_file(value: Any) -> bool:
    """{name, text} and {name, size} stand for a file."""
    return isinstance(value, dict) and set(value) in ({"name", "text"}, {"name", "size"})


def _files(case: Case) -> list[dict[str, Any]]:
    return [value for value in case.get("inputs", {}).values() if _is_file(value)]


def _given(value: Any) -> Any:
    """An input as an implementation takes it."""
    if not _is_file(value):
        return value
    content = value.get("text")
    size = value["size"] if content is None else len(content.encode())
    return FileInput(name=value["name"], size=size, source=content)


def _request(request: Request, contents: Mapping[str, str | None]) -> dict[str, Any]:
    form = request.form and {n: _field(value, contents) for n, value in request.form.items()}
    return {
        "method": request.method,
        "host": request.host,
        "company": request.company,
        "public": request.public,
        "path": request.path,
        "query": request.query,
        "body": request.body,
        "form": form,
    }


def _field(value: str | FilePart, contents: Mapping[str, str | None]) -> Any:
    """A form field, and of a file the part that is sent: its text if the case knows it."""
    if isinstance(value, str):
        return value
    end = value.offset + value.length
    assert 0 < value.length <= value.file.size - value.offset, f"{value.name} is no part"
    content = contents[value.file.name]
    if content is None:
        return {"name": value.name, "size": value.length}
    return {"name": value.name, "text": content.encode()[value.offset : end].decode()}


def _response(wanted: Mapping[str, Any]) -> Response:
    content = wanted.get("text", "")
    headers = dict(wanted.get("headers", {}))
    if "json" in wanted:
        content = json.dumps(wanted["json"], ensure_ascii=False)
        headers = {"content-type": "application/json", **headers}
    return Response(wanted.get("http", 200), headers, content, wanted.get("file"))


def same(found: Any, wanted: Any) -> None:
    """Raise AssertionError unless two values are the same JSON, showing where they differ."""
    left, right = text(wanted), text(found)
    if left != right:
        lines = unified_diff(left.splitlines(), right.splitlines(), "case", "found", lineterm="")
        raise AssertionError("\n".join(lines))


def text(value: Any) -> str:
    """A value as JSON with sorted keys, to compare and to show."""
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False)
