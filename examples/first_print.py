"""A print from file to event, on a simulated farm: python examples/first_print.py FILE

Starts a sandbox, uploads and queues a G-code file, starts it, drives the sandbox's clock until
it is done, and shows what comes back: a webhook delivery, and the same print found by polling.
"""

from __future__ import annotations

import queue
import secrets
import sys
from pathlib import Path
from typing import Any

import requests

from connector.model import Connector
from connector.runner import Client, connect, open_file
from connector.sandbox import SandboxServer, Settings
from connector.triggers.polling import poll_once
from connector.triggers.receiver import Receiver, Subscription, create_receiver
from connector.triggers.store import Store
from connector.wire.webhook import subscribe, unsubscribe

DELIVERY_SECONDS = 10
STEP_SECONDS = 60
LONGEST_PRINT = 24 * 3600

NEXT = """
Next, in this folder:
  .venv/bin/connector sandbox                        a farm of your own, with the variables to set
  .venv/bin/connector list actions                   what there is
  .venv/bin/connector run printers.list -i limit=2   run one of them
  .venv/bin/connector poll jobs.finished --every 30  watch for finished prints
  ls dist/                                           what was compiled"""


def main(path: Path) -> None:
    with SandboxServer(Settings(printers=5)) as sandbox:
        say(f"Sandbox with five printers at {sandbox.url}, company {sandbox.company}")
        with connect(sandbox.environment, plan=sandbox.settings.plan) as client:
            drive(client, sandbox.url, path)
    print(NEXT)


def drive(client: Client, sandbox_url: str, path: Path) -> None:
    """The whole way, from the file to the events."""
    deliveries: queue.Queue[Any] = queue.Queue()
    subscription = subscription_for(client.connector, "job.done")
    with Receiver(create_receiver(subscription, deliveries.put)) as receiver:
        url = f"http://127.0.0.1:{receiver.port}/{subscription.token}"
        hooks = client.connector.webhooks
        hook = client.drive(subscribe(hooks, "first print", url, ["job.done"], subscription.secret))
        say(f"Webhook {hook['id']} listens for job.done")
        store = Store(None)
        poll(client, store)
        job, printer = start(client, path)
        finish(client, sandbox_url, printer)
        delivery = deliveries.get(timeout=DELIVERY_SECONDS)
        say(f"Delivered: {delivery['event']} of {delivery['data']['job']['file']}")
        for event in poll(client, store):
            say(f"Polled:    jobs.finished of {event['item']['filename']}, job {job}")
        client.drive(unsubscribe(hooks, hook["id"]))


def subscription_for(connector: Connector, event: str) -> Subscription:
    """What to expect of deliveries: an event, and a secret that only we and the sandbox know."""
    triggers = [trigger for trigger in connector.triggers if trigger.event == event]
    headers = connector.webhooks.secret_headers
    return Subscription(triggers, secrets.token_hex(32), headers, secrets.token_hex(8))


def start(client: Client, path: Path) -> tuple[int, int]:
    """Upload and queue the file, and start it on the first idle printer: job id and printer id."""
    upload = {"file": open_file(path), "amount": 1, "position": "top"}
    done = client.run("files.upload_and_queue", upload)
    file, item = done["file"], done["item"]
    say(f"Uploaded {file['name']}, {file['size']} bytes, and queued it as item {item['id']}")
    printers = client.run("printers.list", {})
    idle = next(row for row in printers if row["printer"]["state"] == "operational")
    started = client.run("jobs.create", {"printers": [idle["id"]], "queue_item": item["id"]})
    job = started["job_ids"][0]
    say(f"Started job {job} on {idle['printer']['name']}")
    return job, idle["id"]


def finish(client: Client, sandbox_url: str, printer: int) -> None:
    """Move the sandbox's clock a minute at a time until the printer is done."""
    for _ in range(0, LONGEST_PRINT, STEP_SECONDS):
        control = f"{sandbox_url}/__sandbox/clock"
        requests.post(control, json={"advance": STEP_SECONDS}, timeout=10).raise_for_status()
        row = client.run("printers.get", {"printer": printer})
        if row["job"] is None:
            say("  the print is done")
            return
        tool = row["printer"]["temps"]["current"]["tool"][0]
        say(f"  {row['job']['state']}: {row['job']['percentage']} %, nozzle at {tool} °C")
    sys.exit("The print did not end within a day")


def poll(client: Client, store: Store) -> list[dict[str, Any]]:
    trigger = client.connector.trigger("jobs.finished")
    assert trigger is not None
    return list(poll_once(client, store, trigger, {}))


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: first_print.py FILE")
    main(Path(sys.argv[1]))
