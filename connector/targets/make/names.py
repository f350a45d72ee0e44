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
_ACRONYMS = {"api": "API", "id": "ID", "ids": "IDs", "ip": "IP", "uid": "UID", "url": "URL"}
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
    if action.output.many:
        has_filters = any(item.destinations for item in action.inputs)
        return f"{'Search' if has_filters else 'List'} {rest.removeprefix('many ')}"
    if verb in _ARTICLES and rest and singular(rest) == rest:
        return f"{verb} {'an' if rest[:1] in 'aeio' else 'a'} {rest}"
    return title


def watch_label(trigger: Trigger, triggers: Sequence[Trigger]) -> str:
    """ "Print finished" as "Watch finished prints", and which of two triggers is the poll."""
    noun, _, participle = trigger.title.rpartition(" ")
    label = f"Watch {participle} {noun[:1].lower()}{noun[1:]}s" if noun else f"Watch {participle}"
    is_second = trigger.kind == "polling" and any(
        other.kind == "webhook" and other.title == trigger.title for other in triggers
    )
    return f"{label} (scheduled)" if is_second else label


def field_label(name: str) -> str:
    """ "filesystem_id" as "Filesystem ID", "startDate" as "Start date"."""
    words = [_ACRONYMS.get(w.lower(), w.lower()) for w in _WORDS.findall(spaced(name))]
    text = " ".join(words)
    return text[:1].upper() + text[1:] or name


def shown(text: str) -> str:
    """Text for people. Braces that Make would take for a template get an invisible gap."""
    return _BRACES.sub("\u200b", text)
