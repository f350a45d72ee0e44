"""The route table: which paths each host knows. Widen the API by adding a row to a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.resources import (
    account,
    create_job,
    filament_moves,
    filament_read,
    filament_write,
    files,
    oauth,
    print_jobs,
    printer_actions,
    printers,
    queue_read,
    queue_write,
    uploads,
    webhooks,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from connector.sandbox.call import Host
    from connector.sandbox.endpoint import Endpoint

TABLES: Mapping[Host, Mapping[str, Endpoint]] = {
    "api": {
        **account.ENDPOINTS,
        **oauth.ENDPOINTS,
        **printers.ENDPOINTS,
        **printer_actions.ENDPOINTS,
        **create_job.ENDPOINTS,
        **print_jobs.ENDPOINTS,
        **queue_read.ENDPOINTS,
        **queue_write.ENDPOINTS,
        **files.ENDPOINTS,
        **uploads.LIBRARY_ENDPOINTS,
        **webhooks.ENDPOINTS,
        **filament_read.ENDPOINTS,
        **filament_write.ENDPOINTS,
        **filament_moves.ENDPOINTS,
    },
    "files": uploads.ENDPOINTS,
    "panel": oauth.PANEL_ENDPOINTS,
}
