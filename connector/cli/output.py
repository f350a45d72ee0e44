"""Printing: JSON for programs on standard output, words for people on standard error."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from connector.diagnostics import Diagnostics

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document on stdout.")


def print_diagnostics(diagnostics: Diagnostics) -> None:
    """One line a finding, on standard error."""
    for item in diagnostics.items:
        click.echo(str(item), err=True)


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    click.echo(_text(value, indent=2))


def print_json_line(value: Any) -> None:
    """One JSON document on one line of standard output, flushed."""
    if sys.stdout is None:
        raise OSError("standard output is closed")
    click.echo(_text(value, separators=(",", ":")))


def _text(value: Any, **how: Any) -> str:
    """JSON text; with escapes if the output's encoding cannot hold its characters."""
    text = json.dumps(value, ensure_ascii=False, **how)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, **how)
    return text
