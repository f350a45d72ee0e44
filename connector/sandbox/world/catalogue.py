"""Printer makes, people and names that the seed deals out. Facts of the machines only."""

from __future__ import annotations

from dataclasses import dataclass

from connector.sandbox.world.queue_groups import QueueGroup
from connector.sandbox.world.records import Group, User


@dataclass(frozen=True, slots=True)
class Make:
    """A printer model; sizes in mm, temperatures in degrees C."""

    id: int
    brand: str
    model: str
    bed: tuple[int, int]
    height: int
    max_tool: int
    max_bed: int
    api: str
    firmware: str
    machine: str
    extruders: int = 1


MAKES = (
    Make(201, "Prusa", "MK4", (250, 210), 220, 290, 120, "Prusa", "Prusa Buddy 6.1.2", "MK4"),
    Make(202, "Bambu Lab", "X1C", (256, 256), 256, 300, 120, "Bambu Lab", "01.08.02.00", "X1C"),
    Make(203, "Creality", "K1", (220, 220), 250, 300, 100, "Moonraker", "Klipper 0.12", "K1"),
    Make(204, "Voron", "2.4", (350, 350), 340, 300, 120, "Moonraker", "Klipper 0.12", "CB1"),
    Make(205, "Anycubic", "Kobra 2", (220, 220), 250, 260, 110, "OctoPrint", "Marlin 2.1", "Pi 4"),
    Make(206, "Elegoo", "Neptune 4", (225, 225), 265, 300, 110, "Moonraker", "Klipper", "N4"),
    Make(207, "Prusa", "XL", (360, 360), 360, 290, 120, "Prusa", "Prusa Buddy 6.1.2", "XL", 5),
    Make(208, "Bambu Lab", "A1", (256, 256), 256, 300, 100, "Bambu Lab", "01.04.00.00", "A1"),
)

PRINTER_GROUPS = (Group(2, "Production bay", 0), Group(3, "Prototype bay", 1))
#: What ordinary users (rank 153) queue as spare parts waits for approval.
QUEUE_GROUPS = (
    QueueGroup(1, "Customer orders", 1),
    QueueGroup(2, "Spare parts", 2, approval_ranks=(153,)),
)
COLORS = (("Galaxy Black", "#101010"), ("Jet White", "#F5F5F5"), ("Lipstick Red", "#C62828"))
OWNER = User(7, "Alex", "Johnson", "alex@example.com")
COMPANY_NAME = "Sandbox Farm"
