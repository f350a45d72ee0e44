"""The route table: which paths each host knows. Widen the API by adding a row to a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.resources import (
    account,
    approval,
    autoprint,
    create_job,
    farm_overview,
    files,
    next_items,
    oauth,
    print_jobs,
    printer_actions,
    printer_groups,
    printer_upkeep,
    printers,
    queue_groups,
    queue_moves,
    queue_read,
    queue_write,
    school,
    statistics,
    uploads,
    user_groups,
    users,
    webhooks,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Host
    from connector.sandbox.endpoint import Endpoint

TABLES: Mapping[Host, Mapping[str, Endpoint]] = {
    "api": {
        **account.ENDPOINTS,
        **statistics.ENDPOINTS,
        **user_groups.ENDPOINTS,
        **users.ENDPOINTS,
        **school.ENDPOINTS,
        **oauth.ENDPOINTS,
        **printers.ENDPOINTS,
        **farm_overview.ENDPOINTS,
        **printer_upkeep.ENDPOINTS,
        **printer_groups.ENDPOINTS,
        **autoprint.ENDPOINTS,
        **printer_actions.ENDPOINTS,
        **create_job.ENDPOINTS,
        **print_jobs.ENDPOINTS,
        **queue_read.ENDPOINTS,
        **queue_write.ENDPOINTS,
        **queue_moves.ENDPOINTS,
        **next_items.ENDPOINTS,
        **approval.ENDPOINTS,
        **queue_groups.ENDPOINTS,
        **files.ENDPOINTS,
        **uploads.LIBRARY_ENDPOINTS,
        **webhooks.ENDPOINTS,
    },
    "files": uploads.ENDPOINTS,
    "panel": oauth.PANEL_ENDPOINTS,
}
