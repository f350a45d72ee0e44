"""How items enter, move through and leave the print queue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from connector.sandbox.world.payloads import queue_item_payload, user_payload
from connector.sandbox.world.records import Event

if TYPE_CHECKING:
    from connector.sandbox.world.records import QueueItem
    from connector.sandbox.world.world import World

Position = int | Literal["top", "bottom"]
Return = Position | Literal["original"]


def insert(world: World, item: QueueItem, position: Position) -> int:
    """Put an item into its group; returns its 1-based place there."""
    peers = [peer for peer in world.queue if peer.group == item.group]
    if position == "top":
        place = 0
    elif position == "bottom":
        place = len(peers)
    else:
        place = min(max(position, 1) - 1, len(peers))
    index = world.queue.index(peers[place]) if place < len(peers) else len(world.queue)
    world.queue.insert(index, item)
    _renumber(world)
    return place + 1


def add(world: World, item: QueueItem, position: Position, now: float) -> int:
    place = insert(world, item, position)
    _tell(world, "queue.add_item", item, now)
    return place


def move(world: World, item: QueueItem, group: int, position: Position = "bottom") -> None:
    """Put a waiting item into a group, or at another place of its own."""
    world.queue.remove(item)
    item.group = group
    insert(world, item, position)
    _tell(world, "queue.move_item", item, world.now)


def revive(world: World, item: QueueItem, copies: int, group: int) -> None:
    """Let a done item wait again with `copies` copies."""
    world.done_items.remove(item)
    item.left, item.group, item.done = copies, group, None
    insert(world, item, "bottom")
    world.record(Event("queue.revive_item", world.now, {}))


def rehome(world: World, old: int, new: int) -> None:
    """Items of a group that disappears go on at the end of another one."""
    for item in [item for item in world.queue if item.group == old]:
        world.queue.remove(item)
        item.group = new
        insert(world, item, "bottom")
    for item in (*world.done_items, *world.held):
        item.group = new if item.group == old else item.group


def remove(world: World, item: QueueItem, now: float) -> None:
    """Delete a waiting, done or held item."""
    lists = (world.queue, world.done_items, world.held)
    next(items for items in lists if item in items).remove(item)
    _renumber(world)
    _tell(world, "queue.delete_item", item, now)


def take_copy(world: World, item: QueueItem) -> None:
    """A print of one copy begins; the last one moves the item to the done list."""
    item.left -= 1
    if item.left == 0:
        world.queue.remove(item)
        world.done_items.append(item)
        _renumber(world)


def copy_ended(item: QueueItem, now: float, *, printed: bool, last: bool) -> None:
    """A print of one copy is over; with the last copy on a printer a used-up item is done."""
    if printed:
        item.printed += 1
    if last and item.left == 0:
        item.done = now


def put_back(world: World, item: QueueItem, position: Return) -> None:
    """Return one copy of a cancelled print to the queue, unless the item was deleted since."""
    item.left += 1
    item.done = None
    if item in world.done_items:
        world.done_items.remove(item)
        # The item left its place when its last copy began; its old number says where that was.
        insert(world, item, item.sort_order if position == "original" else position)
    elif position != "original" and item in world.queue:
        world.queue.remove(item)
        insert(world, item, position)


def _renumber(world: World) -> None:
    places: dict[int, int] = {}
    for item in world.queue:
        places[item.group] = item.sort_order = places.get(item.group, 0) + 1


def _tell(world: World, event: str, item: QueueItem, now: float) -> None:
    data: dict[str, object] = {
        "queue_item": queue_item_payload(item, now),
        "user": user_payload(world.user),
    }
    world.record(Event(event, now, data))
