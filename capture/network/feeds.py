"""Which kind of feed a URL names."""

from typing import Protocol

from .address import FeedAddress
from .connecting import Connector
from .delivery import Delivery
from .http_feed import HttpFeed
from .login import Login
from .rtsp_feed import RtspFeed
from .udp_feed import UdpFeed
from .watch import Watch


class Feed(Protocol):
    """One feed, whatever its protocol."""

    def play(self, delivery: Delivery, watch: Watch) -> None:
        """Deliver until it ends, which is a ``FeedError``. The source's thread."""
        ...


def feed_of(address: FeedAddress, connector: Connector, login: Login) -> Feed:
    """Return the feed at *address*, not yet connected."""
    if address.scheme in {"http", "https"}:
        return HttpFeed(address, connector, login)
    if address.scheme in {"rtsp", "rtsps"}:
        return RtspFeed(address, connector, login)
    return UdpFeed(address, connector)
