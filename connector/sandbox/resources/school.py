"""School classes: account/settings/school/classes/*; for the School plan."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.world.people import FIRST_CLASS, SchoolClass
from connector.sandbox.world.times import iso

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox

_LONGEST_NAME = 16
_MOST_CLASSES = 5
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


def get_classes(call: Call, sandbox: Sandbox) -> dict[str, object]:
    classes = sandbox.world.people.classes
    return _wrapped(
        {
            "classes": [_row(entry) for entry in classes.values()],
            "settings": {
                "defaultClass": next(iter(classes)),
                "maxClasses": _MOST_CLASSES,
                "userCanAddClasses": True,
            },
        },
        sandbox,
    )


def save_class(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Create a class, or with `id` change what the body names."""
    world, body = sandbox.world, call.body
    classes = world.people.classes
    number = fields.integer(body, "id")
    if number is not None and number not in classes:
        raise Refused("Class not found")
    if number is None and len(classes) >= _MOST_CLASSES:
        raise Refused(f"There can't be more than {_MOST_CLASSES} classes")
    blank = SchoolClass(0, "", world.now, world.now, len(classes) + 1)
    entry = _changed(blank if number is None else classes[number], body, world.now)
    if number is None:
        entry = replace(entry, id=FIRST_CLASS + world.next_number("class"))
    classes[entry.id] = entry
    return _wrapped({"class": _row(entry)}, sandbox)


def _changed(entry: SchoolClass, body: Mapping[str, object], now: float) -> SchoolClass:
    link = fields.text(body, "googleClassroomLink")
    if link and not link.startswith("https://"):
        raise Refused("The googleClassroomLink field must be a valid URL")
    following = fields.integer(body, "nextClass")
    return replace(
        entry,
        name=rules.required_text(body, "name", _LONGEST_NAME),
        updated=now,
        end_month_day=_month_day(body) or entry.end_month_day,
        start=_day(body, "fullStartDate") or entry.start,
        end=_day(body, "fullEndDate") or entry.end,
        auto_next=fields.flag(body, "autoNextClass", entry.auto_next),
        next_class=entry.next_class if following is None else following,
        delete_users=fields.flag(body, "deleteUserAfterClassEnd", entry.delete_users),
        link=link or entry.link,
        sso_group=fields.text(body, "ssoGroupId") or entry.sso_group,
    )


def _month_day(body: Mapping[str, object]) -> str | None:
    value = fields.text(body, "endMonthDay")
    if value and not _MONTH_DAY.fullmatch(value):
        raise Refused("The endMonthDay field must look like MM-DD")
    return value


def _day(body: Mapping[str, object], name: str) -> str | None:
    value = fields.text(body, name)
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        raise Refused(f"The {name} field must be a date") from None


def _row(entry: SchoolClass) -> dict[str, object]:
    return {
        "id": entry.id,
        "name": entry.name,
        "endMonthDay": entry.end_month_day,
        "fullStartDate": entry.start,
        "fullEndDate": entry.end,
        "nextClass": entry.next_class,
        "deleteUserAfterClassEnd": entry.delete_users,
        "autoNextClass": entry.auto_next,
        "googleClassroomLink": entry.link,
        "ssoGroupId": entry.sso_group,
        "lastSsoSync": None,
        "updatedAt": _zulu(entry.updated),
        "createdAt": _zulu(entry.created),
        "sortPosition": entry.sort_position,
    }


def _zulu(moment: float) -> str:
    return iso(moment).replace("+00:00", "Z")


def _wrapped(values: dict[str, object], sandbox: Sandbox) -> dict[str, object]:
    """Flat like everything else (quirk 22), or in `objects` as the documents show classes."""
    return {"objects": values} if sandbox.settings.school_objects else values


ENDPOINTS = {
    "account/settings/school/classes/GetClasses": Endpoint(get_classes, GET, plan="school"),
    "account/settings/school/classes/SaveClass": Endpoint(
        save_class, POST, plan="school", permission="org_school_settings_manage"
    ),
}
