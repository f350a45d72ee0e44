"""Texts of a spec as Zapier's guidelines want them. Imports `wording` of all targets.

Names are in title case, descriptions are sentences without the name of the service, those of
triggers begin with "Triggers when", and searches find.
"""

from __future__ import annotations

import re

from connector.targets.wording import singular, spaced, title_case

LABEL_LENGTH = 64
TEXT_LENGTH = 1000

_ONSETS = (
    (re.compile(r"Starts when\b"), "Triggers when"),
    (re.compile(r"Finds\b"), "Triggers when a regular look finds"),
)
_CAMEL = re.compile(r"(?<=[a-z0-9])([A-Z])(?![A-Z])|(?<=[a-z0-9])(?=[A-Z])")
_TERMS = {
    **{name.casefold(): name for name in ("AutoPrint", "IDs", "IP", "NFC", "PSU", "QR", "SKU")},
    **{name.casefold(): name for name in ("SSO", "UI", "UUID", "VAT")},
    "gcode": "G-Code",
}
"""Words that names on the wire spell in another way than people do."""


def label(title: str) -> str:
    """A title, no longer and no shorter than what Zapier takes."""
    cut = title_case(title)[:LABEL_LENGTH].rstrip()
    return cut if len(cut) > 1 else f"{cut} Unnamed".strip()


def search_label(title: str) -> str:
    """ "Get many printers" as "Find Printers"."""
    return label(re.sub(r"^Get( many)?\b", "Find", title))


def as_found(text: str) -> str:
    """ "As Get many printers returns them" as "As Find printers returns them": see above."""
    return re.sub(r"\bGet many\b", "Find", text)


def sentence(text: str) -> str:
    """A text that begins with a capital and ends with a period, cut to what Zapier takes."""
    whole = text[:1].upper() + text[1:]
    short = whole if len(whole) < TEXT_LENGTH else whole[: TEXT_LENGTH - 2].rstrip() + "…"
    return short if re.search(r"[.!?]$", short) or not short else f"{short}."


def without_brand(text: str, title: str) -> str:
    """ "Calls the SimplyPrint API" as "Calls the API": who reads it knows which app it is."""
    if not title:
        return text
    name = re.escape(title)
    shorter = re.sub(rf"\bthe {name} ", "the ", text)
    begun = re.sub(rf"(^|[.!?] ){name}(?!\w)", r"\1The service", shorter)
    return re.sub(rf"(?<!\w){name}(?!\w)", "the service", begun)


def trigger_description(text: str) -> str:
    """ "Starts when a print ends" as "Triggers when a print ends"."""
    for onset, replacement in _ONSETS:
        if onset.match(text):
            return sentence(onset.sub(replacement, text, count=1))
    return sentence(f"Triggers when the following happens: {text}")


def noun(resource: str) -> str:
    """ "printers" as "Printer"."""
    return label(_told(singular(spaced(resource))))


def output_label(path: list[str]) -> str:
    """["printer", "bedType"] as "Printer Bed Type": the last two steps tell fields apart."""
    words = " ".join(_CAMEL.sub(_apart, part).replace("_", " ") for part in path[-2:])
    return title_case(_told(words.strip() or "Value"))


def _apart(found: re.Match[str]) -> str:
    return f" {(found[1] or '').lower()}"


def _told(words: str) -> str:
    return " ".join(_TERMS.get(word.casefold(), word) for word in words.split(" "))
