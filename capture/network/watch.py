"""How long a feed may keep its reader waiting, and whether it is wanted still."""

import threading

from mixer.clock import NS_PER_S, Clock

from .faults import AbandonedError, StalledError

SLICE_S = 0.1
"""How often a wait looks at its watch."""


class Watch:
    """A deadline that moves on as pictures come. Any thread: one integer, replaced as a whole."""

    def __init__(self, clock: Clock, stop: threading.Event) -> None:
        self._clock = clock
        self._stop = stop
        self._deadline_ns = 0

    def allow(self, seconds: float) -> None:
        """Let the next thing come within *seconds* from now."""
        self._deadline_ns = self._clock.now_ns() + round(seconds * NS_PER_S)

    def check(self) -> None:
        """Raise :class:`AbandonedError` or :class:`StalledError` when it is time to."""
        if self._stop.is_set():
            message = "The feed is no longer wanted."
            raise AbandonedError(message)
        if self._clock.now_ns() > self._deadline_ns:
            message = "Nothing came in time."
            raise StalledError(message)
