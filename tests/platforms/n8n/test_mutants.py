"""Faults that are in the packed package alone are found by the tests of the package."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from connector.model import Connector
from tests.case_player import check
from tests.conftest import Sandbox
from tests.implementations.n8n import N8nPackage
from tests.platforms import mutants
from tests.platforms.fake_api import FakeApi
from tests.platforms.mutants import Mutant, seed
from tests.platforms.n8n import (
    runtime,
    seeded,
    test_actions,
    test_credentials,
    test_options,
    test_outputs,
    test_pickers,
    test_webhook_trigger,
)
from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.packaging import BuiltPackage
from tests.platforms.n8n.runtime import N8nRuntime
from tests.platforms.node_process import HarnessError

pytestmark = pytest.mark.node

ACTION = "dist/nodes/SimplyPrintUnofficial/actions"
WEBHOOK = "dist/nodes/SimplyPrintUnofficialTrigger/triggers.js"
POLL = "dist/nodes/SimplyPrintUnofficialPollTrigger/triggers.js"
SHARED = "dist/nodes/shared"
CREDENTIAL = "dist/credentials/SimplyPrintUnofficialApi.credentials.js"
MUTANTS = (
    Mutant(
        "field renamed",
        f"{ACTION}/queue.js",
        "key: 'fileId'",
        "key: 'file_id'",
        "queue: add an upload for two printers at the top",
    ),
    Mutant(
        "field moved to the body",
        f"{ACTION}/queue.js",
        "place: 'query', key: 'job'",
        "place: 'body', key: 'job'",
        "queue: quirk 5: the item id travels in the query, everything else in the body",
        after="name: 'queue.update_item'",
    ),
    Mutant(
        "list no longer joined",
        f"{ACTION}/jobs.js",
        "key: 'pid', join: ','",
        "key: 'pid'",
        "jobs: quirk 3: the printers are in the body, as a comma separated list",
        after="name: 'jobs.create'",
    ),
    Mutant(
        "lines no longer split",
        f"{ACTION}/printers.js",
        "split: '\\n'",
        "split: ';'",
        "printers: several lines of G-code to several printers, without blanks around them "
        "and empty lines",
        after="name: 'printers.send_gcode'",
    ),
    Mutant(
        "JSON no longer text",
        f"{ACTION}/jobs.js",
        ", cast: 'json_text'",
        "",
        "jobs: quirks 17 and 19: options are JSON text, the slot map is an object, "
        "the time is ISO 8601",
    ),
    Mutant(
        "input no longer required",
        f"{ACTION}/queue.js",
        "kind: 'integer',\n                required: true,",
        "kind: 'integer',",
        "queue: no item, and an amount in words",
        after="name: 'queue.update_item'",
    ),
    Mutant(
        "choice of sources lost",
        f"{ACTION}/queue.js",
        "one_of: [['file_id', 'library_file']]",
        "one_of: []",
        "queue: neither an upload nor a library file",
    ),
    Mutant(
        "another endpoint",
        f"{ACTION}/queue.js",
        "path: 'queue/EmptyQueue'",
        "path: 'queue/Empty'",
        "queue: quirk 6: group and done items are in the body",
    ),
    Mutant(
        "another verb",
        f"{ACTION}/queue.js",
        "id: 'queueEmptyQueue', method: 'POST'",
        "id: 'queueEmptyQueue', method: 'GET'",
        "queue: quirk 11: the whole queue, over POST although GET works too",
    ),
    Mutant(
        "wrong host",
        f"{ACTION}/files.js",
        "\n        operation: { id: 'filesUpload', method: 'POST', host: 'files'",
        "\n        operation: { id: 'filesUpload', method: 'POST', host: 'api'",
        "upload: quirk 69: the bytes go to the files host as multipart",
    ),
    Mutant(
        "wrong unwrap",
        f"{ACTION}/queue.js",
        "keys: ['queue.items', 'queue']",
        "keys: ['queue']",
        "queue: quirk 26: the queue as an object with items",
        after="name: 'queue.list'",
    ),
    Mutant(
        "new id read from one key only",
        f"{ACTION}/queue.js",
        "id: ['created_id', 'id']",
        "id: ['id']",
        "queue: quirk 31: the new id as created_id",
    ),
    Mutant(
        "pages too large",
        f"{ACTION}/queue.js",
        "max: 100",
        "max: 500",
        "queue: several pages of the queue",
        after="name: 'queue.list',",
    ),
    Mutant(
        "step bound to nothing",
        f"{ACTION}/files.js",
        "bind: { file_id: 'file.id' }",
        "bind: { file_id: 'file.uid' }",
        "upload: upload and queue with the id that the upload returned",
        after="name: 'files.upload_and_queue'",
    ),
    Mutant(
        "picker labelled by another field",
        f"{SHARED}/pickers.js",
        "label: 'printer.name'",
        "label: 'name'",
        "pickers: printers with their state",
    ),
    Mutant(
        "picker searched in the wrong place",
        f"{SHARED}/pickers.js",
        "search: 'query.search'",
        "search: 'body.search'",
        "pickers: files are searched by the backend",
    ),
    Mutant(
        "wrong secret header",
        f"{SHARED}/connector.js",
        "'X-SP-Secret', 'X-SP-Token'",
        "'X-Secret', 'X-SP-Token'",
        "webhooks: quirk 75: the secret arrives verbatim in X-SP-Secret",
    ),
    Mutant(
        "wrong event",
        WEBHOOK,
        "event: 'job.done'",
        "event: 'job.finished'",
        "webhooks: quirk 75: the secret arrives verbatim in X-SP-Secret",
    ),
    Mutant(
        "filter on another field",
        WEBHOOK,
        "filter: 'data.queue_item.group'",
        "filter: 'data.group'",
        "webhooks: a queue item of a group that was asked for",
        after="event: 'queue.add_item'",
    ),
    Mutant(
        "poll by another identity",
        POLL,
        "emit: 'new'",
        "emit: 'changed'",
        "polling: the first poll takes stock, the second finds what is new",
        after="name: 'queue.item_added'",
    ),
    Mutant(
        "poll that knows one status only",
        POLL,
        "to: ['done', 'finished']",
        "to: ['finished']",
        "polling: quirk 36: a running job is done, whatever the row calls it",
    ),
    Mutant(
        "key in another header",
        CREDENTIAL,
        "'X-API-KEY'",
        "'X-KEY'",
        "queue: zero is a value",
    ),
    Mutant(
        "dangling picker",
        f"{ACTION}/queue.js",
        "searchListMethod: 'searchQueueItems'",
        "searchListMethod: 'searchItems'",
        "test_every_list_that_a_field_names_is_there",
        after="exports.properties = [",
    ),
    Mutant(
        "credential test under no company",
        CREDENTIAL,
        '"/" + $credentials.companyId + ',
        "",
        "test_a_good_key_is_accepted_under_its_company",
    ),
    Mutant(
        "value of the path in the query",
        f"{ACTION}/filament_database.js",
        "place: 'path', key: 'brand'",
        "place: 'query', key: 'brand'",
        "filament_database: quirk 83: a brand has a derived id and a canonical uuid",
        after="name: 'filament_database.get_brand'",
    ),
    Mutant(
        "key told to a public host",
        f"{ACTION}/filament_database.js",
        "public: true",
        "public: false",
        "filament_database: quirk 83: a brand has a derived id and a canonical uuid",
        after="name: 'filament_database.get_brand'",
    ),
    Mutant(
        "part of a name taken for the whole",
        WEBHOOK,
        "match: 'contains'",
        "match: 'equals'",
        "webhooks: part of a file name, whatever the case of letters",
        after="event: 'job.done'",
    ),
    Mutant(
        "simplified to a field that is not there",
        f"{ACTION}/printers.js",
        "'printer.name',",
        "'printer.title',",
        "test_a_simplified_record_is_what_its_schema_says",
        after="name: 'printers.list'",
    ),
    Mutant(
        "deletion not called so",
        f"{ACTION}/tags.js",
        "deletes: true",
        "deletes: false",
        "test_what_was_deleted_is_called_deleted",
        after="name: 'tags.delete'",
    ),
    Mutant(
        "machine moved for an agent that may not",
        f"{ACTION}/printers.js",
        "effect: 'physical'",
        "effect: 'write'",
        "test_an_agent_moves_no_machine_unless_it_may",
        after="name: 'printers.pause'",
    ),
    Mutant(
        "company of another token kept",
        f"{SHARED}/connector.js",
        "wrong_company: 'OAuth2 token",
        "wrong_company: 'Token",
        "test_a_token_of_another_company_is_noticed_and_the_right_one_used",
    ),
    Mutant(
        "plan told of another action",
        "dist/nodes/SimplyPrintUnofficial/SimplyPrintUnofficial.node.js",
        '"autoprint:set_enabled"',
        '"autoprint:check"',
        "test_a_plan_that_not_everybody_has_is_told_beforehand",
    ),
    Mutant(
        "sample of another event",
        "dist/nodes/SimplyPrintUnofficialTrigger/samples.js",
        "event: 'job.done'",
        "event: 'job.failed'",
        "test_every_sample_is_a_delivery_of_its_event",
    ),
    Mutant(
        "sample asked for elsewhere",
        f"{SHARED}/connector.js",
        "path: 'webhooks/GetSamplePayload'",
        "path: 'webhooks/GetSample'",
        "test_the_backend_is_asked_for_a_sample",
    ),
    Mutant(
        "address of another page",
        f"{ACTION}/printers.js",
        "?printers/([",
        "?machines/([",
        "test_a_printer_is_named_by_the_address_of_its_page",
        after="operation: ['get'] } },\n        default: { mode: 'list'",
    ),
    Mutant(
        "kind of a custom field read elsewhere",
        f"{SHARED}/pickers.js",
        "kind: 'fieldType'",
        "kind: 'type'",
        "test_custom_fields_become_fields_of_the_editor",
    ),
    Mutant(
        "field of the editor without its input",
        f"{ACTION}/queue.js",
        "name: 'amount',",
        "name: 'amount_left',",
        "test_every_action_and_input_has_its_field",
        after="displayName: 'Amount Left',",
    ),
)


TESTS: dict[str, Callable[[Farm], None]] = seeded.TESTS | {
    test.__name__: test
    for test in (
        test_actions.test_every_action_and_input_has_its_field,
        test_credentials.test_a_good_key_is_accepted_under_its_company,
        test_credentials.test_a_refusal_with_http_200_is_not_taken_for_success,
        test_credentials.test_a_token_of_another_company_is_noticed_and_the_right_one_used,
        test_options.test_a_plan_that_not_everybody_has_is_told_beforehand,
        test_options.test_an_agent_moves_no_machine_unless_it_may,
        test_outputs.test_a_simplified_record_is_what_its_schema_says,
        test_outputs.test_what_was_deleted_is_called_deleted,
        test_webhook_trigger.test_every_sample_is_a_delivery_of_its_event,
        test_webhook_trigger.test_the_backend_is_asked_for_a_sample,
        test_pickers.test_a_printer_is_named_by_the_address_of_its_page,
        test_pickers.test_custom_fields_become_fields_of_the_editor,
        test_pickers.test_every_list_that_a_field_names_is_there,
    )
}
CASES = mutants.cases()


@pytest.fixture(scope="module")
def process(
    n8n_package: BuiltPackage, n8n_toolchain: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[N8nRuntime]:
    """One n8n-core, into which each faulty package is loaded."""
    home = tmp_path_factory.mktemp("mutants")
    with runtime.running(n8n_package.packed, n8n_toolchain, home, "filesystem") as started:
        yield started


@pytest.mark.parametrize("mutant", mutants.params(MUTANTS + seeded.OFFICIAL))
def test_a_fault_is_found(
    mutant: Mutant,
    process: N8nRuntime,
    n8n_runtime: N8nRuntime,
    n8n_package: BuiltPackage,
    n8n_server: FakeApi,
    connector: Connector,
    sandbox: Sandbox,
    tmp_path: Path,
) -> None:
    def run(loaded: N8nRuntime, folder: Path | None = None) -> None:
        if folder is not None:
            loaded.load(folder)
        if mutant.caught_by in TESTS:
            TESTS[mutant.caught_by](Farm(connector, sandbox, loaded))
            return
        implementation = N8nPackage(loaded, n8n_server, tmp_path)
        try:
            check(CASES[mutant.caught_by], implementation, connector)
        finally:
            implementation.close()

    faulty = tmp_path / "package"
    shutil.copytree(n8n_package.packed, faulty)
    seed(mutant, faulty)
    run(n8n_runtime)
    with pytest.raises((AssertionError, HarnessError)):
        run(process, faulty)
