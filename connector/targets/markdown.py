"""Text of a spec in Markdown, where it must not become markup.

Imports the standard library only.
"""

from __future__ import annotations

import re
from urllib.parse import quote


def cell(text: str) -> str:
    """A text as one line, or as one cell of a table, that shows it as it is."""
    whole = text.encode("utf-8", "replace").decode()
    marked = re.sub(r"([\\`*_{}\[\]<>#|!~])", r"\\\1", whole)
    return " ".join(marked.replace("&", "&amp;").split())


def address(url: str) -> str:
    """A URL as Markdown takes it between brackets, whatever is in it."""
    return quote(url.encode("utf-8", "replace"), safe="/:?#@!$&'*+,;=%~")
