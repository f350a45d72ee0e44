"""The piece itself, its lists to choose from, and the texts that can be translated.

Imports model, the printer, and this package.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from importlib.resources import files

from connector.model import Action, Connector, Trigger
from connector.targets import lean
from connector.targets.activepieces.auth import auth_texts
from connector.targets.activepieces.code import union
from connector.targets.activepieces.fields import fields_of
from connector.targets.activepieces.names import TARGET, Names, by_resource, list_name
from connector.targets.activepieces.titles import action_titles, trigger_titles
from connector.targets.identifiers import identifier
from connector.targets.overrides import description_of
from connector.targets.template import fill
from connector.targets.typescript import assigned, literal, string

_LONGEST_KEY = 512
"""Of a longer text Activepieces looks up the beginning."""


def emit_index(connector: Connector, names: Names) -> str:
    """The file `src/index.ts`."""
    actions = [(name, list_name(name, "Actions")) for name in by_resource(connector.actions)]
    triggers = [(name, list_name(name, "Triggers")) for name in by_resource(connector.triggers)]
    imports = {
        **{f"./lib/actions/{file}": made for file, made in actions},
        "./lib/auth": "pieceAuth",
        **{f"./lib/triggers/{file}": made for file, made in triggers},
    }
    return fill(
        TARGET,
        "index.ts",
        imports="".join(
            f"import {{ {imports[path]} }} from '{path}';\n" for path in sorted(imports)
        ),
        title=string(names.title),
        description=assigned(connector.description, 1, len("description:")),
        logo=assigned(_logo(), 1, len("logoUrl:")),
        authors=literal([connector.targets[TARGET]["author"]["name"]]),
        actions="".join(f"\t\t...{made},\n" for _, made in actions),
        triggers="".join(f"\t\t...{made},\n" for _, made in triggers),
    )


def emit_pickers(connector: Connector) -> str:
    """The engine's `pickers.ts`."""
    names = [identifier(picker.name) for picker in connector.pickers]
    return fill(
        TARGET,
        "pickers.ts",
        names=union(names),
        specs=literal({picker.name: lean.picker(picker) for picker in connector.pickers}),
        pickers="".join(f"\t{name}: optionsOf(specs.{name}),\n" for name in names),
    )


def emit_translation(connector: Connector) -> str:
    """The English texts by themselves, as Activepieces' translators take them."""
    texts = {text[:_LONGEST_KEY]: text for text in _texts(connector) if text}
    return json.dumps(texts, indent=2, sort_keys=True)


def _texts(connector: Connector) -> Iterator[str]:
    yield connector.description
    yield from auth_texts(connector)
    yield from action_titles(connector.actions).values()
    yield from trigger_titles(connector.triggers).values()
    yield from (description_of(action, TARGET) for action in connector.actions)
    yield from (f"{one.description} {one.note}".strip() for one in connector.triggers)
    owners: list[Action | Trigger] = [*connector.actions, *connector.triggers]
    for owner in owners:
        for field in fields_of(owner, connector.pickers):
            yield field.shown["displayName"]
            yield field.shown.get("description", "")
            yield from (one["label"] for one in field.shown.get("options", {}).get("options", ()))


def _logo() -> str:
    """Our own drawing, inside the URL: nothing has to be served from anywhere."""
    icon = files("connector.targets") / "n8n" / "static" / "icons" / "icon.svg"
    return f"data:image/svg+xml;base64,{base64.b64encode(icon.read_bytes()).decode()}"
