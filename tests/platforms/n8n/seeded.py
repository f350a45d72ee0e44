"""The faults of the vendor's node, seeded into our package: the tests of each find it."""

from __future__ import annotations

from collections.abc import Callable

from tests.platforms import fake_api
from tests.platforms.mutants import Mutant
from tests.platforms.n8n import test_official_faults as official
from tests.platforms.n8n.farm import Farm

ACTION = "dist/nodes/SimplyPrintUnofficial/actions"
SHARED = "dist/nodes/shared"

OFFICIAL = (
    Mutant(
        "1: a file as JSON",
        f"{SHARED}/driver/body.js",
        "if (form !== null)",
        "if (form === undefined)",
        "test_1_a_file_is_uploaded_as_multipart",
    ),
    Mutant(
        "2: the company twice",
        f"{ACTION}/account.js",
        "path: 'account/GetUser'",
        "path: '0/account/GetUser'",
        "test_2_the_current_user_is_asked_for_under_no_company_once",
    ),
    Mutant(
        "3: a forged delivery left hanging",
        f"{SHARED}/delivery.js",
        "response.status(401).json({ message: reason });",
        "void reason;",
        "test_3_a_forged_delivery_is_answered",
    ),
    Mutant(
        "4: a refusal taken for success",
        "dist/credentials/SimplyPrintUnofficialApi.credentials.js",
        "value: false",
        "value: 'false'",
        "test_4_a_refusal_with_http_200_fails_the_credential_test",
    ),
    Mutant(
        "5: the first page and no more",
        f"{SHARED}/core/paging.js",
        "last = number >= pages;",
        "last = number > 0;",
        "test_5_a_farm_of_250_printers_is_listed_whole",
    ),
    Mutant(
        "6: a 429 is an error",
        f"{SHARED}/driver/resend.js",
        "last.response.status === 429",
        "last.response.status === 430",
        "test_6_a_long_retry_after_is_waited_out_inside_the_node",
    ),
    Mutant(
        "7: an error of no item",
        f"{SHARED}/errors.js",
        "failure.context['itemIndex'] = itemIndex;",
        "void itemIndex;",
        "test_7_an_error_names_the_item",
    ),
    Mutant(
        "8: an expired token is an error",
        f"{SHARED}/attempt.js",
        "response.status === 401",
        "response.status === 402",
        "test_8_an_expired_token_is_refreshed",
    ),
    Mutant(
        "10: an orphan is not looked for by its address",
        f"{SHARED}/core/webhook.js",
        "'url') === url",
        "'url') === ''",
        "test_10_a_crash_before_saving_leaves_no_orphan",
    ),
)


def _forged(farm: Farm) -> None:
    official.test_3_a_forged_delivery_is_answered(farm, {"X-SP-Secret": "wrong"})


def _refused(farm: Farm) -> None:
    with fake_api.serving() as api:
        official.test_4_a_refusal_with_http_200_fails_the_credential_test(farm, api)


TESTS: dict[str, Callable[[Farm], None]] = {
    **{
        test.__name__: test
        for test in (
            official.test_1_a_file_is_uploaded_as_multipart,
            official.test_2_the_current_user_is_asked_for_under_no_company_once,
            official.test_5_a_farm_of_250_printers_is_listed_whole,
            official.test_6_a_long_retry_after_is_waited_out_inside_the_node,
            official.test_7_an_error_names_the_item,
            official.test_8_an_expired_token_is_refreshed,
            official.test_10_a_crash_before_saving_leaves_no_orphan,
        )
    },
    official.test_3_a_forged_delivery_is_answered.__name__: _forged,
    official.test_4_a_refusal_with_http_200_fails_the_credential_test.__name__: _refused,
}
