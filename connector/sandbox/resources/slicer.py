"""Slicer profiles: listing, reading and deleting; saving as far as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.demands import demand_permission
from connector.sandbox.endpoint import GET, Endpoint
from connector.sandbox.errors import Refused

if TYPE_CHECKING:
    from connector.sandbox.call import Call
    from connector.sandbox.state import Sandbox
    from connector.sandbox.world.slicer_profiles import SlicerProfile


def list_profiles(call: Call, sandbox: Sandbox) -> dict[str, object]:
    return {"profiles": [_row(profile) for profile in sandbox.world.slicer_profiles.values()]}


def get(call: Call, sandbox: Sandbox) -> dict[str, object]:
    profile = _profile(call, sandbox)
    return {"profile": _row(profile) | {"settings": dict(profile.settings)}}


def delete_profile(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """A GET that deletes. Profiles of the company need a permission, named as in quirk 82."""
    profile = _profile(call, sandbox)
    if profile.org:
        demand_permission(sandbox.settings, "org_profiles")
    del sandbox.world.slicer_profiles[profile.id]
    return {}


def save_profile(call: Call, sandbox: Sandbox) -> dict[str, object]:
    """Answer a save of the profile `id` that changes nothing.

    The documentation holds one line that calls this with GET; neither verb nor fields are told. So
    an existing profile is saved as it is, and a new one, for which a name at least would have to be
    sent, is refused. The wording of that is ours.
    """
    if call.query.get("id") in (None, ""):
        raise Refused("The name is required")
    if _profile(call, sandbox).org:
        demand_permission(sandbox.settings, "org_profiles")
    return {}


def _row(profile: SlicerProfile) -> dict[str, object]:
    printers = profile.for_printers
    return {
        "id": profile.id,
        "name": profile.name,
        "for_printers": None if printers is None else list(printers),
        "org": profile.org,
    }


def _profile(call: Call, sandbox: Sandbox) -> SlicerProfile:
    found = sandbox.world.slicer_profiles.get(fields.required_integer(call.query, "id"))
    if found is None:
        raise Refused("Slicer profile not found")
    return found


# Quirk 61: one document gives these paths as printers/Delete; the paths here are the right ones.
ENDPOINTS = {
    "slicer/ListProfiles": Endpoint(list_profiles, GET, "slicer.read"),
    "slicer/Get": Endpoint(get, GET, "slicer.read"),
    "slicer/SaveProfile": Endpoint(save_profile, GET, "slicer.write"),
    "slicer/DeleteProfile": Endpoint(delete_profile, GET, "slicer.write"),
}
