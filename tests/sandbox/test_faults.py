"""Faults: what the client sees and whether the request was executed."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from typing import TYPE_CHECKING

import pytest
import requests

if TYPE_CHECKING:
    from .farm import Farm


def add_item(farm: Farm) -> requests.Response:
    uid = farm.look("state")["files"][0]["id"]
    return farm.call("POST", "queue/AddItem", json={"filesystem": uid})


@pytest.mark.parametrize(
    ("kind", "error", "executed"),
    [
        ("reset_before", requests.ConnectionError, False),
        ("reset_after", requests.ConnectionError, True),
        ("half_body", requests.exceptions.ChunkedEncodingError, True),
    ],
)
def test_broken_connections(farm: Farm, kind: str, error: type[Exception], executed: bool) -> None:
    farm.control("faults", {"kind": kind, "match": {"path": "queue/AddItem"}})
    with pytest.raises(error):
        add_item(farm)
    assert (len(farm.look("state")["queue"]) == 3) is executed
    assert add_item(farm).json()["status"] is True


def test_a_reset_is_a_tcp_reset(farm: Farm) -> None:
    farm.control("faults", {"kind": "reset_before"})
    host, port = farm.server.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=5) as client:
        client.sendall(b"GET /api/1234/account/Test HTTP/1.1\r\nHost: x\r\n\r\n")
        with pytest.raises(ConnectionResetError):
            client.recv(100)


def test_a_reset_breaks_a_reused_connection(farm: Farm) -> None:
    url = f"{farm.server.url}/api/{farm.server.company}/account/Test"
    with requests.Session() as session:
        session.get(url, headers=farm.headers, timeout=10)
        farm.control("faults", {"kind": "reset_before"})
        with pytest.raises(requests.ConnectionError):
            session.get(url, headers=farm.headers, timeout=10)


@pytest.mark.node
@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node")
@pytest.mark.parametrize("kind", ["reset_before", "reset_after", "half_body"])
def test_node_fetch_sees_a_connection_error(farm: Farm, kind: str) -> None:
    farm.control("faults", {"kind": kind})
    script = (
        "fetch(process.argv[1]).then(answer => answer.text())"
        ".then(() => console.log('answer'), error => console.log(error.name))"
    )
    url = f"{farm.server.url}/api/{farm.server.company}/account/Test"
    shown = subprocess.run(["node", "-e", script, url], capture_output=True, text=True, timeout=30)
    assert shown.stdout.strip() == "TypeError"


def test_half_of_a_download(farm: Farm) -> None:
    uid = farm.look("state")["files"][0]["id"]
    farm.control("faults", {"kind": "half_body"})
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        farm.call("GET", "files/Download", params={"file": uid})


def test_latency_delays_and_executes(farm: Farm) -> None:
    farm.control("faults", {"kind": "latency", "seconds": 0.2})
    began = time.monotonic()
    assert add_item(farm).json()["status"] is True
    assert time.monotonic() - began >= 0.2


@pytest.mark.parametrize(("form", "kind"), [("json", "application/json"), ("html", "text/html")])
def test_status_answers_without_executing(farm: Farm, form: str, kind: str) -> None:
    farm.control("faults", {"kind": "status", "status": 503, "format": form})
    answer = add_item(farm)
    assert (answer.status_code, answer.headers["content-type"].split(";")[0]) == (503, kind)
    assert len(farm.look("state")["queue"]) == 2


@pytest.mark.parametrize("wait", [None, 7])
def test_rate_limit_with_and_without_retry_after(farm: Farm, wait: int | None) -> None:
    farm.control("faults", {"kind": "rate_limit", "retry_after": wait})
    answer = add_item(farm)
    assert answer.status_code == 429
    assert answer.headers.get("Retry-After") == (None if wait is None else "7")


def test_html_comes_with_200(farm: Farm) -> None:
    farm.control("faults", {"kind": "html"})
    answer = add_item(farm)
    assert (answer.status_code, answer.text[:15]) == (200, "<!DOCTYPE html>")


def test_after_and_times_count_matching_requests(farm: Farm) -> None:
    match = {"path": "account/*", "method": "get"}
    farm.control("faults", {"kind": "html", "match": match, "after": 1, "times": 2})
    farm.call("GET", "printers/Get")
    farm.call("POST", "account/Test")
    seen = [farm.call("GET", "account/Test").text[0] for _ in range(4)]
    assert seen == ["{", "<", "<", "{"]


def test_times_null_lasts_until_cleared(farm: Farm) -> None:
    farm.control("faults", {"kind": "html", "times": None})
    assert {farm.call("GET", "account/Test").text[0] for _ in range(3)} == {"<"}
    farm.control("faults", method="DELETE")
    assert farm.call("GET", "account/Test").text[0] == "{"


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ({"kind": "fire"}, "kind must be one of latency"),
        ({"kind": "html", "tims": 2}, "unknown key 'tims'"),
        ({"kind": "html", "times": -1}, "times must be a whole number"),
        ({"kind": "html", "match": {"verb": "GET"}}, "match takes path and method"),
        ({"kind": "latency", "seconds": "1"}, "seconds must be a number"),
        ({"kind": "status", "format": "xml"}, "format must be json or html"),
    ],
)
def test_bad_faults_are_refused(farm: Farm, document: dict[str, object], words: str) -> None:
    url = f"{farm.server.url}/__sandbox/faults"
    answer = requests.post(url, json=document, timeout=10)
    assert answer.status_code == 400
    assert words in answer.json()["error"]
