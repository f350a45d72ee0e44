"""The action node in n8n-core: requests, paging, errors, item linking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.platforms.n8n.fake_api import Reply

if TYPE_CHECKING:
    from tests.platforms.n8n.fake_api import FakeApi, Received
    from tests.platforms.n8n.runtime import N8nRuntime

pytestmark = pytest.mark.node

NODE = "simplyPrintUnofficial"
TWO_ITEMS: list[dict[str, Any]] = [{"json": {}}, {"json": {}}]
LIST = {"resource": "printers", "operation": "getAll"}


def pause(printer: str = "42") -> dict[str, Any]:
    choice = {"__rl": True, "mode": "id", "value": printer}
    return {"resource": "printers", "operation": "pause", "printer": choice}


def printers(first: int, last: int) -> list[dict[str, Any]]:
    return [{"id": number, "printer": {"name": f"P{number}"}} for number in range(first, last + 1)]


def farm(count: int) -> Any:
    """Serves `count` printers in pages, as asked for in the body."""

    def answer(request: Received) -> Reply:
        page, size = request.json["page"], request.json["page_size"]
        data = printers(1, count)[(page - 1) * size : page * size]
        return Reply({"status": True, "data": data, "page_amount": -(-count // size)})

    return answer


def test_pause_sends_the_printer_in_query_and_body(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(Reply({"status": True, "message": None}))
    result = n8n.execute(NODE, pause(), credentials=api_key)
    (sent,) = api.received
    assert (sent.method, sent.path) == ("POST", "/api/123/printers/actions/Pause")
    assert (sent.query, sent.json) == ({"pid": "42"}, {"pid": 42})
    assert sent.headers["x-api-key"] == "key-for-tests"
    assert sent.headers["user-agent"].startswith("n8n-nodes-simplyprint-unofficial/")
    assert result["outputs"] == [[{"json": {"success": True}, "pairedItem": {"item": 0}}]]


def test_return_all_reads_every_page(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.handler = farm(250)
    result = n8n.execute(NODE, {**LIST, "returnAll": True}, credentials=api_key)
    assert [item["json"]["id"] for item in result["outputs"][0]] == list(range(1, 251))
    assert [sent.json for sent in api.received] == [
        {"page": page, "page_size": 100} for page in (1, 2, 3)
    ]


def test_limit_stops_asking_for_pages(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.handler = farm(250)
    result = n8n.execute(NODE, {**LIST, "limit": 150}, credentials=api_key)
    assert len(result["outputs"][0]) == 150
    assert len(api.received) == 2


def test_optional_field_is_sent_only_when_set(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.handler = farm(1)
    n8n.execute(NODE, {**LIST, "additionalFields": {"search": "MK4"}}, credentials=api_key)
    assert api.received[0].json == {"page": 1, "page_size": 50, "search": "MK4"}


def test_records_are_linked_to_the_item_they_came_from(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.handler = farm(2)
    result = n8n.execute(NODE, LIST, credentials=api_key, items=TWO_ITEMS)
    linked = [item["pairedItem"]["item"] for item in result["outputs"][0]]
    assert linked == [0, 0, 1, 1]


def test_refusal_with_http_200_is_an_error_with_the_reason_and_the_item(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(Reply({"status": True}), Reply({"status": False, "message": "Not printing"}))
    error = n8n.execute(NODE, pause(), credentials=api_key, items=TWO_ITEMS)["error"]
    assert error["name"] == "NodeApiError"
    assert error["message"] == "Not printing"
    assert error["itemIndex"] == 1


def test_http_error_shows_the_reason_not_a_generic_text(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(Reply({"status": False, "message": "Missing permission pause"}, 403))
    error = n8n.execute(NODE, pause(), credentials=api_key)["error"]
    assert (error["message"], error["httpCode"]) == ("Missing permission pause", "403")


def test_html_answer_is_an_error(n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]) -> None:
    api.script(Reply("<html>maintenance</html>"))
    error = n8n.execute(NODE, pause(), credentials=api_key)["error"]
    assert error["message"] == "SimplyPrint gave an answer that is not JSON"


def test_continue_on_fail_keeps_the_other_items(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(Reply({"status": False, "message": "Not printing"}), Reply({"status": True}))
    result = n8n.execute(NODE, pause(), credentials=api_key, items=TWO_ITEMS, continueOnFail=True)
    assert result["outputs"] == [
        [
            {"json": {"error": "Not printing"}, "pairedItem": {"item": 0}},
            {"json": {"success": True}, "pairedItem": {"item": 1}},
        ]
    ]


def test_error_output_gets_the_failed_item_with_its_input(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(Reply({"status": False, "message": "Not printing"}), Reply({"status": True}))
    items = [{"json": {"order": 7}}, {"json": {"order": 8}}]
    result = n8n.execute(
        NODE, pause(), credentials=api_key, items=items, onError="continueErrorOutput"
    )
    succeeded, failed = result["outputs"]
    assert [item["json"] for item in failed] == [{"order": 7, "error": "Not printing"}]
    assert [item["pairedItem"] for item in succeeded] == [{"item": 1}]


def test_bad_input_is_refused_before_any_request(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    error = n8n.execute(NODE, pause("={{ 'forty-two' }}"), credentials=api_key)["error"]
    assert error["message"] == "Printer (printer) takes a whole number"
    assert api.received == []


def test_over_the_rate_limit_the_call_waits_and_comes_again(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    busy = Reply({"status": False, "message": "Too many"}, 429, {"retry-after": "0"})
    api.script(busy, busy, Reply({"status": True}))
    result = n8n.execute(NODE, pause(), credentials=api_key)
    assert "error" not in result
    assert len(api.received) == 3


def test_rate_limit_that_stays_is_reported(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    busy = Reply({"status": False, "message": "Too many"}, 429, {"retry-after": "0"})
    api.script(*[busy] * 4)
    error = n8n.execute(NODE, pause(), credentials=api_key)["error"]
    assert (error["message"], error["httpCode"]) == ("Too many", "429")


def test_physical_call_without_an_answer_is_not_sent_again(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(Reply(drop=True))
    error = n8n.execute(NODE, pause(), credentials=api_key)["error"]
    assert "may have been carried out" in error["message"]
    assert len(api.received) == 1


def test_physical_call_is_not_sent_again_after_a_gateway_fault(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(Reply("Bad gateway", 502))
    assert n8n.execute(NODE, pause(), credentials=api_key)["error"]["httpCode"] == "502"
    assert len(api.received) == 1


def test_read_without_an_answer_is_sent_again(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(Reply(drop=True), Reply({"status": True, "data": printers(1, 1)}))
    assert len(n8n.execute(NODE, LIST, credentials=api_key)["outputs"][0]) == 1
    assert len(api.received) == 2


def test_credential_does_not_follow_a_redirect(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.script(Reply({}, 302, {"location": f"{api.url}/elsewhere"}))
    assert "error" in n8n.execute(NODE, LIST, credentials=api_key)
    assert len(api.received) == 1


def test_printer_search_asks_simplyprint_page_by_page(
    n8n: N8nRuntime, api: FakeApi, api_key: dict[str, Any]
) -> None:
    api.handler = farm(101)
    ask = {"node": NODE, "method": "searchPrinters", "credentials": api_key}
    first = n8n.call("listSearch", filter="P", **ask)
    assert first["results"][0] == {"name": "P1", "value": "1"}
    assert first["paginationToken"] == "2"
    second = n8n.call("listSearch", filter="P", paginationToken="2", **ask)
    assert second == {"results": [{"name": "P101", "value": "101"}]}
    assert api.received[1].json == {"page": 2, "page_size": 100, "search": "P"}
