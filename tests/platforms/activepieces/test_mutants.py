"""Faults that are in the sources of the piece alone are found by the tests of the piece."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from connector.model import Connector
from connector.targets import activepieces
from tests.case_player import check
from tests.conftest import Sandbox
from tests.implementations.activepieces import ActivepiecesPiece
from tests.platforms import mutants
from tests.platforms.activepieces import (
    packaging,
    runtime,
    test_actions,
    test_auth,
    test_package,
    test_pickers,
)
from tests.platforms.activepieces.farm import ApFarm
from tests.platforms.activepieces.runtime import ActivepiecesRuntime
from tests.platforms.fake_api import FakeApi
from tests.platforms.mutants import Mutant, seed
from tests.platforms.node_process import HarnessError

pytestmark = pytest.mark.node

ACTIONS = "src/lib/actions"
TRIGGERS = "src/lib/triggers"
COMMON = "src/lib/common"
MUTANTS = (
    Mutant(
        "field renamed",
        f"{ACTIONS}/queue.ts",
        "key: 'fileId'",
        "key: 'file_id'",
        "queue: add an upload for two printers at the top",
    ),
    Mutant(
        "field moved to the body",
        f"{ACTIONS}/queue.ts",
        "place: 'query', key: 'job'",
        "place: 'body', key: 'job'",
        "queue: quirk 5: the item id travels in the query, everything else in the body",
        after="name: 'queue.update_item'",
    ),
    Mutant(
        "list no longer joined",
        f"{ACTIONS}/jobs.ts",
        "key: 'pid', join: ','",
        "key: 'pid'",
        "jobs: quirk 3: the printers are in the body, as a comma separated list",
        after="name: 'jobs.create'",
    ),
    Mutant(
        "lines no longer split",
        f"{ACTIONS}/printers.ts",
        "split: '\\n'",
        "split: ';'",
        "printers: several lines of G-code to several printers, without blanks around them "
        "and empty lines",
        after="name: 'printers.send_gcode'",
    ),
    Mutant(
        "JSON no longer text",
        f"{ACTIONS}/jobs.ts",
        ", cast: 'json_text'",
        "",
        "jobs: quirks 17 and 19: options are JSON text, the slot map is an object, "
        "the time is ISO 8601",
    ),
    Mutant(
        "input no longer required",
        f"{ACTIONS}/printers.ts",
        "kind: 'integer',\n\t\t\t\trequired: true,",
        "kind: 'integer',",
        "printers: no printer",
        after="name: 'printers.get'",
    ),
    Mutant(
        "choice of sources lost",
        f"{ACTIONS}/queue.ts",
        "one_of: [['file_id', 'library_file']]",
        "one_of: []",
        "queue: neither an upload nor a library file",
    ),
    Mutant(
        "another endpoint",
        f"{ACTIONS}/queue.ts",
        "path: 'queue/EmptyQueue'",
        "path: 'queue/Empty'",
        "queue: quirk 6: group and done items are in the body",
    ),
    Mutant(
        "another verb",
        f"{ACTIONS}/queue.ts",
        "id: 'queueEmptyQueue', method: 'POST'",
        "id: 'queueEmptyQueue', method: 'GET'",
        "queue: quirk 11: the whole queue, over POST although GET works too",
    ),
    Mutant(
        "wrong host",
        f"{ACTIONS}/files.ts",
        "\n\t\toperation: { id: 'filesUpload', method: 'POST', host: 'files'",
        "\n\t\toperation: { id: 'filesUpload', method: 'POST', host: 'api'",
        "upload: quirk 69: the bytes go to the files host as multipart",
    ),
    Mutant(
        "wrong unwrap",
        f"{ACTIONS}/queue.ts",
        "keys: ['queue.items', 'queue']",
        "keys: ['queue']",
        "queue: quirk 26: the queue as an object with items",
        after="name: 'queue.list'",
    ),
    Mutant(
        "new id read from one key only",
        f"{ACTIONS}/queue.ts",
        "id: ['created_id', 'id']",
        "id: ['id']",
        "queue: quirk 31: the new id as created_id",
    ),
    Mutant(
        "pages too large",
        f"{ACTIONS}/queue.ts",
        "max: 100",
        "max: 500",
        "queue: several pages of the queue",
        after="name: 'queue.list',",
    ),
    Mutant(
        "step bound to nothing",
        f"{ACTIONS}/files.ts",
        "bind: { file_id: 'file.id' }",
        "bind: { file_id: 'file.uid' }",
        "upload: upload and queue with the id that the upload returned",
        after="name: 'files.upload_and_queue'",
    ),
    Mutant(
        "effect lost",
        f"{ACTIONS}/printers.ts",
        "so check them first.',\n\t\teffect: 'physical'",
        "so check them first.',\n\t\teffect: 'read'",
        "test_a_lost_answer_is_not_asked_for_twice",
    ),
    Mutant(
        "retry offered for what moves machines",
        f"{ACTIONS}/jobs.ts",
        "errorHandlingOptions: SENT_ONCE",
        "errorHandlingOptions: MAY_BE_REPEATED",
        "test_only_what_is_harmless_can_be_retried_by_a_flow",
        after="name: 'jobs_create'",
    ),
    Mutant(
        "action run by another's spec",
        f"{ACTIONS}/account.ts",
        "runAction(specs.test, context)",
        "runAction(specs.get_user, context)",
        "account: the credentials work",
    ),
    Mutant(
        "two actions of one name",
        f"{ACTIONS}/queue.ts",
        "name: 'queue_list'",
        "name: 'queue_empty'",
        "test_there_is_one_piece_with_everything_in_it",
    ),
    Mutant(
        "property without its input",
        f"{ACTIONS}/queue.ts",
        "\t\t\tprinted: Property.Number",
        "\t\t\tprinted_copies: Property.Number",
        "test_every_input_has_its_property",
    ),
    Mutant(
        "property no longer required",
        f"{ACTIONS}/printers.ts",
        "displayName: 'Printer',\n\t\t\t\trequired: true",
        "displayName: 'Printer',\n\t\t\t\trequired: false",
        "test_every_input_has_its_property",
        after="name: 'printers_get'",
    ),
    Mutant(
        "dangling picker",
        f"{ACTIONS}/queue.ts",
        "options: pickers.queue_items",
        "options: (pickers as any).items",
        "test_every_dropdown_shows_the_choices_of_its_picker",
        after="name: 'queue_update_item'",
    ),
    Mutant(
        "picker labelled by another field",
        f"{COMMON}/pickers.ts",
        "label: 'printer.name'",
        "label: 'name'",
        "pickers: printers with their state",
    ),
    Mutant(
        "picker searched in the wrong place",
        f"{COMMON}/pickers.ts",
        "search: 'query.search'",
        "search: 'body.search'",
        "pickers: files are searched by the backend",
    ),
    Mutant(
        "wrong secret header",
        f"{COMMON}/connector.ts",
        "'X-SP-Secret', 'X-SP-Token'",
        "'X-Secret', 'X-SP-Token'",
        "webhooks: quirk 75: the secret arrives verbatim in X-SP-Secret",
    ),
    Mutant(
        "key in another header",
        f"{COMMON}/connector.ts",
        "'X-API-KEY'",
        "'X-KEY'",
        "queue: zero is a value",
    ),
    Mutant(
        "connection checked under no company",
        f"{COMMON}/connector.ts",
        "path: 'account/Test' }",
        "path: 'account/Test', company: false }",
        "test_a_good_key_is_accepted_under_its_company",
    ),
    Mutant(
        "connection not checked",
        "src/lib/auth.ts",
        "validate: async ({ auth }) => await validate(auth),\n});\n\nconst oauth2",
        "validate: async () => ({ valid: true }),\n});\n\nconst oauth2",
        "test_a_page_instead_of_an_answer_is_not_taken_for_success",
    ),
    Mutant(
        "wrong event",
        f"{TRIGGERS}/job.ts",
        "\t\tevent: 'job.done',\n\t\tinputs",
        "\t\tevent: 'job.finished',\n\t\tinputs",
        "webhooks: quirk 75: the secret arrives verbatim in X-SP-Secret",
    ),
    Mutant(
        "filter on another field",
        f"{TRIGGERS}/queue.ts",
        "filter: 'data.queue_item.group'",
        "filter: 'data.group'",
        "webhooks: a queue item of a group that was asked for",
        after="name: 'queue.add_item'",
    ),
    Mutant(
        "value no longer in the path",
        f"{ACTIONS}/filament_database.ts",
        "place: 'path'",
        "place: 'query'",
        "filament_database: quirk 83: a brand has a derived id and a canonical uuid",
        after="name: 'filament_database.get_brand'",
    ),
    Mutant(
        "key sent to another service",
        f"{ACTIONS}/filament_database.ts",
        "public: true",
        "public: false",
        "filament_database: quirk 83: a brand has a derived id and a canonical uuid",
        after="name: 'filament_database.get_brand'",
    ),
    Mutant(
        "dropdown of another picker",
        f"{ACTIONS}/queue.ts",
        "options: pickers.queue_items",
        "options: pickers.printers",
        "test_every_dropdown_shows_the_choices_of_its_picker",
        after="name: 'queue_update_item'",
    ),
    Mutant(
        "filter that wants the whole text",
        f"{TRIGGERS}/job.ts",
        "match: 'contains'",
        "match: 'equals'",
        "webhooks: part of a file name, whatever the case of letters",
        after="name: 'job.done'",
    ),
    Mutant(
        "missing sample",
        f"{TRIGGERS}/job.ts",
        "sampleData: samples.done",
        "sampleData: null",
        "test_every_trigger_has_a_sample_and_can_be_tested",
    ),
    Mutant(
        "poll for changes instead of what is new",
        f"{TRIGGERS}/queue.ts",
        "emit: 'new'",
        "emit: 'changed'",
        "polling: the first poll takes stock, the second finds what is new",
        after="name: 'queue.item_added'",
    ),
    Mutant(
        "poll by another identity",
        f"{TRIGGERS}/queue.ts",
        "identity: 'id'",
        "identity: 'filename'",
        "polling: the first poll takes stock, the second finds what is new",
        after="name: 'queue.item_added'",
    ),
    Mutant(
        "poll that knows one status only",
        f"{TRIGGERS}/jobs.ts",
        "to: ['done', 'finished']",
        "to: ['finished']",
        "polling: quirk 36: a running job is done, whatever the row calls it",
    ),
    Mutant(
        "text without translation",
        "src/i18n/translation.json",
        '  "Pause Print": "Pause Print",\n',
        "",
        "test_every_text_can_be_translated",
    ),
)

TESTS: dict[str, Callable[[ApFarm], None]] = {
    test.__name__: test
    for test in (
        test_actions.test_a_lost_answer_is_not_asked_for_twice,
        test_auth.test_a_good_key_is_accepted_under_its_company,
        test_auth.test_a_page_instead_of_an_answer_is_not_taken_for_success,
        test_package.test_every_input_has_its_property,
        test_package.test_every_text_can_be_translated,
        test_package.test_every_trigger_has_a_sample_and_can_be_tested,
        test_package.test_only_what_is_harmless_can_be_retried_by_a_flow,
        test_package.test_there_is_one_piece_with_everything_in_it,
        test_pickers.test_every_dropdown_shows_the_choices_of_its_picker,
    )
}
CASES = mutants.cases()


@pytest.fixture(scope="module")
def sources(connector: Connector, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources of the piece, bundled."""
    folder = tmp_path_factory.mktemp("mutants") / "sound"
    packaging.write(activepieces.emit(connector).tree, folder)
    packaging.bundle(folder)
    return folder


@pytest.fixture(scope="module")
def process(sources: Path) -> Iterator[ActivepiecesRuntime]:
    """One process, into which each faulty piece is loaded."""
    with runtime.running(sources / "dist", packaging.tools()) as started:
        yield started


@pytest.mark.parametrize("mutant", mutants.params(MUTANTS))
def test_a_fault_is_found(
    mutant: Mutant,
    process: ActivepiecesRuntime,
    sources: Path,
    ap_server: FakeApi,
    connector: Connector,
    sandbox: Sandbox,
    tmp_path: Path,
) -> None:
    def run(package: Path) -> None:
        process.load(package)
        if mutant.caught_by in TESTS:
            TESTS[mutant.caught_by](ApFarm(connector, sandbox, process))
            return
        implementation = ActivepiecesPiece(process, connector, ap_server, tmp_path)
        try:
            check(CASES[mutant.caught_by], implementation, connector)
        finally:
            implementation.close()

    faulty = tmp_path / "faulty"
    shutil.copytree(sources, faulty, symlinks=True)
    seed(mutant, faulty)
    run(sources / "dist")
    with pytest.raises((AssertionError, HarnessError)):
        run(packaging.bundle(faulty))
