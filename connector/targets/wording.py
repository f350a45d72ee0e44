"""Texts of a spec in the forms that platforms want them. Imports the standard library only."""

from __future__ import annotations

import re

_SMALL = re.compile(
    "a|an|and|as|at|because|but|by|en|for|if|in|neither|nor|of|on|only|or|over|per|so|some|than|"
    "that|the|to|up|upon|versus|via|vs|when|with|without|yet",
    re.IGNORECASE,
)
_OR_OFF = re.compile(r" or off\b", re.IGNORECASE)
_ACRONYMS = {name.casefold(): name for name in ("AI", "API", "ID", "JSON", "SSO", "UID", "URL")}
_WORD = re.compile(r"[^\s:–—-]+")  # noqa: RUF001 - dashes part words
_PLURALS = (
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(?<=ss|sh|ch)es$"), ""),
    (re.compile(r"(?<![su])s$"), ""),
)
_FIRST_LETTER = re.compile(r"[A-Za-z0-9\u00c0-\u00ff]")


def title_case(text: str) -> str:
    """ "Add item to queue" as "Add Item to Queue"."""

    def raised(found: re.Match[str]) -> str:
        word = found[0]
        if word.casefold() in _ACRONYMS:
            return _ACRONYMS[word.casefold()]
        if any(letter.isupper() for letter in word[1:]) or "." in word[1:-1]:
            return word
        # In "on or off" the first word is no preposition.
        is_small = _SMALL.fullmatch(word) and not _OR_OFF.match(text, found.end())
        if is_small and found.start() > 0 and found.end() < len(text):
            return word
        return _FIRST_LETTER.sub(lambda letter: letter[0].upper(), word, count=1)

    return _WORD.sub(raised, text)


def singular(text: str) -> str:
    """ "Printers" as "Printer", "Classes" as "Class"; "Status" stays."""
    for plural, ending in _PLURALS:
        if plural.search(text):
            return plural.sub(ending, text)
    return text


def spaced(name: str) -> str:
    """ "queue_items" as "Queue items"."""
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]
