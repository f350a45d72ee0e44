"""Pages for people and for language models, made from the spec.

Pure but for `evidence`, which reads what the checkout shows beside the spec. Imports everything
below the command line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from connector.docs.actions import action_page
from connector.docs.coverage import coverage_page
from connector.docs.evidence import Evidence
from connector.docs.llms import llms_full, llms_index
from connector.docs.triggers import trigger_page
from connector.model import Action, Connector
from connector.targets.base import text


def pages(connector: Connector, evidence: Evidence) -> dict[str, bytes]:
    """Every generated page by its path below the root of the checkout."""
    by_resource: dict[str, list[Action]] = defaultdict(list)
    for action in connector.actions:
        by_resource[action.resource].append(action)
    made: Mapping[str, str] = {
        **{
            f"docs/actions/{resource}.md": action_page(connector, resource, actions)
            for resource, actions in sorted(by_resource.items())
        },
        "docs/triggers.md": trigger_page(connector),
        "docs/coverage.md": coverage_page(connector, evidence),
    }
    whole = {
        **made,
        "llms.txt": llms_index(connector, by_resource),
        "llms-full.txt": llms_full(connector, [made[path] for path in made if "cover" not in path]),
    }
    return {path: text(page) for path, page in whole.items()}
