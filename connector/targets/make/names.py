"""Ids, paths and labels of the app's components. Imports model and the targets' wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

from connector.model import Action, Connector, Trigger
from connector.targets.overrides import title_of
from connector.targets.wording import singular, spaced

TARGET = "make"
API_KEY = "apiKey"
OAUTH2 = "oauth2"
_ARTICLES = ("Create", "Delete", "Get", "Update")
_LISTING = ("Get", "List", "Search")
_UNCOUNTED = ("data", "G-code", "history", "info")
_ACTIVE = ("became", "ran")
"""Verbs of events that something does, rather than that are done to it."""
_CAPITALS = "ai api ean gb gtin id ip nfc psu qr sku sso ui uid url uuid vat"
_SPELLED = {word: word.upper() for word in _CAPITALS.split()} | {
    "autoprint": "AutoPrint",
    "gcode": "G-code",
    "gcodes": "G-codes",
    "ids": "IDs",
    "oauth": "OAuth",
    "uids": "UIDs",
}
_BRACES = re.compile(r"(?<=\{)(?=\{)|(?<=\})(?=\})")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def camel(*names: str) -> str:
    """ "queue.add_item" as "queueAddItem"."""
    words = [word for name in names for word in re.split(r"[._-]", name) if word]
    return words[0][:1].lower() + words[0][1:] + "".join(w[:1].upper() + w[1:] for w in words[1:])


def kebab(id: str) -> str:
    """The folder of a component, by the rule of Make's editor."""
    return re.sub(r"([a-z0-9])([A-Z])", r"\1-\2", id).lower()


def module_id(owner: Action | Trigger) -> str:
    return camel(owner.name) if isinstance(owner, Action) else camel("watch", owner.name)


def webhook_id(trigger: Trigger) -> str:
    return camel(trigger.name)


def rpc_id(picker: str) -> str:
    return camel("list", picker)


def app_title(connector: Connector) -> str:
    return f"{connector.title} unofficial"


def label_of(action: Action) -> str:
    """A title as Make words it: "List …" and "Search …", and articles after the common verbs."""
    if action.strategy == "call":
        return "Make an API call"
    title = title_of(action, TARGET)
    if title != action.title:
        return title
    verb, _, rest = title.partition(" ")
    if action.output.many and verb in _LISTING:
        has_filters = any(item.destinations for item in action.inputs)
        return f"{'Search' if has_filters else 'List'} {rest.removeprefix('many ')}"
    head = rest.partition(" of ")[0]
    is_counted = singular(head) == head and not head.endswith(_UNCOUNTED)
    if verb in _ARTICLES and rest and is_counted:
        is_vowel = rest[:1] in "aeio" and not rest.startswith("one")
        return f"{verb} {'an' if is_vowel else 'a'} {rest}"
    return title


def watch_label(trigger: Trigger, triggers: Sequence[Trigger]) -> str:
    """ "Print finished" as "Watch finished prints", and which of two triggers is the poll."""
    label = f"Watch {_watched(trigger.title)}"
    is_second = trigger.kind == "polling" and any(
        other.kind == "webhook" and other.title == trigger.title for other in triggers
    )
    return f"{label} (scheduled)" if is_second else label


def _watched(title: str) -> str:
    """ "Print finished" as "finished prints", "User signed up" as "signed-up users"."""
    *nouns, last = _lowered(title).split(" ")
    if len(nouns) > 1 and nouns[-1] in _ACTIVE:
        return f"{plural(' '.join(nouns[:-1]))} that {nouns[-1]} {last}"
    if len(nouns) > 1 and nouns[-1].endswith("ed") and not last.endswith("ed"):
        last = f"{nouns.pop()}-{last}"
    return f"{last} {plural(' '.join(nouns))}" if nouns else last


def _lowered(text: str) -> str:
    """A text that no longer begins a sentence; what has capitals of its own keeps them."""
    first, _, _ = text.partition(" ")
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def plural(noun: str) -> str:
    """ "print" as "prints"; a plural stays one."""
    if singular(noun) != noun:
        return noun
    if re.search(r"[^aeiou]y$", noun):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if re.search(r"(s|sh|ch)$", noun) else f"{noun}s"


def field_label(name: str) -> str:
    """ "filesystem_id" as "Filesystem ID", "startDate" as "Start date"."""
    words = [_SPELLED.get(w.lower(), w.lower()) for w in _WORDS.findall(spaced(name))]
    text = " ".join(words)
    return text[:1].upper() + text[1:] or name


def shown(text: str) -> str:
    """Text for people. Braces that Make would take for a template get an invisible gap."""
    return _BRACES.sub("\u200b", text)
