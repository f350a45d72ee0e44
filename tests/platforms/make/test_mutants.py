"""Faults that are in the emitted app alone are found by the tests of the app."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from connector.cli.tree import write_tree
from connector.model import Connector
from tests.case_player import check
from tests.conftest import Sandbox
from tests.implementations.make import MakeApp
from tests.platforms import mutants
from tests.platforms.fake_api import FakeApi
from tests.platforms.make import lint, test_connections, test_modules, test_triggers
from tests.platforms.make.app import App
from tests.platforms.make.communication import MakeError
from tests.platforms.make.farm import Farm
from tests.platforms.make.form import Refused
from tests.platforms.make.tokens import ImlError
from tests.platforms.mutants import Mutant, seed


def module(id: str, file: str = "communication") -> str:
    return f"modules/{id}/{id}.{file}.iml.json"


MUTANTS = (
    Mutant(
        "field renamed",
        module("queue-add-item"),
        '"fileId": ',
        '"file_id": ',
        "queue: add an upload for two printers at the top",
    ),
    Mutant(
        "field moved to the body",
        module("queue-update-item"),
        '"qs": {\n      "job": "{{parameters.item}}"\n    },\n    "body": {\n',
        '"body": {\n      "job": "{{parameters.item}}",\n',
        "queue: quirk 5: the item id travels in the query, everything else in the body",
    ),
    Mutant(
        "list no longer joined",
        module("printers-resume"),
        '"pid": "{{join(parameters.printers, \',\')}}"',
        '"pid": "{{first(parameters.printers)}}"',
        "printers: resume several printers",
    ),
    Mutant(
        "lines no longer trimmed",
        module("printers-send-gcode"),
        "\\n[ \\t\\r\\n]*/g', newline)), newline)}}\"",
        "\\n/g', newline)), newline)}}\"",
        "printers: several lines of G-code to several printers, without blanks around them "
        "and empty lines",
    ),
    Mutant(
        "input no longer required",
        module("printers-pause", "mappable-params"),
        '"required": true',
        '"required": false',
        "printers: pause no printer",
    ),
    Mutant(
        "choice of sources lost",
        module("queue-add-item"),
        " = 1}}",
        " >= 0}}",
        "queue: neither an upload nor a library file",
    ),
    Mutant(
        "check of ids lost",
        module("printers-pause"),
        "(,-?[0-9]+)*$/', emptystring)}}",
        "(,.+)*$/', emptystring)}}",
        "printers: pause printers by name",
    ),
    Mutant(
        "another endpoint",
        module("queue-empty"),
        "queue/EmptyQueue",
        "queue/Empty",
        "queue: quirk 6: group and done items are in the body",
    ),
    Mutant(
        "another verb",
        module("queue-empty"),
        '"method": "POST"',
        '"method": "GET"',
        "queue: quirk 11: the whole queue, over POST although GET works too",
    ),
    Mutant(
        "wrong host",
        module("files-upload"),
        "https://files.simplyprint.io",
        "https://api.simplyprint.io",
        "upload: quirk 69: the bytes go to the files host as multipart",
    ),
    Mutant(
        "company left out",
        module("account-test"),
        "{{connection.companyId}}",
        "0",
        "account: the credentials work",
    ),
    Mutant(
        "wrong unwrap",
        module("queue-list"),
        '"iterate": "{{ifempty(body.queue.items, body.queue)}}"',
        '"iterate": "{{body.queue}}"',
        "queue: quirk 26: the queue as an object with items",
    ),
    Mutant(
        "new id read from one key only",
        module("queue-add-item"),
        "{{ifempty(body.created_id, ifempty(body.id, ignore))}}",
        "{{ifempty(body.id, ignore)}}",
        "queue: quirk 31: the new id as created_id",
    ),
    Mutant(
        "value in an address not encoded",
        module("filament-database-get-material"),
        "{{encodeURL(parameters.material)}}",
        "{{parameters.material}}",
        "filament_database: quirk 83: a material is upper case in the path, and odd characters "
        "are encoded",
    ),
    Mutant(
        "key sent to a public service",
        module("filament-database-get-info"),
        '"x-api-key": "{{ignore}}"',
        '"x-other": "{{ignore}}"',
        "filament_database: what the database holds, asked without a key or an account",
    ),
    Mutant(
        "page of a public service taken for an answer",
        module("filament-database-list-brands"),
        "contains(ifempty(headers.`content-type`, emptystring), 'application/json')",
        "true",
        "test_a_page_of_a_public_service_is_no_answer",
    ),
    Mutant(
        "choice that takes everything",
        module("autoprint-save-settings"),
        "/^(loop|jobox|3dque|belt|pushoff)$/",
        "/^.*$/",
        "autoprint: a way to clear the bed that AutoPrint does not know",
    ),
    Mutant(
        "empty object sent",
        module("folders-create"),
        "if(length(keys(temp.body_org_perms)) > 0, temp.body_org_perms, ignore)",
        "temp.body_org_perms",
        "folders: a new folder in the root folder",
    ),
    Mutant(
        "filter that heeds the case of letters",
        "webhooks/job-done/job-done.communication.iml.json",
        "lower(parameters.file)",
        "parameters.file",
        "webhooks_job: job.done fits all its filters",
    ),
    Mutant(
        "one page too few",
        module("jobs-list"),
        " >= pagination.page}}",
        " > pagination.page}}",
        "jobs: several pages of jobs",
    ),
    Mutant(
        "page in the following bodies forgotten",
        module("printers-list"),
        '"page": "{{pagination.page}}"',
        '"page": 1',
        "printers: several pages of printers",
    ),
    Mutant(
        "limit forgotten",
        module("queue-list"),
        '"limit": "{{parameters.limit}}"',
        '"limit": 100',
        "lists_have_limits",
    ),
    Mutant(
        "step bound to nothing",
        module("files-upload-and-queue"),
        '"fileId": "{{temp.file.id}}"',
        '"fileId": "{{temp.file.uid}}"',
        "upload: upload and queue with the id that the upload returned",
    ),
    Mutant(
        "failure of a step that hides what was done",
        module("files-upload-and-queue"),
        '"type": "RuntimeError",\n        "400"',
        '"type": "RuntimeError", "200": {"message": "Failed", "type": "DataError"}, "400"',
        "upload: quirk 58: queueing is refused, and the error keeps the uploaded file",
    ),
    Mutant(
        "refusals with HTTP 200 taken for success",
        "general/base.iml.json",
        "{{ifempty(body.status, body.success)}}",
        "true",
        "envelope: quirk 21: HTTP 200 with status false is an error",
    ),
    Mutant(
        "reason of the backend lost",
        "general/base.iml.json",
        '"message": "[{{statusCode}}] {{ifempty(body.message, ifempty(body.error_description, '
        "ifempty(body.error, 'The answer gives no reason, so",
        '"message": "[{{statusCode}}] {{ifempty(body.reason, ifempty(body.error_description, '
        "ifempty(body.error, 'The answer gives no reason, so",
        "printers: pause a printer that does not print",
    ),
    Mutant(
        "key in another header",
        "general/base.iml.json",
        '"x-api-key": "{{connection.apiKey}}"',
        '"x-key": "{{connection.apiKey}}"',
        "queue: zero is a value",
    ),
    Mutant(
        "key in the log",
        "general/base.iml.json",
        '"request.headers.x-api-key",',
        "",
        "secrets_stay_out_of_logs",
    ),
    Mutant(
        "physical call that Make repeats",
        "general/base.iml.json",
        '"502": {\n        "message": "[{{statusCode}}] The call may have been executed: look '
        "before you repeat it. {{ifempty(body.message, ifempty(body.error_description, "
        "ifempty(body.error, 'The answer gives no reason')))}}\",\n"
        '        "type": "RuntimeError"',
        '"502": {\n        "message": "[{{statusCode}}] {{body.message}}",\n'
        '        "type": "ConnectionError"',
        "test_make_repeats_by_itself_only_what_may_be_sent_twice",
    ),
    Mutant(
        "dangling picker",
        module("printers-get", "mappable-params"),
        "rpc://listPrinters",
        "rpc://listMachines",
        "references_lead_somewhere",
    ),
    Mutant(
        "picker labelled by another field",
        "rpcs/list-printers/list-printers.communication.iml.json",
        "{{ifempty(item.printer.name, item.id)}}",
        "{{ifempty(item.name, item.id)}}",
        "pickers: printers with their state",
    ),
    Mutant(
        "sample that the interface lacks",
        module("printers-pause", "samples"),
        '"success"',
        '"succeeded"',
        "samples_fit_interfaces",
    ),
    Mutant(
        "wrong secret header",
        "webhooks/job-done/job-done.communication.iml.json",
        "`x-sp-secret`",
        "`x-secret`",
        "webhooks: quirk 75: the secret arrives verbatim in X-SP-Secret",
    ),
    Mutant(
        "any secret will do",
        "webhooks/job-done/job-done.communication.iml.json",
        "headers.`x-sp-token` = parameters.secret",
        "true",
        "webhooks: a wrong secret",
    ),
    Mutant(
        "wrong event",
        "webhooks/job-done/job-done.communication.iml.json",
        "body.event = 'job.done'",
        "body.event = 'job.finished'",
        "webhooks: quirk 75: the secret arrives verbatim in X-SP-Secret",
    ),
    Mutant(
        "filter on another field",
        "webhooks/queue-add-item/queue-add-item.communication.iml.json",
        "body.data.queue_item.group",
        "body.data.group",
        "webhooks: a queue item of a group that was asked for",
    ),
    Mutant(
        "webhook that is made disabled",
        "webhooks/job-done/job-done.attach.iml.json",
        '"enabled": true',
        '"enabled": false',
        "job.done starts a scenario",
    ),
    Mutant(
        "webhook that is not remembered",
        "webhooks/job-done/job-done.attach.iml.json",
        '"externalHookId": "{{body.webhook.id}}"',
        '"hookId": "{{body.webhook.id}}"',
        "job.done starts a scenario",
    ),
    Mutant(
        "poll by another identity",
        module("watch-queue-item-added"),
        '"id": "{{item.id}}"',
        '"id": "{{item.group}}"',
        "polling: items of the same second are all found, whichever poll sees them, and come "
        "oldest first",
    ),
    Mutant(
        "poll that knows one status only",
        module("watch-jobs-finished"),
        "if(item.status = 'done', true, item.status = 'finished')",
        "item.status = 'finished'",
        "jobs.finished is found",
    ),
    Mutant(
        "poll by another date",
        module("watch-jobs-finished"),
        '"date": "{{parseDate(item.endDate, ',
        '"date": "{{parseDate(item.startDate, ',
        "a long print is found",
    ),
    Mutant(
        "connection that takes every key",
        "connections/api-key/api-key.communication.iml.json",
        '"valid": "{{ifempty(body.status, body.success)}}"',
        '"valid": true',
        "test_a_page_instead_of_an_answer_makes_no_connection",
    ),
    Mutant(
        "token without its company",
        "connections/oauth2/oauth2.oauth-communication.iml.json",
        '"companyId": "{{body.company.id}}"',
        '"companyId": "{{body.user.id}}"',
        "test_a_token_is_bound_to_its_company_and_works",
    ),
    Mutant(
        "group that lacks a module",
        "modules/groups.json",
        '"printersPause",',
        "",
        "every_module_is_in_one_group",
    ),
)


def a_long_print_is_found(farm: Farm) -> None:
    """One that started before a shorter one that had finished at the last look."""
    watch = "watchJobsFinished"
    long, short = [test_triggers.printing_printer(farm) for _ in "12"]  # type: ignore[arg-type]
    farm.sleep(1)
    farm.sandbox.control("prints/finish", {"printer": short})
    _, state = farm.make.poll(watch, {}, None)
    farm.sleep(1)
    farm.sandbox.control("prints/finish", {"printer": long})
    bundles, _ = farm.make.poll(watch, {}, state)
    assert [bundle["printer"] for bundle in bundles] == [long]


def a_physical_module_is_not_repeated(farm: Farm) -> None:
    test_modules.test_make_repeats_by_itself_only_what_may_be_sent_twice("printers.pause", farm)


def an_event_starts_a_scenario(farm: Farm) -> None:
    with test_triggers.Receiver() as receiver:
        test_triggers.test_an_event_of_the_sandbox_starts_a_scenario("job.done", farm, receiver)


LINT: dict[str, lint.Rule] = {rule.__name__: rule for rule in lint.RULES}
TESTS: dict[str, Callable[[Farm], None]] = {
    "a long print is found": a_long_print_is_found,
    "job.done starts a scenario": an_event_starts_a_scenario,
    "jobs.finished is found": lambda farm: (
        test_triggers.test_a_poll_finds_what_happened_since_the_last_one("jobs.finished", farm)
    ),
    "test_make_repeats_by_itself_only_what_may_be_sent_twice": a_physical_module_is_not_repeated,
    **{
        test.__name__: test
        for test in (
            test_connections.test_a_page_instead_of_an_answer_makes_no_connection,
            test_connections.test_a_token_is_bound_to_its_company_and_works,
            test_modules.test_a_page_of_a_public_service_is_no_answer,
        )
    },
}
CASES = mutants.cases()


@pytest.mark.parametrize("mutant", mutants.params(MUTANTS))
def test_a_fault_is_found(
    mutant: Mutant,
    make_tree: Mapping[str, bytes],
    make_server: FakeApi,
    connector: Connector,
    sandbox: Sandbox,
    tmp_path: Path,
) -> None:
    def run(tree: Mapping[str, bytes]) -> None:
        if mutant.caught_by in LINT:
            assert list(LINT[mutant.caught_by](App(tree))) == []
            return
        if mutant.caught_by in TESTS:
            sandbox.control("reset", {})
            TESTS[mutant.caught_by](Farm(connector, sandbox, App(tree)))
            return
        implementation = MakeApp(tree, make_server, tmp_path)
        try:
            check(CASES[mutant.caught_by], implementation, connector)
        finally:
            implementation.close()

    path = tmp_path / "app" / mutant.file
    write_tree({mutant.file: make_tree[mutant.file]}, tmp_path / "app")
    seed(mutant, tmp_path / "app")
    run(make_tree)
    with pytest.raises((AssertionError, ImlError, MakeError, Refused, pytest.fail.Exception)):
        run({**make_tree, mutant.file: path.read_bytes()})
