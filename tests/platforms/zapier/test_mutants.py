"""Faults that are in the compiled integration alone are found by the tests of the package."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import requests

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
    test_polling,
    test_webhooks,
)
from tests.platforms.zapier.farm import Farm
from tests.platforms.zapier.guidelines import findings
from tests.platforms.zapier.runtime import ZapierRuntime
from tests.platforms.zapier.seeded import MUTANTS
from tests.sandbox.receiver import Receiver

pytestmark = pytest.mark.node


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


def redirect(setting: Setting) -> None:
    errors = test_errors.test_a_redirect_is_not_followed_with_the_credential
    errors(setting.farm, setting.server)


def lost_cache(setting: Setting) -> None:
    polling = test_polling.test_a_lost_cache_loses_and_repeats_nothing
    polling(setting.farm, {}, "queue.item_added")


def turned_on(setting: Setting) -> None:
    polling = test_polling.test_a_zap_that_is_turned_on_takes_nothing_from_another
    polling(setting.farm, {}, "queue.item_added")


def own_filter(setting: Setting) -> None:
    polling = test_polling.test_a_filter_is_of_one_zap_and_what_it_leaves_out_starts_another
    polling(setting.farm, {})


def dying_token(setting: Setting) -> None:
    authentication = test_authentication
    test = authentication.test_a_token_that_dies_after_something_was_done_is_not_renewed_in_between
    test(authentication.about_to_connect(setting.farm))


def company(setting: Setting) -> None:
    test = test_authentication.test_a_code_becomes_tokens_and_their_company
    test(test_authentication.about_to_connect(setting.farm))


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
    "test_a_redirect_is_not_followed_with_the_credential": redirect,
    "test_a_lost_cache_loses_and_repeats_nothing": lost_cache,
    "test_a_zap_that_is_turned_on_takes_nothing_from_another": turned_on,
    "test_a_filter_is_of_one_zap_and_what_it_leaves_out_starts_another": own_filter,
    "test_a_token_that_dies_after_something_was_done_is_not_renewed_in_between": dying_token,
    "test_a_code_becomes_tokens_and_their_company": company,
}
FARM_TESTS = {test.__name__: test for test in OF_THE_FARM}
CASES = mutants.cases()


@pytest.fixture(scope="module")
def shown_sound() -> set[str]:
    """What has passed on the sound integration."""
    return set()


@pytest.fixture(scope="module")
def process(zapier_package: Path, zapier_toolchain: Path) -> Iterator[ZapierRuntime]:
    """One core, into which each faulty integration is loaded."""
    with runtime.running(zapier_package, zapier_toolchain) as started:
        yield started


def loaded(core: ZapierRuntime, package: Path) -> ZapierRuntime:
    """A core that has the integration in a folder instead of the one before."""
    core.load(package)
    return core


@pytest.mark.parametrize("mutant", mutants.params(MUTANTS))
def test_a_fault_is_found(
    mutant: Mutant,
    process: ZapierRuntime,
    zapier_runtime: ZapierRuntime,
    shown_sound: set[str],
    zapier_package: Path,
    zapier_server: FakeApi,
    connector: Connector,
    sandbox: Sandbox,
    tmp_path: Path,
) -> None:
    def run(core: ZapierRuntime) -> None:
        setting = Setting(Farm(connector, sandbox, core), zapier_server)
        requests.delete(f"{sandbox.url}/__sandbox/faults", timeout=5)
        sandbox.control("reset", {})
        if mutant.caught_by in FARM_TESTS:
            FARM_TESTS[mutant.caught_by](setting.farm)
            return
        if mutant.caught_by in TESTS:
            TESTS[mutant.caught_by](setting)
            return
        implementation = ZapierPackage(core, zapier_server, tmp_path)
        try:
            check(CASES[mutant.caught_by], implementation, connector)
        finally:
            implementation.close()

    faulty = tmp_path / "package"
    shutil.copytree(zapier_package / "dist", faulty / "dist")
    seed(mutant, faulty)
    if mutant.caught_by not in shown_sound:
        run(zapier_runtime)
        shown_sound.add(mutant.caught_by)
    with pytest.raises((AssertionError, HarnessError)):
        run(loaded(process, faulty))
