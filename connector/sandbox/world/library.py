"""Files and folders as a tree: what lies above and below a folder. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from connector.sandbox.world.records import Folder
    from connector.sandbox.world.world import World

#: User groups of a shared folder that nobody restricted otherwise.
ORG_RANKS = {"view": [112, 151], "upload": [112], "modify": [112]}


def ancestors(world: World, folder: int) -> list[Folder]:
    """The folder itself and everything above it, innermost first; none for the root (0)."""
    chain: list[Folder] = []
    while found := world.folders.get(folder):
        chain.append(found)
        folder = found.parent
    return chain


def below(world: World, folder: int) -> list[int]:
    """The folder itself and every folder inside it, however deep."""
    inside = [folder]
    for number in inside:
        inside += [inner.id for inner in world.folders.values() if inner.parent == number]
    return inside


def remove_folder(world: World, folder: int) -> None:
    """Delete a folder with its files and its folders."""
    gone = set(below(world, folder))
    world.folders = {number: kept for number, kept in world.folders.items() if number not in gone}
    world.files = {uid: file for uid, file in world.files.items() if file.folder not in gone}
