"""The command line: a contract of commands, JSON shapes and exit codes that scripts rely on.

Commands are imported when they are called, so that `connector --help` stays quick.
"""

from connector.cli.main import main

__all__ = ["main"]
