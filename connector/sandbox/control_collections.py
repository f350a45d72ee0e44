"""The part of the shown state that people keep: files, folders, spools, fields and the like."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from connector.sandbox.world.custom_fields import field_row
from connector.sandbox.world.spool_payloads import spool_record

if TYPE_CHECKING:
    from connector.sandbox.world.storage import Blob
    from connector.sandbox.world.world import World


def collections(world: World) -> dict[str, object]:
    return {
        "files": [
            {
                "id": file.uid,
                "folder": file.folder,
                "for_printers": file.for_printers,
                "for_models": file.for_models,
                "custom_fields": file.custom_fields,
                **_blob(file.blob),
            }
            for file in world.files.values()
        ],
        "folders": [
            {"id": folder.id, "name": folder.name, "parent": folder.parent, "org": folder.org}
            for folder in world.folders.values()
        ],
        "uploads": [
            {"id": file.id, "expires": file.expires, **_blob(file.blob)}
            for file in world.api_files.values()
        ],
        "temp_files": [
            {"uuid": uid, **_blob(blob)} for uid, blob in world.temp_files.whole.items()
        ],
        "tags": [asdict(tag) for tag in world.tags.custom.values()],
        "tag_sets": [
            {"type": kind, "id": target, "tags": tags}
            for (kind, target), tags in world.tags.sets.items()
            if tags
        ],
        "snippets": [asdict(snippet) for snippet in world.macros.snippets.values()],
        "macros": [
            {"owner": owner, "type": macro, "gcodes": dict(gcodes)}
            for (owner, macro), gcodes in world.macros.gcodes.items()
        ],
        "slicer_profiles": [
            {"id": profile.id, "name": profile.name, "org": profile.org}
            for profile in world.slicer_profiles.values()
        ],
        "courses": [asdict(course) for course in world.courses.courses.values()],
        "course_categories": [asdict(one) for one in world.courses.categories.values()],
        "managed_companies": [asdict(company) for company in world.partner.companies.values()],
        "managed_printers": [asdict(printer) for printer in world.partner.printers.values()],
        "managed_spools": [asdict(spool) for spool in world.partner.spools.values()],
        "spools": [spool_record(spool) for spool in world.inventory.spools.values()],
        "custom_fields": [field_row(field) for field in world.custom_fields.fields.values()],
        "custom_values": world.custom_fields.shown(),
    }


def _blob(blob: Blob) -> dict[str, object]:
    return {"name": blob.name, "size": blob.size, "sha256": blob.sha256}
