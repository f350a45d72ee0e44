"""What a token without the scope is refused, resource by resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .test_oauth import bearer, exchange

if TYPE_CHECKING:
    from .farm import Farm

READS = {
    "statistics.read": ["POST account/GetStatistics"],
    "printers.read": [
        "GET printers/GetFarmOverview",
        "GET printers/GetBedTypes",
        "GET printers/OneClickPrint",
        "GET printers/notification/Get",
        "GET groups/Get",
    ],
    "queue.read": [
        "POST queue/GetNextItems",
        "POST queue/GetNextItemsForPrinters",
        "GET queue/approval/GetPendingItems",
    ],
}
WRITES = {
    "printers.write": [
        "POST printers/SetOutOfOrder",
        "GET printers/Delete",
        "POST groups/Create",
        "POST groups/Update",
        "POST groups/Delete",
        "POST groups/Arrange",
    ],
    "printers.actions": [
        "POST printers/actions/CancelPendingPrint",
        "POST printers/actions/SkipObjects",
        "POST printers/notification/Resolve",
    ],
    "queue.write": [
        "POST queue/MoveItem",
        "GET queue/SetOrder",
        "POST queue/ReviveItem",
        "POST queue/SetQueueItemPrinters",
        "POST queue/approval/ApproveItem",
        "POST queue/approval/DenyItem",
        "POST queue/groups/Save",
        "POST queue/groups/Delete",
        "POST queue/groups/SetOrder",
    ],
}


@pytest.mark.parametrize(("scope", "calls"), [*READS.items(), *WRITES.items()])
def test_a_token_needs_the_scope(farm: Farm, scope: str, calls: list[str]) -> None:
    without = bearer(farm, exchange(farm, "user.read"))
    granted = bearer(farm, exchange(farm, f"user.read {scope}"))
    for call in calls:
        method, path = call.split()
        refused = without.call(method, path)
        assert (refused.status_code, scope in refused.text) == (403, True), call
        assert granted.call(method, path).status_code == 200, call
