"""Filters of triggers and lists as conditions. Ids are compared as text: 42 equals "42".

What is compared stands between commas, and text, which may hold some, between line ends.

Imports model and this package.
"""

from __future__ import annotations

from collections.abc import Sequence

from connector.model import Input
from connector.targets.make import iml


def passes(inputs: Sequence[Input], event: str, otherwise: str = "true") -> str:
    """Whether what the variable `event` holds, an event or a record, fits each filter given."""
    condition = otherwise
    for item in reversed(inputs):
        if item.filter is None:
            continue
        test = _test(item, iml.path(event, item.filter))
        condition = test if condition == "true" else iml.both(test, condition)
    return condition


def _test(item: Input, found: str) -> str:
    given = iml.path("parameters", item.name)
    end = "newline" if item.kind == "text" else "','"
    wanted = f"join({iml.listed(given)}, {end})" if item.many else given
    is_given = iml.has_entries(given) if item.many else iml.is_given(given)
    fits = f"contains({end} + {wanted} + {end}, {end} + {found} + {end})"
    if item.match == "named":
        fits = f"contains(lower({end} + {wanted} + {end}), lower({end} + {found} + {end}))"
    if item.match == "contains":
        fits = f"contains(lower(emptystring + {found}), lower({given}))"
    return iml.choose(is_given, fits, "true")
