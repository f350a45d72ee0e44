"""One call over a kept connection, in CPU time of this process's calling thread."""

from __future__ import annotations

import time

import requests

from bench.measure import Row, median
from connector.runner import connect
from connector.sandbox import SandboxServer, Settings

TIMES = 200


def measure() -> list[Row]:
    with SandboxServer(Settings(rate_limit=0, printers=100)) as sandbox:
        environ = {**sandbox.environment, "SIMPLYPRINT_STATE_DIR": "/dev/null/none"}
        with connect(environ, plan="enterprise") as client, requests.Session() as session:
            client._budget._limit = 10**9
            url = f"{sandbox.url}/api/{sandbox.company}"
            headers = {"X-API-KEY": sandbox.key}

            def plain_test() -> None:
                session.get(f"{url}/account/Test", headers=headers).json()

            def plain_list() -> None:
                body = {"page": 1, "page_size": 100}
                session.post(f"{url}/printers/Get", json=body, headers=headers).json()

            return [
                Row(
                    "account.test, CPU",
                    median(lambda: client.run("account.test", {}), TIMES, time.thread_time),
                    median(plain_test, TIMES, time.thread_time),
                    "ms",
                    "requests.Session, same call",
                ),
                Row(
                    "printers.list of 100, CPU",
                    median(lambda: client.run("printers.list", {}), TIMES, time.thread_time),
                    median(plain_list, TIMES, time.thread_time),
                    "ms",
                    "requests.Session, same call",
                ),
            ]
