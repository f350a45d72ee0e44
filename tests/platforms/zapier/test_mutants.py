"""Faults that are in the compiled integration alone are found by the tests of the package."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from connector.model import Connector
from tests.case_player import check
from tests.conftest import Sandbox
from tests.implementations.zapier import ZapierPackage
from tests.platforms import mutants
from tests.platforms.fake_api import FakeApi
from tests.platforms.mutants import Mutant, seed
from tests.platforms.node_process import HarnessError
from tests.platforms.zapier import (
    runtime,
    test_actions,
    test_authentication,
    test_definition,
    test_dropdowns,
    test_errors,
    test_files,
    test_webhooks,
)
from tests.platforms.zapier.farm import Farm
from tests.platforms.zapier.guidelines import findings
from tests.platforms.zapier.runtime import ZapierRuntime
from tests.sandbox.receiver import Receiver

pytestmark = pytest.mark.node

MUTANTS = (
    Mutant(
        "field renamed",
        "dist/creates/queue_add_item.js",
        "key: 'fileId'",
        "key: 'file_id'",
        "queue: add an upload for two printers at the top",
    ),
    Mutant(
        "field moved to the body",
        "dist/creates/queue_update_item.js",
        "place: 'query', key: 'job'",
        "place: 'body', key: 'job'",
        "queue: quirk 5: the item id travels in the query, everything else in the body",
    ),
    Mutant(
        "list no longer joined",
        "dist/creates/jobs_create.js",
        "key: 'pid', join: ','",
        "key: 'pid'",
        "jobs: quirk 3: the printers are in the body, as a comma separated list",
    ),
    Mutant(
        "lines no longer split",
        "dist/creates/printers_send_gcode.js",
        "split: '\\n'",
        "split: ';'",
        "printers: several lines of G-code to several printers, without blanks around them "
        "and empty lines",
    ),
    Mutant(
        "JSON no longer text",
        "dist/creates/jobs_create.js",
        ", cast: 'json_text'",
        "",
        "jobs: quirks 17 and 19: options are JSON text, the slot map is an object, "
        "the time is ISO 8601",
    ),
    Mutant(
        "input no longer required",
        "dist/creates/queue_update_item.js",
        "kind: 'integer',\n            required: true,",
        "kind: 'integer',",
        "queue: no item, and an amount in words",
    ),
    Mutant(
        "choice of sources lost",
        "dist/creates/queue_add_item.js",
        "one_of: [['file_id', 'library_file']]",
        "one_of: []",
        "queue: neither an upload nor a library file",
    ),
    Mutant(
        "another endpoint",
        "dist/creates/queue_empty.js",
        "path: 'queue/EmptyQueue'",
        "path: 'queue/Empty'",
        "queue: quirk 6: group and done items are in the body",
    ),
    Mutant(
        "another verb",
        "dist/creates/queue_empty.js",
        "method: 'POST'",
        "method: 'GET'",
        "queue: quirk 11: the whole queue, over POST although GET works too",
    ),
    Mutant(
        "wrong host",
        "dist/creates/files_upload.js",
        "host: 'files'",
        "host: 'api'",
        "upload: quirk 69: the bytes go to the files host as multipart",
    ),
    Mutant(
        "wrong unwrap",
        "dist/searches/queue_list.js",
        "keys: ['queue.items', 'queue']",
        "keys: ['queue']",
        "queue: quirk 26: the queue as an object with items",
    ),
    Mutant(
        "pages too large",
        "dist/searches/queue_list.js",
        "max: 100",
        "max: 500",
        "queue: several pages of the queue",
    ),
    Mutant(
        "new id read from one key only",
        "dist/creates/queue_add_item.js",
        "id: ['created_id', 'id']",
        "id: ['id']",
        "queue: quirk 31: the new id as created_id",
    ),
    Mutant(
        "step bound to nothing",
        "dist/creates/files_upload_and_queue.js",
        "bind: { file_id: 'file.id' }",
        "bind: { file_id: 'file.uid' }",
        "upload: upload and queue with the id that the upload returned",
    ),
    Mutant(
        "picker labelled by another field",
        "dist/dropdowns/choose_printers.js",
        "label: 'printer.name'",
        "label: 'name'",
        "pickers: printers with their state",
    ),
    Mutant(
        "page of a dropdown not remembered",
        "dist/engine/dropdowns.js",
        "String(choices.next)",
        "''",
        "test_pages_follow_one_another_until_there_are_no_more",
    ),
    Mutant(
        "wrong secret header",
        "dist/engine/connector.js",
        "'X-SP-Secret', 'X-SP-Token'",
        "'X-Secret', 'X-SP-Token'",
        "webhooks: quirk 75: the secret arrives verbatim in X-SP-Secret",
    ),
    Mutant(
        "wrong event",
        "dist/triggers/job_done.js",
        "event: 'job.done',\n    inputs",
        "event: 'job.finished',\n    inputs",
        "webhooks: quirk 75: the secret arrives verbatim in X-SP-Secret",
    ),
    Mutant(
        "filter on another field",
        "dist/triggers/queue_add_item.js",
        "filter: 'data.queue_item.group'",
        "filter: 'data.group'",
        "webhooks: a queue item of a group that was asked for",
    ),
    Mutant(
        "poll by another identity",
        "dist/triggers/printers_state_changed.js",
        "identity: 'id'",
        "identity: 'printer.name'",
        "polling: a printer starts to print and pauses",
    ),
    Mutant(
        "poll that emits something else",
        "dist/triggers/queue_item_added.js",
        "emit: 'new'",
        "emit: 'changed'",
        "polling: the first poll takes stock, the second finds what is new",
    ),
    Mutant(
        "poll that knows one status only",
        "dist/triggers/jobs_finished.js",
        "to: ['done', 'finished']",
        "to: ['finished']",
        "polling: quirk 36: a running job is done, whatever the row calls it",
    ),
    Mutant(
        "key in another header",
        "dist/engine/connector.js",
        "'X-API-KEY'",
        "'X-KEY'",
        "queue: zero is a value",
    ),
    Mutant(
        "body of a GET dropped",
        "dist/engine/transport.js",
        "allowGetBody: true",
        "allowGetBody: false",
        "test_a_body_is_sent_whatever_the_verb",
    ),
    Mutant(
        "lost effect",
        "dist/creates/printers_pause.js",
        "effect: 'physical'",
        "effect: 'read'",
        "test_a_lost_answer_of_a_physical_call_halts",
    ),
    Mutant(
        "lost effect of a step",
        "dist/creates/files_upload_and_queue.js",
        "effect: 'write',\n                output: { keys: ['file'] }",
        "effect: 'read',\n                output: { keys: ['file'] }",
        "test_a_refusal_after_a_step_was_done_halts_and_tells_of_it",
    ),
    Mutant(
        "progress forgotten",
        "dist/engine/transport.js",
        "progress.changed = true",
        "progress.changed = false",
        "test_a_credential_that_dies_after_a_step_was_done_halts",
    ),
    Mutant(
        "limit waited out inside a step",
        "dist/engine/transport.js",
        "const SHORT_MS = 1000",
        "const SHORT_MS = 90000",
        "test_a_throttled_step_says_when_to_run_it_again",
    ),
    Mutant(
        "credential sent to the address of a file",
        "dist/engine/files.js",
        "headers: { 'user-agent': 'Zapier',",
        "headers: { 'user-agent': 'Zapier', 'x': String(Object.values(arguments[0].credential)),",
        "test_the_address_of_a_file_is_not_sent_the_credential",
    ),
    Mutant(
        "missing sample",
        "dist/creates/printers_pause.js",
        "sample: { success: true }",
        "",
        "guidelines",
    ),
    Mutant(
        "sample of another type",
        "dist/creates/files_upload.js",
        "size: 13439",
        "size: '13439'",
        "guidelines",
    ),
    Mutant(
        "dangling picker",
        "dist/searches/printers_get.js",
        "dynamic: 'choose_printers.id.name'",
        "dynamic: 'choose_printer.id.name'",
        "guidelines",
    ),
    Mutant(
        "dangling search",
        "dist/searches/printers_get.js",
        "search: 'printers_list.id'",
        "search: 'printers_find.id'",
        "guidelines",
    ),
    Mutant(
        "dropdown that everybody sees",
        "dist/dropdowns/choose_files.js",
        "hidden: true",
        "hidden: false",
        "guidelines",
    ),
    Mutant(
        "events that nothing tells apart",
        "dist/triggers/queue_item_added.js",
        ", primary: true",
        "",
        "guidelines",
    ),
    Mutant(
        "hook without a sample of its own",
        "dist/engine/webhooks.js",
        "performList: sampling(trigger, definition.operation.sample),",
        "",
        "guidelines",
    ),
    Mutant(
        "required field behind an optional one",
        "dist/creates/queue_update_item.js",
        "dynamic: 'choose_queue_items.id.name',",
        "required: false, dynamic: 'choose_queue_items.id.name',",
        "test_every_input_has_its_field",
    ),
    Mutant(
        "label in sentence case",
        "dist/creates/queue_empty.js",
        "label: 'Empty Queue'",
        "label: 'Empty queue'",
        "guidelines",
    ),
    Mutant(
        "trigger described as an action",
        "dist/triggers/job_done.js",
        "'Triggers when a print finishes well.'",
        "'Starts when a print finishes well.'",
        "guidelines",
    ),
    Mutant(
        "key shown in the clear",
        "dist/authentication/apiKey.js",
        "type: 'password'",
        "type: 'string'",
        "guidelines",
    ),
    Mutant(
        "connection tested under no company",
        "dist/engine/connector.js",
        "id: 'accountTest', method: 'GET', host: 'api',",
        "id: 'accountTest', method: 'GET', host: 'api', company: false,",
        "test_a_good_key_is_accepted_under_its_company",
    ),
    Mutant(
        "token renewed by nobody",
        "dist/engine/authentication.js",
        "autoRefresh: true",
        "autoRefresh: false",
        "guidelines",
    ),
    Mutant(
        "field of the editor without its input",
        "dist/creates/queue_update_item.js",
        "key: 'amount',\n                label: 'Amount Left'",
        "key: 'amount_left',\n                label: 'Amount Left'",
        "test_every_input_has_its_field",
    ),
    Mutant(
        "secret shared by all Zaps",
        "dist/engine/webhooks.js",
        "(0, crypto_1.randomBytes)(32).toString('hex')",
        "'secret'",
        "test_zaps_have_secrets_of_their_own",
    ),
    Mutant(
        "forged delivery taken",
        "dist/engine/webhooks.js",
        "item === null ? [] : [item]",
        "[item ?? JSON.parse(content)]",
        "webhooks: a wrong secret",
    ),
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the tests of the package are given."""

    farm: Farm
    server: FakeApi

    @property
    def zapier(self) -> ZapierRuntime:
        return self.farm.zapier


def guidelines(setting: Setting) -> None:
    assert [findings(app) for app in setting.zapier.apps.values()] == [[], []]


def own_secrets(setting: Setting) -> None:
    with Receiver() as receiver:
        test_webhooks.test_zaps_have_secrets_of_their_own(setting.farm, receiver)


def fields(setting: Setting) -> None:
    test_definition.test_every_input_has_its_field(setting.farm.connector, setting.zapier)


def pages(setting: Setting) -> None:
    dropdowns = test_dropdowns.test_pages_follow_one_another_until_there_are_no_more
    dropdowns(setting.zapier, setting.server)


def credential(setting: Setting) -> None:
    files = test_files.test_the_address_of_a_file_is_not_sent_the_credential
    files(setting.farm, setting.server)


OF_THE_FARM = (
    test_actions.test_a_body_is_sent_whatever_the_verb,
    test_authentication.test_a_good_key_is_accepted_under_its_company,
    test_errors.test_a_credential_that_dies_after_a_step_was_done_halts,
    test_errors.test_a_lost_answer_of_a_physical_call_halts,
    test_errors.test_a_refusal_after_a_step_was_done_halts_and_tells_of_it,
    test_errors.test_a_throttled_step_says_when_to_run_it_again,
)
TESTS: dict[str, Callable[[Setting], None]] = {
    "guidelines": guidelines,
    "test_every_input_has_its_field": fields,
    "test_pages_follow_one_another_until_there_are_no_more": pages,
    "test_the_address_of_a_file_is_not_sent_the_credential": credential,
    "test_zaps_have_secrets_of_their_own": own_secrets,
}
FARM_TESTS = {test.__name__: test for test in OF_THE_FARM}
CASES = mutants.cases()


@pytest.fixture(scope="module")
def process(zapier_package: Path, zapier_toolchain: Path) -> Iterator[ZapierRuntime]:
    """One core, into which each faulty integration is loaded."""
    with runtime.running(zapier_package, zapier_toolchain) as started:
        yield started


@pytest.mark.parametrize("mutant", mutants.params(MUTANTS))
def test_a_fault_is_found(
    mutant: Mutant,
    process: ZapierRuntime,
    zapier_package: Path,
    zapier_server: FakeApi,
    connector: Connector,
    sandbox: Sandbox,
    tmp_path: Path,
) -> None:
    def run(package: Path) -> None:
        process.load(package)
        setting = Setting(Farm(connector, sandbox, process), zapier_server)
        if mutant.caught_by in FARM_TESTS:
            sandbox.control("reset", {})
            FARM_TESTS[mutant.caught_by](setting.farm)
            return
        if mutant.caught_by in TESTS:
            TESTS[mutant.caught_by](setting)
            return
        implementation = ZapierPackage(process, zapier_server, tmp_path)
        try:
            check(CASES[mutant.caught_by], implementation, connector)
        finally:
            implementation.close()

    faulty = tmp_path / "package"
    shutil.copytree(zapier_package / "dist", faulty / "dist")
    seed(mutant, faulty)
    run(zapier_package)
    with pytest.raises((AssertionError, HarnessError)):
        run(faulty)
