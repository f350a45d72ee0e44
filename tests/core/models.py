"""A small connector, made by hand, that has one of everything."""

from __future__ import annotations

import json
from typing import Any

from connector.model import (
    Action,
    Destination,
    Input,
    OAuth2,
    Open,
    Operation,
    Option,
    Output,
    Paging,
    Picker,
    Poll,
    Step,
    Trigger,
    WebhookLifecycle,
)
from connector.wire.messages import Response

IN_BODY = Paging("body", "page", "page_size", 3, pages="page_amount", total="total")
IN_QUERY = Paging("query", "p", "n", 3)
PAGINGS = (None, IN_BODY, IN_QUERY)


def operation(path: str, paging: Paging | None = None, method: str = "POST") -> Operation:
    return Operation(id=path, method=method, host="api", path=path, paging=paging)


PRINTERS = Input(
    name="printers",
    label="Printers",
    kind="integer",
    many=True,
    required=True,
    destinations=(
        Destination("query", "pid", join=","),
        Destination("body", "pid", join_many=","),
    ),
)
LIMIT = Input(name="limit", label="Limit", kind="integer", minimum=1)
SEARCH = Input(name="search", label="Search", kind="text", destinations=(Destination("body", "q"),))
NAMED = Input(
    name="name",
    label="Name",
    kind="text",
    destinations=(Destination("body", "q"),),
    filter="name",
    match="named",
)
FILE = Input(
    name="file",
    label="File",
    kind="file",
    required=True,
    destinations=(Destination("form", "file"),),
)
NAME = Input(name="name", label="Name", kind="text")
FILE_ID = Input(
    name="file_id",
    label="File",
    kind="text",
    required=True,
    destinations=(Destination("body", "deep.file.id"),),
)
AMOUNT = Input(
    name="amount",
    label="Amount",
    kind="integer",
    destinations=(Destination("body", "deep.amount"),),
)


def action(inputs: tuple[Input, ...], output: Output, **rest: Any) -> Action:
    return Action("group.do", "Do", "Does.", "physical", output, inputs=inputs, **rest)


PAUSE = action((PRINTERS,), Output(none=True), operation=operation("printers/actions/Pause"))
UPLOAD = action(
    (FILE, NAME),
    Output(keys=("file",)),
    strategy="upload",
    operation=Operation("filesUpload", "POST", "files", "files/Upload"),
)
ENQUEUE = action(
    (FILE_ID, AMOUNT),
    Output(coalesce={"id": ("id", "created_id")}),
    operation=operation("queue/AddItem"),
    constants={"body.from": "here", "query.v": 2},
)
UPLOAD_AND_QUEUE = action(
    (FILE, NAME, AMOUNT),
    Output(),
    steps=(
        Step(UPLOAD, "file", ("file", "name")),
        Step(ENQUEUE, "item", ("amount",), {"file_id": "file.id"}),
    ),
)
CALL = action(
    (
        Input(name="method", label="Method", kind="text", default="GET"),
        Input(name="path", label="Path", kind="text", required=True),
        Input(name="query", label="Query", kind="json"),
        Input(name="body", label="Body", kind="json"),
    ),
    Output(),
    strategy="call",
)
DOWNLOAD = action((), Output(binary=True), operation=operation("files/Download", method="GET"))


def shelf(public: bool) -> Action:
    """An action of another service, with a value in the path."""
    brand = Input("brand", "Brand", "text", destinations=(Destination("path", "brand"),))
    there = Operation("shelf", "GET", "filament_database", "a/{brand}.json", False, public)
    return action((brand,), Output(), operation=there)


def listing(paging: Paging | None) -> Action:
    output = Output(keys=("data", "list.items"), many=True)
    return action((SEARCH, LIMIT), output, operation=operation("printers/Get", paging))


def finding(paging: Paging | None) -> Action:
    """A list of which the records of a name are kept."""
    output = Output(keys=("data",), many=True)
    return action((NAMED, LIMIT), output, operation=operation("printers/Get", paging))


def picker(paging: Paging | None, search: str | None) -> Picker:
    return Picker(
        name="printers",
        title="Printer",
        operation=operation("printers/Get", paging),
        records=("data",),
        value="id",
        label="printer.name",
        detail="printer.state",
        search=search,
        constants={"query.f": 0},
        fixed=(Option(0, "Root"),),
    )


def polling(emit: Any, paging: Paging | None, **rest: Any) -> Trigger:
    how = Poll(operation("jobs/Get", paging), ("data",), "id", emit, **rest)
    only = Input(name="only", label="Only", kind="text", many=True, filter="state")
    return Trigger("job.seen", "Seen", "Sees.", "polling", "Job", poll=how, inputs=(only,))


POLLS: dict[str, dict[str, Any]] = {
    "new": {"cursor": "at", "look_back": 2},
    "changed": {"field": "state"},
    "changed to": {"field": "state", "to": ("done", "finished")},
    "gone": {},
    "gone with": {"field": "state"},
    "changed but": {"field": "state", "not_to": ("done", "")},
    "reached": {
        "cursor": "at",
        "cursor_format": "epoch",
        "field": "state",
        "order": "newest_first",
        "to": ("done", "finished"),
        "open": Open(("ongoing",), {"body.accepted": ["ongoing"]}),
        "look_back": 2,
        "constants": {"body.sort": "at"},
    },
}

OAUTH2 = OAuth2(
    authorize_path="panel/oauth2/authorize",
    token_path="api/0/oauth2/Token",
    scopes=("printers.read", "queue.write"),
    company_operation=Operation("user", "GET", "api", "account/GetUser", company=False),
    company_key="company.id",
    wrong_company="not valid",
)
HOOKS = WebhookLifecycle(
    create=operation("webhooks/Create"),
    list=operation("webhooks/Get", method="GET"),
    delete=operation("webhooks/Delete"),
    sample=operation("webhooks/Sample", method="GET"),
    secret_headers=("X-SP-Secret", "X-SP-Token"),
)
DONE = Trigger(
    "job.done",
    "Done",
    "Done.",
    "webhook",
    "Job",
    event="job.done",
    inputs=(
        Input(name="printers", label="P", kind="integer", many=True, filter="data.printer.id"),
    ),
)


def ok(**answer: Any) -> Response:
    return Response(200, {}, json.dumps({"status": True, "message": None, **answer}))
