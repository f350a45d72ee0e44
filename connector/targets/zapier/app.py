"""The index of the integration: every trigger, search and create. Imports model, this package."""

from __future__ import annotations

from collections.abc import Sequence

from connector.model import Connector
from connector.targets.template import fill
from connector.targets.zapier.names import TARGET, dropdown_key, identifier_of, key_of
from connector.targets.zapier.operations import is_search


def emit_app(connector: Connector) -> str:
    """`app.ts`."""
    creates = sorted(key_of(one.name) for one in connector.actions if not is_search(one))
    searches = sorted(key_of(one.name) for one in connector.actions if is_search(one))
    files = sorted(
        key_of(one.name) for one in connector.actions if is_search(one) and one.output.binary
    )
    dropdowns = sorted(dropdown_key(one.name) for one in connector.pickers)
    triggers = sorted(key_of(one.name) for one in connector.triggers)
    folders = {
        "creates": creates,
        "dropdowns": dropdowns,
        "searches": searches,
        "triggers": triggers,
    }
    imports = [
        f"import {_imported(folder, key, files)} from './{folder}/{key}';\n"
        for folder, keys in folders.items()
        for key in keys
    ]
    return fill(
        TARGET,
        "app.ts",
        imports="".join(imports),
        triggers=_rows("dropdowns", dropdowns) + _rows("triggers", triggers),
        searches=_rows("searches", searches),
        creates=_rows("creates", creates),
        hydrators="".join(f"\t\t\t{_file(key)},\n" for key in files),
    )


def _imported(folder: str, key: str, files: Sequence[str]) -> str:
    name = _name(folder, key)
    is_file = folder == "searches" and key in files
    return f"{name}, {{ hydrator as {_file(key)} }}" if is_file else name


def _rows(folder: str, keys: Sequence[str]) -> str:
    return "".join(f"\t\t\t{_name(folder, key)},\n" for key in keys)


def _name(folder: str, key: str) -> str:
    """What a file's export is called; triggers and actions may share a name."""
    return identifier_of(key) + ("Trigger" if folder == "triggers" else "")


def _file(key: str) -> str:
    return f"{identifier_of(key)}File"
