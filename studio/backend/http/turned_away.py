"""Who comes without a session, again and again: told to come again in a minute.

The trail has the number of those, and a record of each before (``studio/backend/sparing.py``).
"""

import time
from collections.abc import Callable
from typing import Final

from studio.backend.errors import TooManyError

MOST_A_MINUTE: Final = 60
_MOST_ADDRESSES: Final = 10_000
_WINDOW_S: Final = 60.0


class TurnedAway:
    """Counts refusals an address, within a minute. Any thread; what races is off by a few."""

    def __init__(
        self, now_s: Callable[[], float] = time.monotonic, *, most_a_minute: int = MOST_A_MINUTE
    ) -> None:
        self._now_s = now_s
        self._most = most_a_minute
        self._begin_s = now_s()
        self._counts: dict[str, int] = {}

    def note(self, address: str) -> None:
        """Count one refusal. Raises :class:`TooManyError` for one too many from there."""
        if self._is_over() or len(self._counts) >= _MOST_ADDRESSES:
            self._counts = {}
            self._begin_s = self._now_s()
        count = self._counts.get(address, 0) + 1
        self._counts[address] = count
        if count > self._most:
            message = "Too many requests without a session came from there; sign in, in a minute."
            raise TooManyError(message)

    def judged(self, address: str) -> TooManyError | None:
        """Count one refusal; return what is said of one too many from there."""
        try:
            self.note(address)
        except TooManyError as error:
            return error
        return None

    def _is_over(self) -> bool:
        return self._now_s() - self._begin_s >= _WINDOW_S
