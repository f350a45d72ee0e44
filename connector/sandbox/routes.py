"""The route table: which paths each host knows. Widen the API by adding a row to a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.resources import (
    account,
    courses,
    create_job,
    custom_fields,
    custom_values,
    filament_moves,
    filament_read,
    filament_write,
    file_write,
    files,
    folder_write,
    gcode_macros,
    job_archive,
    oauth,
    partner_companies,
    partner_moves,
    print_jobs,
    printer_actions,
    printers,
    queue_read,
    queue_write,
    slicer,
    tag_sets,
    tags,
    temp_uploads,
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
        **file_write.ENDPOINTS,
        **folder_write.ENDPOINTS,
        **temp_uploads.ENDPOINTS,
        **job_archive.ENDPOINTS,
        **custom_fields.ENDPOINTS,
        **custom_values.ENDPOINTS,
        **tags.ENDPOINTS,
        **tag_sets.ENDPOINTS,
        **gcode_macros.ENDPOINTS,
        **slicer.ENDPOINTS,
        **courses.ENDPOINTS,
        **partner_companies.ENDPOINTS,
        **partner_moves.ENDPOINTS,
    },
    "files": uploads.ENDPOINTS,
    "panel": oauth.PANEL_ENDPOINTS,
}
