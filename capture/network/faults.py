"""What goes wrong with a feed, told apart by what is to be done about it."""

from collections.abc import Callable

from capture.errors import CaptureError

Gate = Callable[..., None]
"""Called as ``gate(host, port, "network-feed", clear=…)`` before a socket opens; raises a
``StudioError`` to forbid it."""


class FeedError(CaptureError):
    """A feed that is gone for now. ``retry_s``: when to ask again, None: soon."""

    retry_s: float | None = None


class UnplayableError(FeedError):
    """A feed that brings something that cannot be shown."""


class StalledError(FeedError):
    """Nothing came in time."""


class EndedError(FeedError):
    """The other side hung up."""


class AbandonedError(FeedError):
    """The owner asked to stop."""


class LoginError(FeedError):
    """A user name or password that the feed does not take; many lock out who asks too often."""

    retry_s = 10.0


class MovedError(FeedError):
    """A feed that sends elsewhere, where it is not followed."""

    retry_s = 10.0


class RefusedError(FeedError):
    """A connection that the show's policy does not allow; each asking is audited."""

    retry_s = 60.0


class UnresolvedError(FeedError):
    """A name that nothing shows to be local while it has no address."""

    retry_s = 3.0
