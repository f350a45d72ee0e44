"""Companies of a partner account: listing, reading, counting, creating and deleting them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields, rules
from connector.sandbox.endpoint import GET, POST, Endpoint
from connector.sandbox.errors import Refused
from connector.sandbox.resources.paging import cut
from connector.sandbox.world.partner import KINDS, PLANS, Company, next_company_id
from connector.sandbox.world.times import iso, iso_or_none

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.world import World

_LARGEST_PAGE = 100


def demand_partner(sandbox: Sandbox) -> None:
    if not sandbox.settings.partner:
        raise Refused("This needs a partner account", 403)


def get_companies(call: Call, sandbox: Sandbox) -> dict[str, object]:
    demand_partner(sandbox)
    world, body = sandbox.world, call.body
    number = max(1, fields.required_integer(body, "page"))
    size = min(max(1, fields.required_integer(body, "page_size")), _LARGEST_PAGE)
    search = (rules.short_text(body, "search", 50) or "").lower()
    companies = world.partner.companies.values()
    rows = [_row(found, world) for found in companies if search in found.name.lower()]
    sort_id = fields.text(body, "sort_id")
    if sort_id and rows and sort_id in rows[0]:
        rows.sort(key=lambda row: (str(type(row[sort_id])), str(row[sort_id]).lower()))
    if rules.choice(body, "sort_dir", ("asc", "desc")) == "desc":
        rows.reverse()
    page, pages = cut(rows, number, size)
    return {"data": list(page), "total": len(rows), "page_amount": pages}


def get_company(call: Call, sandbox: Sandbox) -> dict[str, object]:
    demand_partner(sandbox)
    found = company(sandbox.world, fields.required_integer(call.query, "company"))
    return {"data": _row(found, sandbox.world), "users_data": {}}


def _row(found: Company, world: World) -> dict[str, object]:
    printers = [one for one in world.partner.printers.values() if one.company == found.id]
    spools = [one for one in world.partner.spools.values() if one.company == found.id]
    return {
        "id": found.id,
        "name": found.name,
        "vat": None,
        "ean": None,
        "trial_until": iso_or_none(found.trial_until),
        "country": found.address.get("country"),
        "uid": found.uid,
        "created": iso(found.created),
        "active": found.active,
        "sponsored": False,
        "public_edu": found.public_edu,
        "plan": PLANS[found.plan],
        "type": KINDS[found.kind],
        "max_printers": 10 + found.extra_printers,
        "max_users": 10 + found.extra_users,
        "user_max_gb": 10 + found.extra_gb,
        "address": ", ".join(str(part) for part in found.address.values()),
        "contact_person": found.contact_person,
        "contact_email": found.contact_email,
        "contact_phone": found.contact_phone,
        "user_count": 1,
        "printers_count": len(printers),
        "online_printers": len(printers),
        "week_jobs": 0,
        "total_jobs": 0,
        "filament": len(spools),
        "success_jobs": 0,
        "online_user_count": 0,
        "user_space_used": 0,
    }


def get_overview_stats(call: Call, sandbox: Sandbox) -> dict[str, object]:
    demand_partner(sandbox)
    world = sandbox.world
    companies = world.partner.companies.values()
    trial = [one for one in companies if one.active and (one.trial_until or 0) > world.now]
    active = [one for one in companies if one.active]
    printers = len(world.partner.printers)
    return {
        "total_active_managed_companies": len(active),
        "total_trial_managed_companies": len(trial),
        "total_inactive_managed_companies": len(companies) - len(active),
        "total_printers": printers,
        "total_online_printers": printers,
        "total_print_jobs": 0,
        "total_print_jobs_last_7_days": 0,
        "total_users": len(companies),
        "total_users_online_last_7_days": 0,
    }


def create_company(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Create a company, or edit the one that `edit` in the query names."""
    demand_partner(sandbox)
    world = sandbox.world
    number = fields.integer(call.query, "edit")
    old = None if number is None else company(world, number)
    made = _described(call.body, old, world)
    world.partner.companies[made.id] = made
    return {"id": made.id}


def _described(body: Mapping[str, object], old: Company | None, world: World) -> Company:
    name = rules.required_text(body, "name", 128)
    uid = rules.required_text(body, "uid", 32)
    if any(one.uid == uid and one is not old for one in world.partner.companies.values()):
        raise Refused("The uid is already in use")
    email = rules.required_text(body, "contact_email")
    if "@" not in email:
        raise Refused("The contact_email field must be an email address")
    fields.required(body, "public_edu")
    fields.required(body, "address_stuff")
    extras = {key: _whole(body, key) for key in ("extra_printers", "extra_users", "extra_gb")}
    return Company(
        id=old.id if old else next_company_id(world),
        uid=uid,
        name=name,
        active=_one_of(body, "active", (0, 1)) == 1,
        plan=_one_of(body, "active_plan", PLANS),
        kind=_one_of(body, "type", KINDS),
        created=old.created if old else world.now,
        contact_email=email,
        contact_person=rules.required_text(body, "att_person", 128),
        contact_phone=rules.short_text(body, "contact_phone", 32),
        trial_until=fields.moment(body, "trial_until"),
        public_edu=fields.flag(body, "public_edu"),
        address=rules.mapping(body, "address_stuff") or {},
        **extras,
    )


def _whole(body: Mapping[str, object], name: str) -> int:
    return int(rules.required_number(body, name, 0))


def _one_of(body: Mapping[str, object], name: str, known: tuple[int, ...] | dict[int, str]) -> int:
    number = fields.required_integer(body, name)
    if number not in known:
        raise Refused(f"{name}: Invalid enum value specified!")
    return number


def delete_company(call: Call, sandbox: Sandbox) -> dict[str, object]:
    demand_partner(sandbox)
    partner = sandbox.world.partner
    found = company(sandbox.world, fields.required_integer(call.query, "company"))
    del partner.companies[found.id]
    partner.printers = {n: one for n, one in partner.printers.items() if one.company != found.id}
    partner.spools = {n: one for n, one in partner.spools.items() if one.company != found.id}
    return {}


def company(world: World, number: int) -> Company:
    if found := world.partner.companies.get(number):
        return found
    raise Refused("Company not found")


ENDPOINTS = {
    "partner/GetCompanies": Endpoint(get_companies, POST),
    "partner/GetCompany": Endpoint(get_company, GET),
    "partner/GetOverviewStats": Endpoint(get_overview_stats, GET),
    "partner/CreateCompany": Endpoint(create_company, POST),
    "partner/DeleteCompany": Endpoint(delete_company, POST),
}
