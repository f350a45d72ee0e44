"""Finding the things that requests name, with the refusal when they are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox import fields
from connector.sandbox.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.world.queue_groups import QueueGroup
    from connector.sandbox.world.records import (
        ApiFile,
        Folder,
        Job,
        LibraryFile,
        QueueItem,
        Webhook,
    )
    from connector.sandbox.world.spools import Spool
    from connector.sandbox.world.tags import Tag
    from connector.sandbox.world.world import World


def library_file(world: World, uid: str) -> LibraryFile:
    if file := world.files.get(uid):
        return file
    raise Refused("File not found")


def api_file(world: World, file_id: str) -> ApiFile:
    """A file on the files host that has not expired (quirk 68)."""
    file = world.api_files.get(file_id)
    if file is None or world.now >= file.expires:
        raise Refused("File not found or expired")
    return file


def waiting_item(world: World, number: int) -> QueueItem:
    return _item(world.queue, number)


def any_item(world: World, number: int) -> QueueItem:
    """A waiting, done or held item."""
    return _item([*world.queue, *world.done_items, *world.held], number)


def done_item(world: World, number: int) -> QueueItem:
    return _item(world.done_items, number)


def held_item(world: World, number: int) -> QueueItem:
    """An item that waits for approval, was denied or is being revised."""
    return _item(world.held, number)


def queue_group(world: World, number: int) -> QueueGroup:
    if found := world.queue_groups.get(number):
        return found
    raise Refused("Queue group not found")


def job_by_uid(world: World, uid: str) -> Job:
    for job in world.jobs.values():
        if job.uid == uid:
            return job
    raise Refused("Print job not found")


def webhook(world: World, number: int) -> Webhook:
    if found := world.webhooks.get(number):
        return found
    raise Refused("Webhook not found")


def _item(items: list[QueueItem], number: int) -> QueueItem:
    for item in items:
        if item.id == number:
            return item
    raise Refused("Queue item not found")


def spool(world: World, number: int) -> Spool:
    if found := world.inventory.spools.get(number):
        return found
    raise Refused("Filament not found")


def spool_of(query: Mapping[str, object], world: World) -> Spool:
    """The spool that `id` or the short `uid` names."""
    if uid := fields.text(query, "uid"):
        if found := world.inventory.by_uid(uid):
            return found
        raise Refused("Filament not found")
    return spool(world, fields.required_integer(query, "id"))


def folder(world: World, number: int) -> Folder:
    if found := world.folders.get(number):
        return found
    raise Refused("Folder not found")


def target_folder(values: Mapping[str, object], name: str, world: World) -> int:
    """The number of an existing folder; 0 is the root."""
    number = fields.integer(values, name) or 0
    return folder(world, number).id if number else 0


def tag(world: World, number: int) -> Tag:
    if found := world.tags.custom.get(number):
        return found
    raise Refused("Tag not found")
