"""What Make cannot express: it is left out of the app, or goes with a limit, and the build says so.

Imports diagnostics, model, the targets' filter, and this package.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from connector.diagnostics import Diagnostic, Diagnostics, Location
from connector.model import Action, Connector, Destination, Input, Picker, Poll, Trigger
from connector.targets.make.checks import pattern_of
from connector.targets.make.fields import LIMIT, data_field, name_field
from connector.targets.make.iml import Inexpressible, constant, path, string
from connector.targets.make.names import TARGET, module_id
from connector.targets.make.polls import moment_of
from connector.targets.make.uploads import FILE
from connector.targets.make.values import is_one_of_a_list
from connector.targets.supported import Problem, file_of, supported
from connector.wire.upload import PART_SIZE

PACKAGE = "Make app"
STRATEGIES: dict[str, Problem] = {
    "gcode": (
        "nothing says how IML writes a fraction into a text, and machines run these",
        "send the G-code itself",
    ),
    "material_tags": (
        "IML cannot put a list together from two others",
        "tag the item with the address of each slot",
    ),
    "keep": (
        "what is left out would have to be read before",
        "call the endpoint with all fields",
    ),
    "custom_values": (
        "values are typed after their fields, which would have to be read before",
        "call the endpoint itself with typed values",
    ),
    "wait": (
        "a module of Make can neither wait nor ask again until something is so",
        "let a scenario on a schedule read the record",
    ),
}
"""What of an action no module can do, and what to do instead."""
MIN_ID, MAX_ID = 3, 48


def fitting(connector: Connector) -> tuple[Connector, tuple[Diagnostic, ...]]:
    """The connector without what Make cannot express, and the warnings about it."""
    found = Diagnostics()
    kept = supported(connector, TARGET, PACKAGE, lambda owner: _problems(connector, owner), found)
    owners: list[Action | Trigger] = [*kept.actions, *kept.triggers]
    used = {item.picker for one in owners for item in one.inputs}
    pickers = (_readable(one, found) for one in kept.pickers if one.name in used)
    kept = replace(kept, pickers=tuple(pickers))
    for action in kept.actions:
        if any(item.kind == "file" for item in action.inputs):
            _limited(action, found)
    _searched(kept, found)
    _repeated(kept, found)
    return kept, found.items


def _readable(picker: Picker, found: Diagnostics) -> Picker:
    """The picker with its ids as labels, and without details, where IML has no path to them."""
    label, detail = picker.label, picker.detail
    for name, wanted in (("label", label), ("detail", detail)):
        try:
            path("item", wanted or picker.value)
        except Inexpressible:
            message = f"{picker.name} has no {name} in the {PACKAGE}, because IML cannot quote it"
            where = Location("specs/connector.yaml")
            found.warning(where, "T105", message, f"choose another {name}")
            label, detail = (picker.value, detail) if name == "label" else (label, None)
    return replace(picker, label=label, detail=detail)


def _limited(action: Action, found: Diagnostics) -> None:
    message = (
        f"{action.name} takes no file above {PART_SIZE // 2**20} MiB in the {PACKAGE}, because "
        "data alone cannot cut a file into parts"
    )
    instead = "upload larger files on another platform"
    found.warning(Location(file_of(action)), "T103", message, instead)


def _searched(connector: Connector, found: Diagnostics) -> None:
    """Filtered lists that have pages. It is the same for all, so one warning is enough."""
    names = [
        one.name
        for one in connector.actions
        if one.operation is not None and one.operation.paging is not None
        if one.output.many and any(item.filter is not None for item in one.inputs)
    ]
    if names:
        message = (
            f"{', '.join(names)} fail in the {PACKAGE} when there is more than one page to look "
            "through, because Make reads no page after one of which nothing is kept"
        )
        instead = "narrow the search down, or list all records and filter them in the scenario"
        found.warning(Location("specs/connector.yaml"), "T103", message, instead)


def _repeated(connector: Connector, found: Diagnostics) -> None:
    """What Make does after an answer got lost is the same for all, so one warning is enough."""
    names = [one.name for one in connector.actions if one.effect in ("write", "physical")]
    if names:
        message = (
            f"the {len(names)} actions that change something may be repeated by Make after a lost "
            "connection if the scenario stores incomplete executions, because no app can give "
            "that error another type"
        )
        where = Location("specs/connector.yaml")
        found.warning(where, "T104", message, "leave that setting off, as the README says")


def _problems(connector: Connector, owner: Action | Trigger) -> Iterator[Problem]:
    yield from _name_problems(owner)
    for item in owner.inputs:
        yield from _input_problems(item)
    if isinstance(owner, Trigger):
        yield from _trigger_problems(connector, owner)
        return
    for action in (owner, *(step.action for step in owner.steps)):
        yield from _strategy_problems(action)
    yield from _list_problems(owner)
    for step in owner.steps:
        if step.action.output.many or step.action.output.binary:
            yield f"its step {step.name} answers a list or a file", "use the steps one by one"
    try:
        constant(owner.constants or {})
    except Inexpressible:
        yield "a constant holds both braces and a backslash", "leave one of them out"


def _strategy_problems(action: Action) -> Iterator[Problem]:
    yield from (problem for key, problem in STRATEGIES.items() if getattr(action, key) is not None)
    if action.limits is not None and action.gcode is None:
        yield "inputs are limited by what is read before", "use the action on another platform"


def _name_problems(owner: Action | Trigger) -> Iterator[Problem]:
    """Fields that the app adds to those of the inputs."""
    if not MIN_ID <= len(module_id(owner)) <= MAX_ID:
        yield f"the id {module_id(owner)} is not of {MIN_ID} to {MAX_ID} letters", "rename it"
    names = [item.name for item in owner.inputs]
    taken = {data_field(item) for item in owner.inputs if item.kind == "file"}
    taken |= {name_field(item) for item in owner.inputs if item.kind == "file"}
    if isinstance(owner, Trigger):
        taken |= {"secret"} if owner.event is not None else {LIMIT}
    for name in sorted(taken & set(names)):
        yield f"the app has a field called {name} of its own", "rename the input"


def _filter_problems(inputs: Iterable[Input]) -> Iterator[Problem]:
    for item in inputs:
        if item.many and item.match == "contains":
            yield f"{item.name} looks for one of several texts in another", "take one text"
        if item.match in ("falls_below", "reaches"):
            yield (
                f"{item.name} is crossed by a change, and Make keeps no value to compare with",
                ("let a scenario keep the number in a data store and compare it"),
            )


def _list_problems(action: Action) -> Iterator[Problem]:
    """Filters of a list. Make filters what came, before any field of it has another name."""
    filters = [item for item in action.inputs if item.filter is not None]
    yield from _filter_problems(filters)
    for item in filters:
        if (item.filter or "").partition(".")[0] in (action.output.coalesce or ()):
            yield f"{item.name} filters by a field of several names", "filter by another field"


def _trigger_problems(connector: Connector, trigger: Trigger) -> Iterator[Problem]:
    if trigger.poll is not None and moment_of(trigger.poll) is None:
        yield _no_moment(connector, trigger, trigger.poll)
    elif trigger.poll is not None and any(item.destinations for item in trigger.inputs):
        yield "an input of it goes along with the request", "choose another trigger"
    yield from _filter_problems(trigger.inputs)
    values = [trigger.event, *(trigger.poll.to if trigger.poll else ())]
    yield from _text_problems(values, "what it waits for", "choose another trigger")


def _no_moment(connector: Connector, trigger: Trigger, poll: Poll) -> Problem:
    """Make compares dates and nothing else, so an event without one cannot be found."""
    reason = {
        "changed": f"its records do not tell when {poll.field} changed",
        "reached": f"its poll has no reached_at that tells when {poll.field} did",
        "gone": "a record that is gone tells no time",
        "new": "its poll has no cursor that tells when a record came",
    }[poll.emit] + ", and Make finds events by their dates"
    events = [one for one in connector.triggers if one.kind == "webhook"]
    twin = [one.title for one in events if one.name == trigger.twin]
    if twin:
        return reason, f"use the webhook trigger {twin[0]}"
    if any(one.group == trigger.group for one in events):
        return reason, f"use one of the webhook triggers of the group {trigger.group}"
    return reason, "let a scenario list the records on a schedule and compare them in a data store"


def _input_problems(item: Input) -> Iterator[Problem]:
    if item.kind == "file" and (item.many or item.name != FILE):
        yield f"{item.name} is another file than its strategy sends", f"call it {FILE}"
    places = {destination.place for destination in item.destinations}
    is_checked = pattern_of(item) or (item.pattern and not item.picker and not item.options)
    if "path" in places and not is_checked:
        yield f"{item.name} goes into an address, and nothing says what it may be", "give a pattern"
    texts = [item.default, *(option.value for option in item.options)]
    if any(isinstance(text, str) and "{{" in text for text in texts):
        yield (
            f"{item.name} has a default or an option that Make would take for a template",
            "map another value to it",
        )
    for destination in item.destinations:
        for problem in _operator_problems(item, destination):
            yield f"{item.name} {problem}", "let an own action take what is sent as it is"
        keys = list((destination.map or {}).items())
        seps = [text for text in (destination.join, destination.join_many) if text is not None]
        yield from _text_problems([*keys, *seps], item.name, "use other texts")


def _operator_problems(item: Input, destination: Destination) -> Iterator[str]:
    joined = destination.join is not None or destination.join_many is not None
    if item.many and (destination.map is not None or destination.cast is not None):
        yield "maps each entry of a list, and IML has no such function"
    if item.many and not joined and destination.place != "body":
        yield "sends a list outside of the body without joining it"
    if is_one_of_a_list(item, destination):
        if destination.cast is not None or joined:
            yield "is mapped to a list that is changed afterwards"
    elif destination.split is not None:
        if destination.split != "\n":
            yield "is cut at something else than line ends"
        if destination.map is not None or destination.cast is not None or joined:
            yield "is cut into parts that are changed afterwards"
    elif destination.map is not None and (destination.cast is not None or joined):
        yield "is mapped and then changed again"
    if item.kind in ("datetime", "number", "json") and destination.map is not None:
        yield "maps values that are no text"


def _text_problems(values: Iterable[object], what: str, instead: str) -> Iterator[Problem]:
    try:
        for value in values:
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str):
                    string(text)
    except Inexpressible:
        yield f"{what} holds a backslash or a backtick, which IML cannot quote", instead
