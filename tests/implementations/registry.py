"""Every implementation, with the kinds of cases that are put to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from connector.spec.cases import CaseKind

KINDS = frozenset(get_args(CaseKind))


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is asked of an implementation; `without` gives the reason for each kind left out."""

    title: str
    without: dict[str, str]

    @property
    def kinds(self) -> frozenset[str]:
        return KINDS - self.without.keys()


IMPLEMENTATIONS = {
    "python": Coverage("Python", {}),
    "core_ts": Coverage("core.ts", {}),
    "activepieces": Coverage(
        "Activepieces",
        {
            "connection": "Tokens and addresses are Activepieces' own business, and its triggers "
            "register webhooks; the tests of the piece cover that."
        },
    ),
    "n8n": Coverage(
        "n8n",
        {
            "connection": "Tokens and addresses are n8n's own business, and its nodes register "
            "webhooks; the tests of the package cover that."
        },
    ),
}
