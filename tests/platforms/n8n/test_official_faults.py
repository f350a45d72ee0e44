"""The vendor's own n8n node has eleven faults that were measured; none of them is in this package.

They were measured on `@simplyprint/n8n-nodes-simplyprint` 0.4.1 in n8n's own runtime. Each test is
named by the fault's number and by what the package does instead.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.platforms.fake_api import FakeApi, Reply
from tests.platforms.n8n import packaging, runtime
from tests.platforms.n8n.farm import Farm
from tests.platforms.n8n.packaging import BuiltPackage
from tests.platforms.n8n.test_credentials import BY_TOKEN, sign_in, verdict
from tests.platforms.n8n.test_files import sha256, stored
from tests.platforms.n8n.test_pickers import load_all
from tests.platforms.n8n.test_webhook_trigger import BOTH, Hook, delivery, subscriptions
from tests.platforms.n8n.workflow import ACTIONS, API_KEY, OAUTH2, POLLS, WEBHOOKS, file_of

pytestmark = pytest.mark.node


def test_1_a_file_is_uploaded_as_multipart(farm: Farm) -> None:
    """Not as JSON of a buffer's numbers."""
    content = bytes(range(256)) * 40
    assert "error" not in farm.execute("files.upload", {"file": file_of(content, "a.gcode")})
    (call,) = farm.sandbox.calls("files/Upload")
    assert call["headers"]["content-type"].startswith("multipart/form-data; boundary=")
    assert call["files"] == {
        "file": {"name": "a.gcode", "size": len(content), "sha256": sha256(content)}
    }


def test_1_a_large_file_goes_in_parts(farm: Farm) -> None:
    content = b"G1 X10 Y10\n" * 100
    farm.execute("files.upload", {"file": file_of(content)}, partSize=400)
    calls = farm.sandbox.calls("files/Upload")
    assert [call["files"]["file"]["size"] for call in calls] == [400, 400, 300]
    assert stored(farm)[0]["sha256"] == sha256(content)


def test_2_the_current_user_is_asked_for_under_no_company_once(farm: Farm) -> None:
    """Not at /api/0/0/account/GetUser."""
    assert "error" not in farm.execute("account.get_user", {})
    (call,) = farm.sandbox.calls()
    assert (call["company"], call["path"]) == (0, "account/GetUser")


@pytest.mark.parametrize("headers", [{"X-SP-Secret": "wrong"}, {}], ids=["wrong", "none"])
def test_3_a_forged_delivery_is_answered(farm: Farm, headers: dict[str, str]) -> None:
    """Not left hanging."""
    hook = Hook(farm, "job.done")
    hook.activate()
    result = hook.deliver(delivery(), **headers)
    assert (result["status"], result["items"]) == (401, None)


def test_4_a_refusal_with_http_200_fails_the_credential_test(
    farm: Farm, n8n_server: FakeApi
) -> None:
    farm.credentials[API_KEY]["apiUrl"] = f"{n8n_server.url}/api/"
    n8n_server.script(Reply({"status": True}), Reply({"status": False, "message": "Not yours"}))
    assert [verdict(farm), verdict(farm)] == ["OK", "Error"]
    company = farm.credentials[API_KEY]["companyId"]
    assert {call.path for call in n8n_server.received} == {f"/api/{company}/account/Test"}


def test_4_a_wrong_company_fails_the_credential_test(farm: Farm) -> None:
    farm.credentials[API_KEY]["companyId"] = "77"
    assert verdict(farm) == "Error"


def test_5_a_farm_of_250_printers_is_listed_whole(farm: Farm) -> None:
    farm.sandbox.control("reset", {"printers": 250})
    result = farm.execute("printers.list", {})
    assert len({item["json"]["id"] for item in result["outputs"][0]}) == 250
    assert [call["body"]["page"] for call in farm.sandbox.calls("printers/Get")] == [1, 2, 3]


def test_5_a_list_is_cut_only_where_asked(farm: Farm) -> None:
    farm.sandbox.control("reset", {"printers": 250})
    result = farm.execute("printers.list", {"limit": 130})
    assert len(result["outputs"][0]) == 130


def test_5_the_choice_of_printers_has_all_250(farm: Farm) -> None:
    farm.sandbox.control("reset", {"printers": 250})
    assert len({option["value"] for option in load_all(farm, "printers")}) == 250


def test_5_every_list_can_be_had_whole(farm: Farm) -> None:
    """In the editor: an operation that returns many shows Return All, unless nothing cuts it."""
    fields = farm.n8n.node(ACTIONS)["properties"]
    shown = [field["displayOptions"]["show"] for field in fields if field["name"] == "returnAll"]
    offered = {
        f"{resource}.{operation}"
        for show in shown
        for resource in show["resource"]
        for operation in show["operation"]
    }
    paged = {
        action.name
        for action in farm.connector.actions
        if action.output.many and action.operation is not None and action.operation.paging
    }
    assert "printers.list" in paged
    assert paged <= offered


def test_6_a_long_retry_after_is_waited_out_inside_the_node(farm: Farm) -> None:
    """Of n8n's own Retry On Fail five seconds are the longest wait."""
    farm.sandbox.fault("rate_limit", retry_after=20)
    assert "error" not in farm.execute("account.test", {})
    assert farm.n8n.waits == [20_000]
    assert len(farm.sandbox.calls("account/Test")) == 2


def test_7_an_error_names_the_item(farm: Farm) -> None:
    running = farm.start_print()
    idle = farm.printers(2)[1]
    given = [{"printers": [running]}, {"printers": [idle]}]
    assert farm.execute("printers.pause", *given)["error"]["itemIndex"] == 1


def test_7_the_reason_of_a_403_is_the_message(farm: Farm) -> None:
    farm.sandbox.control("settings", {"denied_permissions": ["send_raw_gcode"]})
    error = farm.failure("printers.send_gcode", {"printers": [42], "gcode": "M105"})
    assert error["httpCode"] == "403"
    assert "send_raw_gcode" in error["message"]


def test_7_the_error_output_has_reason_and_item(farm: Farm) -> None:
    farm.sandbox.control("settings", {"denied_permissions": ["send_raw_gcode"]})
    given: dict[str, Any] = {"printers": [42], "gcode": "M105"}
    result = farm.execute("printers.send_gcode", {}, given, onError="continueErrorOutput")
    _, failed = result["outputs"][1]
    assert failed["pairedItem"]["item"] == 1
    assert "send_raw_gcode" in failed["json"]["error"]


def test_8_an_expired_token_is_refreshed(farm: Farm) -> None:
    """On 401, the one sign of it that is known of this API."""
    sign_in(farm, companyId=farm.place["companyId"])
    before = dict(farm.credentials[OAUTH2]["oauthTokenData"])
    farm.sleep(3601)
    result = farm.execute("account.test", {}, parameters=BY_TOKEN)
    assert "error" not in result
    assert [call["status"] for call in farm.sandbox.calls("account/Test")] == [401, 401, 200]
    after = result["credentials"][OAUTH2]["oauthTokenData"]
    assert after["access_token"] != before["access_token"]


@pytest.mark.parametrize("status", [401, 403])
def test_8_a_token_that_stays_refused_is_told_with_the_reason(farm: Farm, status: int) -> None:
    sign_in(farm, companyId=farm.place["companyId"])
    farm.sandbox.fault("status", "account/Test", status=status, times=None)
    error = farm.execute("account.test", {}, parameters=BY_TOKEN)["error"]
    assert (error["name"], error["httpCode"]) == ("NodeApiError", str(status))
    assert error["data"]["kind"] in ("unauthorized", "forbidden")


def test_9_n8n_verifies_the_package(n8n_package: BuiltPackage, n8n_toolchain: Path) -> None:
    """Both legs of its scanner, without a comment that turns a rule off."""
    assert packaging.scan(n8n_package, n8n_toolchain) == []
    sources = n8n_package.source.rglob("*.ts")
    assert not [path for path in sources if "eslint-disable" in path.read_text(encoding="utf-8")]


def test_9_n8n_would_not_verify_what_the_official_node_does(
    n8n_package: BuiltPackage, n8n_toolchain: Path, tmp_path: Path
) -> None:
    """So the test above can fail: dependency on one version, a connection named by a string."""
    broken = BuiltPackage(tmp_path / "source", tmp_path / "packed")
    shutil.copytree(n8n_package.source, broken.source)
    shutil.copytree(n8n_package.packed, broken.packed)
    manifest = json.loads((broken.source / "package.json").read_text())
    manifest["peerDependencies"] = {"n8n-workflow": "^1.0.0"}
    (broken.source / "package.json").write_text(json.dumps(manifest))
    node = next((broken.source / "nodes").rglob("SimplyPrintUnofficial.node.ts"))
    text = node.read_text().replace("inputs: [NodeConnectionTypes.Main]", "inputs: ['main']")
    node.write_text(text)
    findings = packaging.scan(broken, n8n_toolchain)
    found = {finding["rule"].rpartition("/")[2] for finding in findings}
    assert {"valid-peer-dependencies", "node-connection-type-literal"} <= found


def test_10_one_trigger_takes_several_events_and_filters(farm: Farm) -> None:
    hook = Hook(farm, *BOTH, printers=[42])
    hook.activate()
    assert [sorted(row["events"]) for row in subscriptions(farm)] == [BOTH]
    secret = {"X-SP-Secret": hook.stored["production"]["secret"]}
    for printer, count in ((42, 1), (43, 0)):
        result = hook.deliver(delivery(job={"printer": {"id": printer}}), **secret)
        assert len(result["items"] or []) == count


def test_10_there_is_a_polling_trigger(farm: Farm) -> None:
    node = farm.n8n.node(POLLS)
    (events,) = (field for field in node["properties"] if field["name"] == "event")
    assert node["polling"] is True
    expected = {one.name for one in farm.connector.triggers if one.poll is not None}
    assert {option["value"] for option in events["options"]} == expected


def test_10_a_crash_before_saving_leaves_no_orphan(farm: Farm) -> None:
    """What was registered is found by its address although id and secret are lost."""
    hook = Hook(farm, "job.done")
    assert hook.call("create")["value"] is True
    hook.stored = {}
    hook.activate()
    assert len(subscriptions(farm)) == 1
    secret = {"X-SP-Secret": hook.stored["production"]["secret"]}
    result = hook.deliver(delivery(), **secret)
    assert len(result["items"]) == 1
    hook.call("delete")
    assert subscriptions(farm) == []


def test_11_the_archive_installs_and_loads_without_a_build(
    n8n_package: BuiltPackage, n8n_toolchain: Path, tmp_path: Path
) -> None:
    """The official node was on no registry and had to be built."""
    (archive,) = n8n_package.packed.parents[1].glob("*.tgz")
    (tmp_path / "package.json").write_text("{}")
    flags = ["--offline", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund"]
    command = ["npm", "install", *flags, str(archive)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    (installed,) = (tmp_path / "node_modules").glob("n8n-nodes-*")
    with runtime.running(installed, n8n_toolchain, tmp_path / "home", "default") as n8n:
        assert {ACTIONS, POLLS, WEBHOOKS} <= {node["name"] for node in n8n.description["nodes"]}


def test_11_a_tag_publishes_with_provenance(n8n_package: BuiltPackage) -> None:
    workflow = n8n_package.source / ".github/workflows/publish.yml"
    text = workflow.read_text(encoding="utf-8")
    assert "npm publish --provenance" in text
    assert "id-token: write" in text
