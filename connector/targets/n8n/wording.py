"""Texts as n8n's linter wants them: names without hyphens, periods, "Whether".

Imports the wording of all targets.
"""

from __future__ import annotations

import re

from connector.targets.wording import title_case

_HYPHENATED = re.compile(r"\b[A-Za-z0-9]+(-[A-Za-z0-9]+)+\b")
_AMOUNT = re.compile(r"(?<=[0-9]) (?=(?:mm|cm|m|kg|g|ms|s|min|h)\b)")
_UNHYPHENATED = re.compile(r"(?<=comma) (?=separated)", re.IGNORECASE)
_ORDER = re.compile(
    "accept|add|allow|apply|archive|ask|assign|cancel|change|clear|close|compare|convert|"
    "copy|create|delete|disable|do|download|enable|end|fetch|find|force|get|give|go|hide|"
    "ignore|include|keep|leave|let|lift|limit|list|load|lock|look|make|mark|match|merge|move|"
    "name|notify|open|overwrite|pause|prefer|print|put|read|remember|remove|rename|repeat|"
    "replace|reset|restart|restore|resume|return|run|save|search|send|set|share|show|skip|"
    "sort|start|stop|subtract|take|tell|test|treat|turn|unlock|update|upload|use|wait|warn|"
    "write"
)
"""Verbs that help begins with which says what a switch does."""


def phrase(title: str) -> str:
    """ "Send G-code" as "Send gcode": operations take no hyphens, and capitals only at first."""
    first, *others = _HYPHENATED.sub(_joined, title).split(" ")
    first = first[:1] + (first[1:] if first.isupper() else first[1:].lower())
    return " ".join([first, *(word if word.upper() == word else word.lower() for word in others)])


def happening(title: str) -> str:
    """ "AI failure detected" as "On AI failure detected", which the editor would write as "ai"."""
    first, _, rest = title.partition(" ")
    lowered = first if any(letter.isupper() for letter in first[1:]) else first.lower()
    return f"On {lowered} {rest}".rstrip()


def _joined(found: re.Match[str]) -> str:
    """ "G-code" in one word, since a letter is none; "one-click" in two."""
    return found[0].replace("-", "" if found[0][1] == "-" else " ").lower()


def choice(label: str) -> str:
    """An option in title case; what is measured stays with its unit, which would become "Mm"."""
    return title_case(_AMOUNT.sub("", label))


def sentence(text: str) -> str:
    """A description: a capital first; one sentence has no final period, several have one."""
    text = _UNHYPHENATED.sub("-", text)
    bare = text[:1].upper() + text[1:].removesuffix(".")
    several = ". " in bare.replace("e.g. ", "")
    return f"{bare}." if several else bare


def first_sentence(text: str) -> str:
    """The first of several sentences, without its period."""
    return text.partition(". ")[0].removesuffix(".")


def whether(text: str) -> str:
    """The help of a switch as n8n wants it: "Print the next item" as "Whether to print the …"."""
    lowered = text[:1].lower() + text[1:]
    opening = lowered.partition(" ")[0]
    if opening == "whether":
        return sentence(text)
    return sentence(
        f"Whether to {lowered}" if _ORDER.fullmatch(opening) else f"Whether this is on. {text}"
    )
