"""How each operation comes to a success on the sandbox's farm: the fields that it takes.

The ids are those of the farm that every sandbox starts with (its seed is 1); what is not there
from the start is made by a preparation. An operation that is not listed succeeds without fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.fuzz import preparations as prepared
from tests.sandbox.test_partner import COMPANY

FILE = "b826fa844574aa96ade47f9240b47651"
GCODE = b"G28\nG1 X10 E1\n"
OFD = {
    "brand": "harbour_filaments",
    "material": "PLA",
    "filament": "everyday_pla",
    "variant": "signal_white",
}


@dataclass(frozen=True, slots=True)
class Way:
    """Fields by place. `prepare` acts on the farm first and may tell further fields by place;
    `media` is the content type where an operation takes several."""

    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    prepare: Callable[[prepared.Farm], prepared.Told] | None = None
    media: str | None = None


def _part_of_site(*names: str) -> Way:
    return Way(path={name: OFD[name] for name in names})


_PAGE = {"page": 1, "page_size": 10}
_PRINTER = {"pid": "42"}

WAYS: dict[str, Way] = {
    # account, people
    "accountGetStatistics": Way(body={"general": True}),
    "accountSettingsGroupsCreate": Way(
        body={"ranks": [{"title": "Guests", "sort_order": 4, "permissions": "{}"}]}
    ),
    "accountSettingsGroupsUpdate": Way(body={"ranks": [{"id": 153, "title": "Users"}]}),
    "accountSettingsGroupsDelete": Way(body={"id": 151, "replacementRankId": 153}),
    "accountSettingsSchoolClassesSaveClass": Way(body={"id": 1, "name": "Class A"}),
    "usersGetPaginatedUsers": Way(body=_PAGE),
    "usersInviteSpecificUser": Way(body={"emails": ["lee@example.com"], "rank": 153}),
    "usersSetPendingUserState": Way(body={"relation_id": 4324, "approve": True, "notify": True}),
    "usersChangeUserRank": Way(body={"relation_id": 4323, "rank_id": 151}),
    "usersDeleteUser": Way(body={"user_id": 9}),
    "usersSetIsTeacher": Way(body={"relation_id": 4323, "is_teacher": True}),
    "usersGetProfilePicture": Way(query={"user_id": 8}),
    # OAuth2
    "oauth2Authorize": Way(query=prepared.CONSENT),
    "oauth2Token": Way(prepare=prepared.code),
    "oauth2TokenInfo": Way(prepare=prepared.token),
    # printers
    "printersGet": Way(query=_PRINTER),
    "printersSetOutOfOrder": Way(query=_PRINTER, body={"on": True}),
    "printersDelete": Way(query=_PRINTER),
    "printersOneClickPrint": Way(query=_PRINTER),
    "printersPause": Way(query=_PRINTER, prepare=prepared.printing),
    "printersResume": Way(query=_PRINTER, prepare=prepared.paused),
    "printersCancel": Way(query=_PRINTER, prepare=prepared.printing),
    "printersClearBed": Way(query=_PRINTER),
    "printersSendGcode": Way(query=_PRINTER, body={"gcode": ["G28"]}),
    "printersCreateJob": Way(body={"pid": "42", "filesystem": FILE}),
    "printersCancelPendingPrint": Way(query=_PRINTER, prepare=prepared.scheduled),
    "printersSkipObjects": Way(query=_PRINTER, body={"object_ids": [1]}, prepare=prepared.printing),
    "printersStartPrint": Way(prepare=prepared.held_print),
    "notificationsGet": Way(query={"pid": "43"}),
    "notificationsResolve": Way(
        query={"pid": "43"}, body={"notifications": [{"id": 7001, "action": "resolve"}]}
    ),
    "autoprintSetEnabled": Way(body={"on": True}),
    "autoprintSaveSettings": Way(body={"maxPrints": 3}),
    "autoprintGetSettings": Way(query={"pid": 42}),
    "autoprintSetClearedBeds": Way(body={"pid": [42], "amount": 1}),
    "groupsCreate": Way(body={"name": "Annexe"}),
    "groupsUpdate": Way(query={"group": 2}, body={"name": "Hall"}),
    "groupsDelete": Way(query={"group": 3}),
    "groupsArrange": Way(query={"pid": 42, "group": 2}, body={"from": 1, "to": 2}),
    # queue
    "queueAddItem": Way(body={"filesystem": FILE, "group": 1}),
    "queueGetItem": Way(query={"id": 90800}),
    "queueUpdateItem": Way(query={"job": 90800}, body={"amount": 2}),
    "queueDeleteItem": Way(query={"job": 90800}),
    "queueEmptyQueue": Way(body={"group": 1}),
    "queueGetNextItems": Way(query=_PRINTER),
    "queueGetNextItemsForPrinters": Way(body={"pid": "42,43"}),
    "queueMoveItem": Way(query={"jobs": "90801", "moveTo": 2}),
    "queueSetOrder": Way(query={"queue_item": 90800, "from": 1, "to": 1}),
    "queueReviveItem": Way(prepare=prepared.done_item),
    "queueSetQueueItemPrinters": Way(body={"items": [90800], "printers": [42]}),
    "queueApprovalApproveItem": Way(query={"job": 90790}),
    "queueApprovalDenyItem": Way(query={"job": 90790}, body={"comment": "No", "remove": False}),
    "queueGroupsSave": Way(body={"id": 1, "name": "Orders", "virtual_only": False}),
    "queueGroupsDelete": Way(query={"id": 2}, body={"move_to": 1}),
    "queueGroupsSetOrder": Way(query={"queue_group": 2}, body={"from": 2, "to": 1}),
    # files, jobs
    "filesUpload": Way(body={"file": GCODE}),
    "filesSaveToLibrary": Way(query={"folder": 0}, prepare=prepared.uploaded),
    "filesGetFiles": Way(query={"f": 0}),
    "filesDownload": Way(query={"file": FILE}),
    "filesTempUpload": Way(body={"file": GCODE}, media="multipart/form-data"),
    "filesChunkReceive": Way(
        query={"i": 0, "filename": "a.gcode", "chunks": 1, "totalsize": len(GCODE), "temp": 1},
        body={"file": GCODE},
    ),
    "filesMoveFiles": Way(query={"files": FILE, "folder": 5290}),
    "filesDeleteFile": Way(query={"file": FILE}),
    "filesUpdateFile": Way(query={"id": FILE}, body={"name": "cube"}),
    "filesGetFolder": Way(query={"id": 5290}),
    "filesCreateFolder": Way(body={"name": "New", "parent_folder": 0}),
    "filesMoveFolder": Way(query={"folder": "5291", "target": 5290}),
    "filesDeleteFolder": Way(query={"folder": "5291"}),
    "jobsGetPaginatedPrintJobs": Way(body=_PAGE),
    "jobsGetDetails": Way(prepare=prepared.ended_job),
    "jobsArchive": Way(body={"jobs": [552252]}),
    "jobsUnarchive": Way(body={"jobs": [552252]}, prepare=prepared.archived),
    # filament
    "filamentGetSpecific": Way(query={"id": 55}),
    "filamentCreate": Way(
        body={
            "color_name": "Red",
            "color_hex": "#ff0000",
            "width": 1.75,
            "brand": "Harbour Filaments",
            "filament_type": 1,
            "amount": 1,
            "total_length_type": "m",
            "left_length_type": "m",
            "total_length": 330,
            "length_used": 120,
        }
    ),
    "filamentDelete": Way(query={"fid": "57"}),
    "filamentAssign": Way(query={"pid": 44, "fid": "55"}),
    "filamentUnassign": Way(query={"fid": "55"}),
    "filamentAdjustWeight": Way(query={"fid": 55}, body={"grams_remaining": 200}),
    "filamentMarkDried": Way(query={"fid": "55"}),
    "filamentHistory": Way(query={"id": 55}),
    # tags, custom fields
    "tagsGet": Way(query={"id": 1}),
    "tagsCreate": Way(body={"id": 1, "name": "Rush", "badge": "danger"}),
    "tagsDelete": Way(query={"id": 1}),
    "tagsAssign": Way(body={"type": 2, "id": 2, "tag_ids": [1]}),
    "tagsDetach": Way(body={"type": 2, "id": 2, "tag_id": 1}),
    "customFieldsGet": Way(body=_PAGE),
    "customFieldsSave": Way(
        body={
            "id": 7,
            "category": "print",
            "subCategory": ["print_queue"],
            "fieldId": "order_number",
            "fieldType": "text",
            "fieldLabel": "Order",
            "required": False,
        }
    ),
    "customFieldsSetEnabled": Way(body={"id": 7, "enabled": False}),
    "customFieldsDelete": Way(query={"id": 7}),
    "customFieldsSubmitValues": Way(
        body={
            "category": "print",
            "subCategory": "print_queue",
            "entityIds": [90800],
            "values": [{"customFieldId": "order_number", "value": {"string": "A1"}}],
        }
    ),
    # slicer profiles, macros
    "slicerGet": Way(query={"id": 785}),
    "slicerSaveProfile": Way(query={"id": 785}),
    "slicerDeleteProfile": Way(query={"id": 785}),
    "gcodeMacrosGetSnippet": Way(query={"id": 2731}),
    "gcodeMacrosSaveSnippet": Way(query={"type": "org"}, body={"name": "Home", "gcode": ["G28"]}),
    "gcodeMacrosDeleteSnippet": Way(query={"id": 2731}),
    "gcodeMacrosGetMacroGcode": Way(query={"macro": "is_start", "org": True}),
    "gcodeMacrosSaveMacro": Way(
        query={"type": "org"}, body={"type": "is_start", "gcodes": {"printer_42": ["G28"]}}
    ),
    "gcodeMacrosArrange": Way(body={"order": [2732, 2731]}),
    # courses, partner
    "coursesGetCourse": Way(query={"id": 31}),
    "coursesDeleteCourse": Way(body={"id": 31}),
    "coursesMoveCourse": Way(body={"course": 33, "category": 12}),
    "coursesPublishCourse": Way(body={"id": 32}),
    "coursesCreateCategory": Way(body={"name": "Basics"}),
    "coursesDeleteCategory": Way(body={"id": 12}),
    "partnerGetCompanies": Way(body=_PAGE),
    "partnerGetCompany": Way(query={"company": 2001}),
    "partnerCreateCompany": Way(body=COMPANY),
    "partnerDeleteCompany": Way(query={"company": 2001}),
    "partnerMoveMovePrinter": Way(body={"moveTo": 2002, "moveToGroup": 4, "ids": [7002]}),
    "partnerMoveMoveFilament": Way(body={"moveTo": 2002, "moveToFilamentType": 3, "ids": [8001]}),
    # webhooks
    "webhooksCreate": Way(
        body={"name": "A", "url": "https://hooks.example.com/a", "events": ["job.done"]}
    ),
    "webhooksDelete": Way(prepare=prepared.webhook),
    "webhooksSetEnabled": Way(body={"enabled": False}, prepare=prepared.webhook),
    "webhooksTriggerTest": Way(prepare=prepared.webhook),
    "webhooksGetSamplePayload": Way(query={"event": "job.done"}),
    # Open Filament Database
    "filamentDatabaseGetBrand": _part_of_site("brand"),
    "filamentDatabaseGetMaterial": _part_of_site("brand", "material"),
    "filamentDatabaseGetFilament": _part_of_site("brand", "material", "filament"),
    "filamentDatabaseGetVariant": _part_of_site(*OFD),
    "filamentDatabaseGetBrandData": _part_of_site("brand"),
    "filamentDatabaseGetStore": Way(path={"store": "harbour_shop"}),
    "filamentDatabaseGetBrandLogo": Way(prepare=prepared.brand_logo),
    "filamentDatabaseDownloadBrandLogo": Way(prepare=prepared.brand_logo),
    "filamentDatabaseGetStoreLogo": Way(prepare=prepared.store_logo),
    "filamentDatabaseDownloadStoreLogo": Way(prepare=prepared.store_logo),
    "filamentDatabaseDownloadTable": Way(path={"table": "brands"}),
    "filamentDatabaseDownloadDatabase": Way(path={"file": "filaments.db"}),
    "filamentDatabaseGetSchema": Way(path={"file": "brand_schema.json"}),
    "filamentDatabaseGetBadge": Way(path={"name": "brands"}),
}
