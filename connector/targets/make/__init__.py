"""Make: an app of pure data, JSON with templates of its language IML, in the layout of its editor.

There is no code in it, so neither the core nor the driver of other platforms: what IML cannot say
is left out with a warning. Addresses are those of the service and nobody can change them.
"""

from __future__ import annotations

from importlib.resources import files

from connector.model import Connector
from connector.targets.base import Archive, Emitted, Zipping, text
from connector.targets.make.archive import layout
from connector.targets.make.connections import connections_of
from connector.targets.make.mentions import relabelled
from connector.targets.make.modules import modules_of
from connector.targets.make.polls import polls_of
from connector.targets.make.project import files_of
from connector.targets.make.rpcs import rpcs_of
from connector.targets.make.unsupported import fitting
from connector.targets.make.webhooks import webhooks_of

TITLE = "Make app"
PACKING: Archive = Zipping(name="make-app.zip", layout=layout)
_STATIC = ("LICENSE", "icon.png", "icon.svg")


def emit(connector: Connector) -> Emitted:
    """The app's project folder, ready for Make's editor."""
    kept, diagnostics = fitting(connector)
    shown = relabelled(kept)
    components = [
        *connections_of(connector),
        *webhooks_of(shown),
        *modules_of(shown),
        *polls_of(shown),
        *rpcs_of(shown),
    ]
    tree = {path: text(content) for path, content in files_of(shown, components).items()}
    static = files("connector.targets") / "make" / "static"
    tree |= {name: (static / name).read_bytes() for name in _STATIC}
    return Emitted(dict(sorted(tree.items())), diagnostics)
