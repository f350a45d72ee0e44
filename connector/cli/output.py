"""Printing: JSON for programs on standard output, words for people on standard error."""

from __future__ import annotations

import json
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
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_json_line(value: Any) -> None:
    """One JSON document on one line of standard output, flushed."""
    click.echo(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
