from __future__ import annotations

from connector.model import Host, Option, Plan
from tests.spec.conftest import Spec

HOME = "specs/connector.yaml"


def test_reads_identity_hosts_and_plans(spec: Spec) -> None:
    connector = spec.load()
    assert (connector.name, connector.version, connector.test_action) == (
        "lamps",
        "0.1.0",
        "account.test",
    )
    assert connector.host("files") == Host(
        "files", "https://files.lamps.example", "https://files.lamps.example", "files_url"
    )
    assert connector.plans == (Plan("small", "Small", 0), Plan("large", "Large", 60))


def test_operations_are_resolved(spec: Spec) -> None:
    connector = spec.load()
    assert connector.oauth2.company_operation.path == "account/Test"
    assert connector.webhooks.delete.id == "webhooksDelete"


def test_a_picker_reads_records(spec: Spec) -> None:
    spec.edit(HOME, "search: body.search}", "detail: state, fixed: [{value: 0, label: All}]}")
    picker = spec.load().picker("lamps")
    assert picker is not None
    assert (picker.records, picker.detail, picker.search) == (("data",), "state", None)
    assert picker.fixed == (Option(0, "All"),)


def test_a_picker_searches_where_the_operation_reads(spec: Spec) -> None:
    spec.edit(HOME, "search: body.search", "search: query.search")
    assert spec.codes() == ["R307"]


def test_the_company_must_be_in_the_answer(spec: Spec) -> None:
    spec.edit(HOME, "key: company.id", "key: company.uid")
    assert spec.codes() == ["R314"]


def test_an_unknown_operation_of_webhooks_is_reported_once(spec: Spec) -> None:
    spec.edit(HOME, "delete: webhooksDelete", "delete: webhookDelete")
    assert spec.codes() == ["R304"]
