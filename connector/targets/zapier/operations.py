"""Actions as creates and searches. Which one is decided by what an action does, never by its name.

Imports model, the printer, and this package.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from connector.model import Action, Connector, to_data
from connector.targets import lean
from connector.targets.groups import at_least_one, exactly_one
from connector.targets.overrides import description_of, title_of
from connector.targets.template import fill
from connector.targets.typescript import literal
from connector.targets.zapier.fields import Searches, form
from connector.targets.zapier.names import TARGET, key_of
from connector.targets.zapier.outputs import shown
from connector.targets.zapier.wording import label, noun, search_label, sentence, without_brand

PHYSICAL = "It acts on real machines at once."


def is_search(action: Action) -> bool:
    """Zapier runs searches freely, while a person builds a Zap too, so they only read."""
    return action.effect == "read"


def emit_operation(action: Action, connector: Connector, searches: Searches) -> str:
    """The file of one action."""
    template = "create.ts"
    if is_search(action):
        template = "file-search.ts" if action.output.binary else "search.ts"
    return fill(
        TARGET,
        template,
        action=literal(to_data(lean.action(action))),
        definition=literal(_definition(action, connector, searches)),
    )


def label_of(action: Action) -> str:
    title = title_of(action, TARGET)
    return search_label(title) if is_search(action) else label(title)


def _definition(action: Action, connector: Connector, searches: Searches) -> Mapping[str, Any]:
    text = without_brand(description_of(action, TARGET), connector.title)
    warning = PHYSICAL if action.effect == "physical" else ""
    return {
        "key": key_of(action.name),
        "noun": noun(action.resource),
        "display": {
            "label": label_of(action),
            "description": sentence(f"{sentence(text)} {warning}".strip()),
        },
        "operation": {
            **form(action.inputs, searches, [*exactly_one(action), *at_least_one(action)]),
            **shown(action.output, as_records=is_search(action)),
        },
    }
