"""The command group, and the one place where errors become words and exit codes."""

from __future__ import annotations

import importlib
import sys

import click

from connector import __version__
from connector.cli.exits import EXITS, report

COMMANDS = {
    "build": "connector.cli.build:build",
    "call": "connector.cli.call:call",
    "check": "connector.cli.check:check",
    "docs": "connector.cli.docs:docs",
    "list": "connector.cli.show:list_",
    "listen": "connector.cli.listen:listen",
    "pack": "connector.cli.build:pack",
    "poll": "connector.cli.poll:poll",
    "run": "connector.cli.run:run",
    "sandbox": "connector.cli.sandbox:sandbox",
    "show": "connector.cli.show:show",
}

HELP = {
    "build": "Compile the spec into packages.",
    "call": "Call any endpoint of the API.",
    "check": "Check the spec.",
    "docs": "Write the pages that are made from the spec.",
    "list": "List actions, triggers or targets.",
    "listen": "Receive webhooks and print them.",
    "pack": "Make the installable archive of a target.",
    "poll": "Poll a trigger and print its events.",
    "run": "Run an action.",
    "sandbox": "Start a local backend to try things on.",
    "show": "Show one action or trigger.",
}


class LazyGroup(click.Group):
    """A group that imports a command when it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(sorted(HELP.items()))


@click.group(cls=LazyGroup, epilog=EXITS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="connector")
def commands() -> None:
    """SimplyPrint connector: one spec, compiled for automation platforms and runnable from here."""


def main() -> None:
    """Run the command line; exits with the codes of `exits`."""
    try:
        commands.main(standalone_mode=False)
    except Exception as problem:  # noqa: BLE001 - `report` raises what is not a user's mistake
        sys.exit(report(problem))
