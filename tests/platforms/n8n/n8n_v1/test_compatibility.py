"""The same package on the last line of n8n's engine before version 2.

`n8n-workflow: "*"` promises that it runs there. The shared cases cover every operation; the life
cycles of triggers, the credential test and tokens go through n8n's own code and are here as well.

One thing differs: that engine puts a failed item on the error output only if it says nothing but
`error` and `message`; ours say `details` too, and so stay on the first output there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from connector.cli.toolchain import install
from connector.model import Connector
from connector.spec.cases import Case
from tests.case_player import check
from tests.conftest import Sandbox
from tests.implementations.n8n import N8nPackage
from tests.implementations.registry import IMPLEMENTATIONS
from tests.platforms.fake_api import FakeApi
from tests.platforms.n8n import (
    runtime,
    test_actions,
    test_credentials,
    test_files,
    test_official_faults,
    test_poll_trigger,
    test_webhook_trigger,
)
from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.packaging import BuiltPackage
from tests.platforms.n8n.runtime import N8nRuntime
from tests.platforms.n8n.workflow import ACTIONS, POLLS, WEBHOOKS
from tests.test_cases import CASES

pytestmark = pytest.mark.node

TOOLCHAIN = Path(__file__).parent / "toolchain"

RESULTS = ("output", "options", "accepted", "polls", "error")
"""What refuses input sends nothing, so that the engine does not matter."""


def _slice() -> list[Case]:
    """Of everything that can be run one case for each way in which it ends."""
    first: dict[tuple[str, str, str], Case] = {}
    for case in CASES:
        if case.kind in IMPLEMENTATIONS["n8n"].kinds:
            for result in RESULTS:
                if result in case.data:
                    first.setdefault((case.kind, case.subject, result), case)
    return list({id(case): case for case in first.values()}.values())


PLAYED = _slice()


@pytest.fixture(scope="module")
def v1(n8n_package: BuiltPackage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[N8nRuntime]:
    home = tmp_path_factory.mktemp("n8n-v1-home")
    with runtime.running(n8n_package.packed, install(TOOLCHAIN), home, "filesystem") as running:
        yield running


@pytest.fixture(scope="module")
def v1_package(
    v1: N8nRuntime, n8n_server: FakeApi, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[N8nPackage]:
    package = N8nPackage(v1, n8n_server, tmp_path_factory.mktemp("n8n-v1-files"))
    yield package
    package.close()


def test_the_package_loads(v1: N8nRuntime) -> None:
    assert {node["name"] for node in v1.description["nodes"]} == {ACTIONS, POLLS, WEBHOOKS}


@pytest.mark.parametrize("case", PLAYED, ids=lambda case: f"{case.at.file}: {case.name}")
def test_case(case: Case, v1_package: N8nPackage, connector: Connector) -> None:
    check(case.data, v1_package, connector)


STORIES: tuple[Callable[[Farm], None], ...] = (
    test_webhook_trigger.test_a_workflow_subscribes_when_it_starts_and_leaves_when_it_stops,
    test_webhook_trigger.test_a_restart_finds_its_subscription,
    test_webhook_trigger.test_test_and_production_have_a_subscription_each,
    test_credentials.test_a_good_key_is_accepted_under_its_company,
    test_credentials.test_a_page_instead_of_an_answer_is_not_taken_for_success,
    test_credentials.test_an_expired_token_is_refreshed_and_the_call_repeated_whole,
    test_actions.test_records_are_linked_to_the_item_they_came_from,
    test_actions.test_a_failing_item_leaves_the_others_alone,
    test_files.test_a_download_has_the_very_bytes_and_the_name,
    test_official_faults.test_1_a_file_is_uploaded_as_multipart,
    test_official_faults.test_1_a_large_file_goes_in_parts,
    test_official_faults.test_5_the_choice_of_printers_has_all_250,
    test_official_faults.test_6_a_long_retry_after_is_waited_out_inside_the_node,
    test_official_faults.test_7_an_error_names_the_item,
    test_official_faults.test_7_the_reason_of_a_403_is_the_message,
    test_official_faults.test_10_a_crash_before_saving_leaves_no_orphan,
)
"""What was written for the present engine, and has to hold on this one."""


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.__name__.removeprefix("test_"))
def test_story(
    story: Callable[[Farm], None], v1: N8nRuntime, connector: Connector, sandbox: Sandbox
) -> None:
    story(Farm(connector, sandbox, v1))


@pytest.mark.parametrize("name", sorted(test_poll_trigger.STORIES))
def test_polling(name: str, v1: N8nRuntime, connector: Connector, sandbox: Sandbox) -> None:
    farm = Farm(connector, sandbox, v1)
    test_poll_trigger.test_a_trigger_takes_stock_and_fires_once_for_what_happens(farm, name)
