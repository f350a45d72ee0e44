"""Runner: drives wire's exchanges over HTTP, and sends nothing twice that could do harm.

Imports `wire`, `spec`, `model`, `diagnostics` and requests.
"""

from connector.runner.client import Client
from connector.runner.clock import Clock, SystemClock
from connector.runner.connect import connect
from connector.runner.connection import Connection, ConnectionProblem, Secret
from connector.runner.files import open_file

__all__ = [
    "Client",
    "Clock",
    "Connection",
    "ConnectionProblem",
    "Secret",
    "SystemClock",
    "connect",
    "open_file",
]
