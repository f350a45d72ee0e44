"""The companies a partner account manages, with the printers and spools it can move among them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.world.world import World

_FIRST_NEW_COMPANY = 2003
_DAY = 86_400

#: `active_plan` and `type` by number; the words are our own.
PLANS = {4: "school", 5: "print_farm"}
KINDS = {0: "private", 1: "business", 2: "school", 3: "public"}


@dataclass(frozen=True, slots=True)
class Company:
    """A managed company; sizes in GB, moments in unix seconds."""

    id: int
    uid: str
    name: str
    active: bool
    plan: int
    kind: int
    created: float
    contact_email: str
    contact_person: str
    contact_phone: str | None = None
    trial_until: float | None = None
    public_edu: bool = False
    extra_printers: int = 0
    extra_users: int = 0
    extra_gb: int = 0
    address: Mapping[str, object] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class ManagedPrinter:
    id: int
    name: str
    sku: str
    company: int
    group: int = 0


@dataclass(slots=True, eq=False)
class ManagedSpool:
    id: int
    uid: str
    color_name: str
    color_hex: str
    brand: str
    type_id: int
    type_name: str
    company: int


@dataclass(slots=True)
class Partner:
    companies: dict[int, Company] = field(default_factory=dict)
    printers: dict[int, ManagedPrinter] = field(default_factory=dict)
    spools: dict[int, ManagedSpool] = field(default_factory=dict)


def add_partner(world: World) -> None:
    """Two companies with three printers and two spools."""
    address = {"street": "Quay 1", "city": "Aarhus", "country": "DK", "postal_code": "8000"}
    created = world.now - 400 * _DAY
    companies = (
        Company(
            2001,
            "harbour-school",
            "Harbour School",
            True,
            4,
            2,
            created,
            "office@harbour-school.example",
            "Kim Larsen",
            address=address,
            public_edu=True,
        ),
        Company(
            2002,
            "north-works",
            "North Works",
            True,
            5,
            1,
            created,
            "print@north-works.example",
            "Robin Berg",
            address=address,
            trial_until=world.now + 14 * _DAY,
        ),
    )
    printers = (
        ManagedPrinter(7001, "Workshop 1", "MK4-0001", 2001),
        ManagedPrinter(7002, "Workshop 2", "MK4-0002", 2001),
        ManagedPrinter(7003, "Line A", "X1C-0001", 2002),
    )
    spools = (
        ManagedSpool(8001, "HS01", "Signal Red", "#B3222A", "Harbour Filaments", 1, "PLA", 2001),
        ManagedSpool(8002, "NW01", "Jet Black", "#0E0E10", "Willow Polymers", 2, "PETG", 2002),
    )
    world.partner = Partner(
        {company.id: company for company in companies},
        {printer.id: printer for printer in printers},
        {spool.id: spool for spool in spools},
    )


def next_company_id(world: World) -> int:
    return _FIRST_NEW_COMPANY + world.next_number("managed_company")
