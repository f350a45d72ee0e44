"""Every module and every list of choices in our runtime of Make against the sandbox."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from connector.targets.supported import with_plain_lists
from tests.cassettes.scenarios import SCENARIOS
from tests.implementations.registry import has
from tests.platforms.make.app import App
from tests.platforms.make.communication import REPEATED, MakeError
from tests.platforms.make.farm import Farm
from tests.platforms.make.form import Refused
from tests.platforms.make.forms import module_of, rpc_of
from tests.platforms.make.wire import Answer, ForbiddenHost, Sent

OFFERED = [name for name in sorted(SCENARIOS) if has("make", name)]


def test_every_action_has_a_scenario(make_farm: Farm) -> None:
    assert {action.name for action in make_farm.connector.actions} == set(SCENARIOS)


@pytest.mark.parametrize("name", OFFERED)
def test_a_module_runs(name: str, make_farm: Farm) -> None:
    """Its output is what the OpenAPI document says of it, and no key is in the log."""
    make_farm.sandbox.control("reset", {"plan": "enterprise"})
    output = SCENARIOS[name](make_farm)  # type: ignore[arg-type]
    assert output or make_farm.action(name).output.many
    schema = make_farm.action(name).output.schema
    if schema is not None:
        jsonschema.validate(output, schema)
    assert make_farm.make.log.entries
    assert make_farm.sandbox.server.key not in repr(make_farm.make.log.entries)


def test_what_a_module_hands_on_is_in_its_interface(make_farm: Farm) -> None:
    for name in ("printers.list", "queue.list", "jobs.list", "files.list", "account.get_user"):
        module = module_of(make_farm.app, make_farm.action(name))
        known = {field["name"] for field in module.files["interface"]}
        for bundle in make_farm.bundles(name):
            assert set(bundle) <= known


def test_dates_are_typed_as_dates(make_farm: Farm) -> None:
    interface = module_of(make_farm.app, make_farm.action("jobs.list")).files["interface"]
    types = {field["name"]: field["type"] for field in interface}
    assert (types["startDate"], types["endDate"]) == ("date", "date")
    (row, *_) = make_farm.bundles("jobs.list")
    assert row["startDate"][10] == "T"


def test_every_list_of_choices_has_choices(make_farm: Farm) -> None:
    make_farm.sandbox.control("reset", {"plan": "enterprise"})
    for action in ("queue.list_done", "jobs.archive", "webhooks.create"):
        SCENARIOS[action](make_farm)  # type: ignore[arg-type]
    for picker in with_plain_lists(make_farm.connector).pickers:
        choices = make_farm.make.options(rpc_of(make_farm.app, picker).id)
        assert choices, picker.name
        assert all(set(choice) == {"label", "value"} for choice in choices)


def test_a_list_is_cut_at_its_limit(make_farm: Farm) -> None:
    assert len(make_farm.bundles("printers.list", {"limit": 3})) == 3
    (call,) = make_farm.sandbox.calls("printers/Get")
    assert call["body"] == {"page": 1, "page_size": 3}


def test_a_form_that_was_not_touched_asks_for_ten(make_farm: Farm) -> None:
    make_farm.make.run("printersList", {})
    (call,) = make_farm.sandbox.calls("printers/Get")
    assert call["body"] == {"page": 1, "page_size": 10}


def test_more_than_a_hundred_printers_are_read_page_by_page(make_farm: Farm) -> None:
    make_farm.sandbox.control("reset", {"printers": 205})
    assert len(make_farm.bundles("printers.list")) == 205
    assert [c["body"]["page"] for c in make_farm.sandbox.calls("printers/Get")] == [1, 2, 3]
    assert len(make_farm.make.options("listPrinters")) == 205


def test_half_a_printer_is_refused_before_anything_is_sent(make_farm: Farm) -> None:
    with pytest.raises(MakeError, match="Printers takes whole numbers"):
        make_farm.bundles("printers.pause", {"printers": [4.5]})
    assert make_farm.sandbox.calls() == []


def test_a_call_leaves_the_company_no_more_than_it_leaves_the_host(make_farm: Farm) -> None:
    for path in ("../999/account/Test", "https://example.com/x", "//example.com/x"):
        with pytest.raises(Refused):
            make_farm.bundles("api.call", {"method": "GET", "path": path})


def test_headers_of_the_universal_module_do_not_displace_the_key(make_farm: Farm) -> None:
    module = module_of(make_farm.app, make_farm.action("api.call"))
    rows = [{"key": "X-Trial", "value": "1"}]
    (bundle,) = make_farm.make.run(module.id, {"url": "account/Test", "headers": rows})
    assert bundle["statusCode"] == 200
    (call,) = make_farm.sandbox.calls("account/Test")
    assert call["headers"]["x-trial"] == "1"


def test_the_runtime_reaches_no_other_host(make_farm: Farm) -> None:
    base = {**make_farm.app.base, "baseUrl": "https://api.simplyprint.io.example.com"}
    changed = {"general/base.iml.json": json.dumps(base).encode()}
    make_farm.make.app = App({**make_farm.app.tree, **changed})
    with pytest.raises(ForbiddenHost):
        make_farm.bundles("account.test")


def merged_errors(farm: Farm, name: str) -> dict[str, Any]:
    """The error map in force for the last request of an action."""
    code = module_of(farm.app, farm.action(name)).files["communication"]
    last = code[-1] if isinstance(code, list) else code
    found: dict[str, Any] = last["response"].get("error", farm.app.base["response"]["error"])
    return found


@pytest.mark.parametrize("name", OFFERED)
def test_make_repeats_by_itself_only_what_may_be_sent_twice(name: str, make_farm: Farm) -> None:
    """After a step that did something, not even a call over the limit: the first step would run."""
    action = make_farm.action(name)
    errors = merged_errors(make_farm, name)
    types = {k: v["type"] for k, v in errors.items() if isinstance(v, dict)}
    assert errors["type"] == "RuntimeError"
    repeated = {status for status, kind in types.items() if kind in REPEATED}
    if action.effect in ("read", "idempotent"):
        assert repeated == {"429", "500", "502", "503", "504"}
    else:
        assert repeated == (set() if action.steps else {"429"})


def test_messages_show_the_status_and_the_reason(make_farm: Farm) -> None:
    with pytest.raises(MakeError) as caught:
        make_farm.bundles("printers.pause", {"printers": [42]})
    assert caught.value.message.startswith("[200] ")
    assert "is not printing" in caught.value.message


def test_a_composite_says_what_was_done_before_it_failed(make_farm: Farm) -> None:
    make_farm.sandbox.fault("status", "queue/AddItem")
    with pytest.raises(MakeError) as caught:
        SCENARIOS["files.upload_and_queue"](make_farm)  # type: ignore[arg-type]
    (uploaded,) = make_farm.sandbox.control("state")["uploads"]
    assert uploaded["id"] in caught.value.message


def test_a_refused_download_is_no_file(make_farm: Farm) -> None:
    with pytest.raises(MakeError) as caught:
        make_farm.bundles("files.download", {"file": "not-there"})
    assert "the answer is no file" not in caught.value.message.lower()


def test_logs_show_requests_without_what_is_secret(make_farm: Farm) -> None:
    make_farm.bundles("account.test")
    (entry,) = make_farm.make.log.entries
    assert entry["request"]["headers"]["x-api-key"] == "******"
    assert json.dumps(entry["response"]["body"])


def test_a_page_is_no_file(make_farm: Farm) -> None:
    make_farm.sandbox.fault("html", "files/Download")
    with pytest.raises(MakeError, match="The answer is no file"):
        make_farm.bundles("files.download", {"file": "any"})


def test_a_page_of_a_public_service_is_no_answer(make_farm: Farm) -> None:
    page = Answer(200, {"content-type": "text/html"}, b"<html>Soon back</html>")
    make_farm.make.network = lambda _: page
    with pytest.raises(MakeError, match="gives no reason"):
        make_farm.bundles("filament_database.list_brands")


def test_a_public_service_is_asked_without_a_connection(make_farm: Farm) -> None:
    make_farm.make.connection = {}
    assert make_farm.bundles("filament_database.list_brands")
    (call,) = make_farm.sandbox.calls()
    assert {"x-api-key", "authorization"} & set(call["headers"]) == set()


def test_nothing_is_queued_after_an_upload_without_an_id(make_farm: Farm) -> None:
    sent: list[str] = []

    def answer(request: Sent) -> Answer:
        sent.append(request.url)
        content = json.dumps({"status": True, "file": {"name": "a.gcode"}}).encode()
        return Answer(200, {"content-type": "application/json"}, content)

    make_farm.make.network = answer
    with pytest.raises(MakeError, match=r"\[200\]"):
        SCENARIOS["files.upload_and_queue"](make_farm)  # type: ignore[arg-type]
    assert [url.rpartition("/")[2] for url in sent] == ["Upload"]


def test_an_upload_is_not_repeated_because_the_queue_is_over_the_limit(make_farm: Farm) -> None:
    make_farm.sandbox.fault("rate_limit", "queue/AddItem")
    with pytest.raises(MakeError) as caught:
        SCENARIOS["files.upload_and_queue"](make_farm)  # type: ignore[arg-type]
    assert caught.value.type not in REPEATED


def test_one_id_is_not_several(make_farm: Farm) -> None:
    with pytest.raises(MakeError, match="Printer takes a whole number"):
        make_farm.bundles("printers.get", {"printer": "42,43"})


def test_a_lost_answer_ends_in_makes_own_error_and_is_not_sent_again(make_farm: Farm) -> None:
    make_farm.sandbox.fault("reset_after", "*SendGcode", times=None)
    with pytest.raises(MakeError) as caught:
        make_farm.bundles("printers.send_gcode", {"printers": [42], "gcode": "M105"})
    assert caught.value.type == "ConnectionError"
    assert len(make_farm.sandbox.calls("SendGcode")) == 1
