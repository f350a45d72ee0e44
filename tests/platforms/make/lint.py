"""What Make's schemas do not see: references between files, secrets in logs, limits, names.

Each rule yields one line for each problem. Imports this package only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from tests.platforms.make.app import App, Component
from tests.platforms.make.functions import FUNCTIONS
from tests.platforms.make.iml import KEYWORDS
from tests.platforms.make.references import calls, paths, strings

_CODE = ("communication", "attach", "detach", "update", "epoch")
_ROOTS = {"body", "headers", "statusCode", "temp"}
ROOTS = {
    "module": _ROOTS | {"parameters", "connection", "item", "pagination"},
    "rpc": _ROOTS | {"connection", "item", "pagination"},
    "webhook": _ROOTS | {"parameters", "connection", "webhook"},
    "connection": _ROOTS | {"parameters", "connection", "common", "oauth", "query", "data", "now"},
}
IDS = {
    "module": r"[a-zA-Z][0-9a-zA-Z]{2,47}",
    "rpc": r"[a-zA-Z][0-9a-zA-Z]{2,47}",
    "connection": r"[a-zA-Z][0-9a-zA-Z-]{1,33}[0-9a-zA-Z]",
    "webhook": r"[a-zA-Z][0-9a-zA-Z-]{1,33}[0-9a-zA-Z]",
}


def problems(app: App) -> list[str]:
    """Everything that any rule finds."""
    return [problem for rule in RULES for problem in rule(app)]


def ids_are_allowed(app: App) -> Iterator[str]:
    for one in app.components.values():
        if not re.fullmatch(IDS[one.kind], one.id):
            yield f"{one.kind} {one.id}: Make takes no such id"


def references_lead_somewhere(app: App) -> Iterator[str]:
    for one in app.components.values():
        for key, kind in (("connection",) * 2, ("altConnection", "connection"), ("webhook",) * 2):
            name = one.about.get(key)
            if name is not None and (kind, name) not in app.components:
                yield f"{one.id}: there is no {kind} {name}"
        for _, text in strings([one.files.get(k) for k in ("params", *_FORMS)]):
            name = text.removeprefix("rpc://")
            if name != text and ("rpc", name) not in app.components:
                yield f"{one.id}: there is no RPC {name}"


_FORMS = ("staticParams", "mappableParams")


def rpcs_are_used(app: App) -> Iterator[str]:
    used = {text for one in app.components.values() for _, text in strings(one.parameters())}
    for one in app.of("rpc"):
        if f"rpc://{one.id}" not in used:
            yield f"rpc {one.id}: no field shows it"


def templates_are_iml(app: App) -> Iterator[str]:
    """Known functions, known variables, fields that there are, and values that were kept."""
    for one in app.components.values():
        fields = {field.get("name") for field in one.parameters()}
        code = {key: one.files[key] for key in _CODE if key in one.files}
        kept = {key for _, data in _objects(code, "temp") for key in data}
        for call in calls(code):
            if call.name not in {*FUNCTIONS, "if"}:
                yield f"{one.id}: there is no function {call.name}"
        for _, path in paths(code):
            if path.root not in {*ROOTS[one.kind], *KEYWORDS}:
                yield f"{one.id}: there is no variable {path.root}"
            if path.root == "parameters" and path.steps[0] not in fields:
                yield f"{one.id}: there is no field {path.steps[0]}"
            if path.root == "temp" and path.steps[0] not in kept:
                yield f"{one.id}: nothing is kept as {path.steps[0]}"


def forms_hold_no_templates(app: App) -> Iterator[str]:
    for one in app.components.values():
        shown = [one.files.get(key) for key in ("params", *_FORMS, "interface")]
        for where, text in strings(shown):
            if "{{" in text:
                yield f"{one.id}: {'.'.join(where)} would be taken for a template"


def fields_are_used(app: App) -> Iterator[str]:
    """A field that no request reads does nothing."""
    for one in app.components.values():
        code = {key: one.files[key] for key in _CODE if key in one.files}
        read = {path.steps[0] for _, path in paths(code) if path.root == "parameters"}
        saved = {"companyId", "apiKey"} if one.kind == "connection" else set()
        for field in one.parameters():
            if field["name"] not in read | saved:
                yield f"{one.id}: nothing reads the field {field['name']}"


def every_module_is_in_one_group(app: App) -> Iterator[str]:
    grouped = [name for group in app.groups for name in group["modules"]]
    for one in app.of("module"):
        if grouped.count(one.id) != 1:
            yield f"{one.id}: is in {grouped.count(one.id)} groups"
    for name in grouped:
        if ("module", name) not in app.components:
            yield f"groups: there is no module {name}"


def there_is_one_universal_module(app: App) -> Iterator[str]:
    found = [one for one in app.of("module") if one.about["moduleType"] == "universal"]
    if len(found) != 1:
        yield f"there are {len(found)} universal modules"
    for one in found:
        if not one.files["communication"]["url"].startswith("/"):
            yield f"{one.id}: its URL is not relative"


def lists_have_limits(app: App) -> Iterator[str]:
    for one in app.of("module"):
        if one.about["moduleType"] not in ("search", "trigger"):
            continue
        fields, last = one.parameters(), _last(one)
        if not fields or fields[-1]["name"] != "limit" or fields[-1].get("advanced"):
            yield f"{one.id}: its last field is no limit"
        if last["response"].get("limit") != "{{parameters.limit}}":
            yield f"{one.id}: it does not keep to its limit"
        is_trigger = one.about["moduleType"] == "trigger"
        if is_trigger and not ("trigger" in last["response"] and one.files.get("epoch")):
            yield f"{one.id}: it has no trigger or no start"
        if is_trigger and fields[-1].get("required") is not True:
            yield f"{one.id}: its limit can be left empty"
    for one in app.of("rpc"):
        if not isinstance(_last(one)["response"].get("limit"), int):
            yield f"{one.id}: it has no limit"


def what_inherits_nothing_says_all(app: App) -> Iterator[str]:
    """Connections and webhooks have no base: whole addresses, own errors."""
    for one in [*app.of("connection"), *app.of("webhook")]:
        for name, request in requests(one):
            if not re.match(r"https://|\{\{if\([^}]*'https://[^}]*\}\}/", request.get("url", "")):
                yield f"{one.id}: {name} has no whole address"
            if name != "authorize" and "error" not in request.get("response", {}):
                yield f"{one.id}: {name} does not word its errors"


def secrets_stay_out_of_logs(app: App) -> Iterator[str]:
    sources: list[tuple[str, Any, list[str]]] = [("base", app.base, ["apiKey", "authorization"])]
    for one in [*app.of("connection"), *app.of("webhook")]:
        secret = [f["name"] for f in one.parameters() if f["type"] == "password"]
        names = [*secret, "apiKey", "authorization", "clientSecret", "code", "refreshToken"]
        sources += [(f"{one.id}: {name}", request, names) for name, request in requests(one)]
    for name, request, names in sources:
        if name.endswith("authorize"):
            continue
        hidden = request.get("log", {}).get("sanitize", [])
        for where, path in paths({k: request[k] for k in ("headers", "body") if k in request}):
            place = ".".join(("request", *where))
            if path.steps and path.steps[-1] in names and place not in hidden:
                yield f"{name}: {place} is logged"


def samples_fit_interfaces(app: App) -> Iterator[str]:
    for one in app.of("module"):
        sample, interface = one.files["samples"], one.files["interface"]
        promised = {field["name"] for field in interface} - {"message"}
        if (promised and not sample) or (sample and not interface):
            yield f"{one.id}: it has a sample without an interface, or no sample"
        yield from (f"{one.id}: {text}" for text in _unfit(sample, interface))


def modules_are_described(app: App) -> Iterator[str]:
    labels = [one.about["label"] for one in app.of("module")]
    for one in app.of("module"):
        label, text = one.about["label"], one.about["description"]
        if not text.endswith(".") or not text[:1].isupper():
            yield f"{one.id}: its description is no sentence"
        if labels.count(label) > 1 or label != label.strip() or not label[:1].isupper():
            yield f"{one.id}: its label {label!r} does not do"
        starts = {"trigger": "Watch ", "instant_trigger": "Watch "}
        if not label.startswith(starts.get(one.about["moduleType"], "")):
            yield f"{one.id}: a trigger watches"


def requests(one: Component) -> Iterator[tuple[str, dict[str, Any]]]:
    """The requests of a connection or webhook by name; deliveries are none."""
    if one.about.get("connectionType") == "oauth":
        yield from one.files["communication"].items()
    elif one.kind == "webhook":
        yield from ((key, one.files[key]) for key in ("attach", "detach", "update"))
    else:
        yield "communication", one.files["communication"]


def _last(one: Component) -> dict[str, Any]:
    code = one.files["communication"]
    last: dict[str, Any] = code[-1] if isinstance(code, list) else code
    return last


def _objects(data: Any, key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(data, dict):
        for name, value in data.items():
            if name == key and isinstance(value, dict):
                yield name, value
            yield from _objects(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from _objects(value, key)


_FITS: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(("text", "date", "filename"), (str,)),
    **dict.fromkeys(("integer", "uinteger"), (int,)),
    "number": (int, float),
    "boolean": (bool,),
    "collection": (dict, list),
    "array": (list,),
}


def _unfit(sample: Mapping[str, Any], interface: list[dict[str, Any]]) -> Iterator[str]:
    known = {field["name"]: field for field in interface}
    for name, value in sample.items():
        field = known.get(name)
        if field is None:
            yield f"the interface lacks {name} of the sample"
            continue
        if value is not None and not isinstance(value, _FITS.get(field["type"], (object,))):
            yield f"the sample's {name} is no {field['type']}"
        spec = field.get("spec")
        if isinstance(value, dict) and isinstance(spec, list):
            yield from _unfit(value, spec)


Rule = Callable[[App], Iterator[str]]
RULES: tuple[Rule, ...] = (
    ids_are_allowed,
    references_lead_somewhere,
    rpcs_are_used,
    templates_are_iml,
    forms_hold_no_templates,
    fields_are_used,
    every_module_is_in_one_group,
    there_is_one_universal_module,
    lists_have_limits,
    what_inherits_nothing_says_all,
    secrets_stay_out_of_logs,
    samples_fit_interfaces,
    modules_are_described,
)
