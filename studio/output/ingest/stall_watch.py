"""Noticing that nothing moves."""

from mixer.clock import NS_PER_S, Clock

from .errors import StalledError

_LIMIT_NS = 5 * NS_PER_S // 2
"""With what the buffers on the way take first, a stall is found within 3 s of its beginning."""


class StallWatch:
    """Raises when what should move has not for 2.5 s; one thread's."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._progress = -1
        self._since_ns = clock.now_ns()

    def check(self, progress: int, *, expected: bool) -> None:
        """Compare *progress* with what it was; no progress is fine when none is *expected*.

        Raises :class:`StalledError`.
        """
        if progress != self._progress or not expected:
            self._progress = progress
            self._since_ns = self._clock.now_ns()
        elif self._clock.now_ns() - self._since_ns >= _LIMIT_NS:
            message = "The ingest takes nothing any more."
            raise StalledError(message)
