"""Everything one running sandbox holds, and how time and events move through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from connector.sandbox.clock import Clock
from connector.sandbox.deliveries import Deliveries
from connector.sandbox.faults import Faults
from connector.sandbox.oauth_store import OAuthStore
from connector.sandbox.rate_window import RateWindow
from connector.sandbox.request_log import RequestLog
from connector.sandbox.world import prints
from connector.sandbox.world.seed import seeded_world
from connector.sandbox.world.storage import Storage

if TYPE_CHECKING:
    from connector.sandbox.answers import FindTransport
    from connector.sandbox.settings import Settings


class Sandbox:
    """Mutable state of a sandbox; only the server's event loop touches it."""

    def __init__(self, settings: Settings, find_transport: FindTransport) -> None:
        self.first_settings = settings
        self.find_transport = find_transport
        self._begin(settings)

    def _begin(self, settings: Settings) -> None:
        self.settings = settings
        self.clock = Clock(settings.start)
        self.storage = Storage()
        self.world = seeded_world(settings, self.clock.now(), self.storage)
        self.oauth = OAuthStore(settings.seed)
        self.faults = Faults()
        self.log = RequestLog()
        self.deliveries = Deliveries()
        self.window = RateWindow()

    def tick(self) -> None:
        """Bring the world to the present and hand its events to the deliveries."""
        prints.advance(self.world, self.clock.now())
        self.flush()

    def flush(self) -> None:
        """Send what happened since the last time."""
        events, self.world.unsent = self.world.unsent, []
        for event in events:
            for webhook in list(self.world.webhooks.values()):
                meant = event.only == webhook.id
                subscribed = event.only is None and webhook.enabled and event.name in webhook.events
                if meant or subscribed:
                    self.deliveries.send(webhook, event, self.settings)

    def reset(self, settings: Settings) -> None:
        """Start afresh: world, clock, logs, faults, tokens and uploaded bytes."""
        self.close()
        self._begin(settings)

    def close(self) -> None:
        self.storage.close()
        self.deliveries.stop()
