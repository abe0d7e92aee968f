"""Noticing that nothing moves."""

from mixer.clock import Clock

from .errors import StalledError


class StallWatch:
    """Raises when what should move has not for *limit_ns*; one thread's."""

    def __init__(self, clock: Clock, limit_ns: int) -> None:
        self._limit_ns = limit_ns
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
        elif self._clock.now_ns() - self._since_ns >= self._limit_ns:
            message = "The ingest takes nothing any more."
            raise StalledError(message)
