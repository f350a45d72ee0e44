"""Lints: findings that no schema can express, one small module each.

A lint has a CODE, a docstring of one line that says what it wants and why, and `check`. A file may
exempt itself with `lint: {allow: [...]}`; an exemption that exempts nothing is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from connector.diagnostics import Diagnostic, Diagnostics, Location
from connector.spec.lint import (
    action_without_case,
    advanced_required,
    bad_default,
    description_form,
    destination_twice,
    effect_and_scopes,
    file_name,
    help_period,
    id_without_picker,
    label_length,
    paging_field,
    required_first,
    required_unfed,
    same_title,
    sample_missing,
    schema_line,
    scopes,
    spelling,
    title_case,
    trigger_without_case,
    twins,
    unknown_plan,
    unused_operation,
    unused_picker,
    weak_composite,
)
from connector.spec.lint.context import Context, Finding


class Lint(Protocol):
    """A module of this package."""

    __doc__: str | None
    CODE: str

    def check(self, context: Context) -> Iterator[Finding]: ...


LINTS: tuple[Lint, ...] = (
    id_without_picker,
    title_case,
    description_form,
    help_period,
    required_unfed,
    destination_twice,
    unused_picker,
    unused_operation,
    same_title,
    effect_and_scopes,
    weak_composite,
    action_without_case,
    trigger_without_case,
    scopes,
    unknown_plan,
    file_name,
    sample_missing,
    bad_default,
    paging_field,
    twins,
    spelling,
    schema_line,
    advanced_required,
    required_first,
    label_length,
)
NEED_CASES = (action_without_case, trigger_without_case)


def run(context: Context, diagnostics: Diagnostics) -> None:
    """Run every lint that can run, and report what no file exempts."""
    lints = [lint for lint in LINTS if context.cases is not None or lint not in NEED_CASES]
    exemptions = list(_exemptions(context))
    used: set[Exemption] = set()
    for found in (found for lint in lints for found in lint.check(context)):
        matching = [entry for entry in exemptions if entry.covers(found)]
        used.update(matching)
        if not matching:
            diagnostics.extend([found.diagnostic])
    ran = {lint.CODE for lint in lints if context.connector is not None}
    for entry in exemptions:
        if entry not in used:
            diagnostics.extend(_unused(entry, ran))


@dataclass(frozen=True, slots=True)
class Exemption:
    """What a file allows itself; `of` narrows it to findings about one thing."""

    at: Location
    code: str
    of: str | None

    def covers(self, found: Finding) -> bool:
        """Whether the finding is one of those allowed."""
        same = self.at.file == found.owner and self.code == found.diagnostic.code
        return same and self.of in (None, found.of)


def _exemptions(context: Context) -> Iterator[Exemption]:
    homes = [context.home] if context.home is not None else []
    for node in [*homes, *(node for node, _ in context.items())]:
        for entry in node["lint"]["allow"] if "lint" in node else ():
            code = entry["code"].value
            for item in entry.items("of"):
                yield Exemption(item.at, code, item.value)
            if "of" not in entry:
                yield Exemption(entry["code"].at, code, None)


def _unused(entry: Exemption, ran: set[str]) -> Iterator[Diagnostic]:
    """An exemption is judged only by a run in which its lint saw everything."""
    known = [lint.CODE for lint in LINTS]
    if entry.code not in known:
        yield Diagnostic(entry.at, "R323", f"there is no lint {entry.code!r}")
    elif entry.code in ran:
        about = f" of {entry.of!r}" if entry.of else ""
        message = f"{entry.code} finds nothing{about} here"
        yield Diagnostic(entry.at, "R324", message, "leave the exemption out")
