"""The page that says what covers each endpoint, and what is left out and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from connector.docs.actions import operations_of
from connector.docs.evidence import Evidence, is_served
from connector.docs.page import NOTICE, code, codes, table
from connector.model import Action, Connector, Operation
from connector.targets.base import Target
from connector.targets.markdown import cell
from connector.targets.overrides import is_hidden
from connector.targets.registry import targets
from connector.targets.supported import file_of

YES, NO = "✓", "–"  # noqa: RUF001 - a dash is meant
LAST_QUIRK = 83
HEAD = f"""# Coverage

{NOTICE}

Every endpoint that public sources show, and what there is for it: its operation in the OpenAPI
documents, its actions, the sandbox, cassettes of its actions, and each platform ({YES} all of its
actions are there). Nothing here was recorded from or checked against the live service.
"""


def coverage_page(connector: Connector, evidence: Evidence) -> str:
    return "\n".join(
        [
            HEAD,
            *_endpoints(connector, evidence),
            *_without_action(connector, evidence),
            *_doubtful(connector),
            *_left_out(evidence),
            *_told(evidence),
            *_quirks(evidence),
        ]
    )


def operations(connector: Connector) -> dict[str, tuple[str, dict[str, Any]]]:
    """The path and the OpenAPI object of every operation, by id."""
    found = {}
    for document in (connector.openapi, *connector.other_openapi.values()):
        for path, item in document["paths"].items():
            for entry in item.values():
                if isinstance(entry, dict) and "operationId" in entry:
                    found[entry["operationId"]] = (path.lstrip("/"), entry)
    return found


def used_by(connector: Connector) -> dict[str, list[Action]]:
    used: dict[str, list[Action]] = defaultdict(list)
    for action in connector.actions:
        for operation in operations_of(action):
            used[operation.id].append(action)
    return used


def _endpoints(connector: Connector, evidence: Evidence) -> Iterator[str]:
    used, platforms = used_by(connector), {n: t for n, t in targets().items() if n != "openapi"}
    head = ("endpoint", "OpenAPI", "actions", "sandbox", "cassettes", *platforms)
    rows = []
    for name, (path, entry) in operations(connector).items():
        actions = used.get(name, [])
        recorded = [action for action in actions if action.name in evidence.cassettes]
        rows.append(
            (
                f"{code(path)} {'/'.join(entry['x-methods'])}",
                code(name),
                codes(action.name for action in actions) if actions else NO,
                YES if is_served(evidence, addressed(name, path, entry)) else NO,
                f"{len(recorded)}/{len(actions)}" if actions else NO,
                *(_on(target, actions, evidence) for target in platforms),
            )
        )
    yield f"## Endpoints\n\n{len(rows)} operations, of which {len(used)} are called by actions.\n"
    yield from table(head, sorted(rows))


def addressed(name: str, path: str, entry: dict[str, Any]) -> Operation:
    """Enough of an operation to find it in the sandbox."""
    servers = entry.get("servers", ())
    below = "files/" if entry["x-host"] == "files" and servers else ""
    return Operation(name, entry["x-methods"][0], entry["x-host"], below + path)


def _on(target: str, actions: list[Action], evidence: Evidence) -> str:
    left_out = {item.at.file for item in evidence.told[target] if item.code == "T101"}
    there = [one for one in actions if file_of(one) not in left_out and not is_hidden(one, target)]
    if not actions or not there:
        return NO
    return YES if len(there) == len(actions) else f"{len(there)}/{len(actions)}"


def _without_action(connector: Connector, evidence: Evidence) -> Iterator[str]:
    used = used_by(connector)
    yield "## Endpoints that are no action\n"
    rows = [
        (code(path), cell(evidence.unused[name]))
        for name, (path, _) in operations(connector).items()
        if name not in used
    ]
    yield from table(("endpoint", "why"), sorted(rows))


def _doubtful(connector: Connector) -> Iterator[str]:
    yield "## Endpoints of less than high confidence\n"
    rows = [
        (code(path), entry["x-confidence"], codes(entry["x-sources"]))
        for path, entry in operations(connector).values()
        if entry["x-confidence"] != "high"
    ]
    yield from table(("endpoint", "confidence", "sources"), sorted(rows))


def _left_out(evidence: Evidence) -> Iterator[str]:
    yield "## Not described\n"
    known = evidence.left_out
    rows = [(code(path), cell(why)) for path, why in known["low_confidence"].items()]
    yield from table(("path", "why"), sorted(rows))
    yield "Tools of the MCP server whose path in the REST API no source gives; none is invented:"
    yield f"{codes(known['mcp_only'])}.\n"
    yield "Tools of the MCP server that are taken to call an endpoint described here:\n"
    rows = [(code(tool), code(path)) for tool, path in known["mcp_with_path"].items()]
    yield from table(("tool", "endpoint"), sorted(rows))
    yield "Headings of old documentation that never had content, or were renamed:"
    yield f"{codes(known['placeholders'])}.\n"
    yield f"What only printers and their software call: {codes(known['devices'])}.\n"
    yield "What no poll can find:\n"
    rows = [(cell(event), cell(why)) for event, why in known["no_poll"].items()]
    yield from table(("event", "why"), sorted(rows))


def _told(evidence: Evidence) -> Iterator[str]:
    yield "## What platforms lack\n"
    known: dict[str, Target] = targets()
    for name, diagnostics in evidence.told.items():
        for item in diagnostics:
            hint = f"; {cell(item.hint)}" if item.hint else ""
            yield f"- **{known[name].TITLE}**: {cell(item.message)}{hint}"
    yield ""


def _quirks(evidence: Evidence) -> Iterator[str]:
    yield "## Quirks\n"
    yield "How many tests and cases carry the number of each [quirk](quirks.md) in their name.\n"
    untested = evidence.left_out["untested_quirks"]
    rows = (
        (str(number), str(evidence.quirks[number]), cell(untested.get(number, "")))
        for number in range(1, LAST_QUIRK + 1)
    )
    yield from table(("quirk", "tests", "why none"), rows)
