"""A local farm that answers like the SimplyPrint backend, written from the reference facts.

It is the oracle the rest of the project is checked against, so it imports nothing of what it
checks and reads none of the project's specs. Nothing here was compared with the live service.
"""

from connector.sandbox.app import create_app
from connector.sandbox.server import SandboxServer
from connector.sandbox.settings import Settings

__all__ = ["SandboxServer", "Settings", "create_app"]
