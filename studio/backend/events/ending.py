"""Keys end with the session that they were given to, whichever instance ended it."""

import threading
from typing import Final

from mixer.handoff import BoundedQueue
from mixer.worker import Worker
from studio.backend.accounts.ended import SessionsEnded, hear_ended
from studio.backend.bus import Bus
from studio.backend.errors import BackendError

from .keys import KeyService

_MOST_WAITING: Final = 1000
"""More than that at a time are not ended by this instance; they expire within minutes."""
_TRIES: Final = 600
_AGAIN_S: Final = 1.0
"""For ten minutes: then each key has expired that nobody renewed."""


class KeyEnder:
    """Hears of ended sessions, and ends their keys on a thread of its own until closed."""

    def __init__(self, bus: Bus, keys: KeyService) -> None:
        self._keys = keys
        self._queue: BoundedQueue[SessionsEnded] = BoundedQueue(_MOST_WAITING)
        self._worker = Worker("end of keys", self._run)
        self._worker.start()
        self._unsubscribe = hear_ended(bus, self._hear)

    def close(self) -> None:
        """End the thread, once what waits is done. The owner's thread."""
        self._unsubscribe()
        self._queue.close()
        self._worker.stop()

    def _hear(self, ended: SessionsEnded) -> None:
        self._queue.put(ended)

    def _run(self, stop: threading.Event) -> None:
        while (ended := self._queue.get()) is not None:
            self._end(ended, stop)

    def _end(self, ended: SessionsEnded, stop: threading.Event) -> None:
        for _ in range(_TRIES):
            try:
                self._keys.end_sessions(ended.sessions)
            except BackendError:
                # The store is away, or another instance ends the same keys at this moment.
                if stop.wait(_AGAIN_S):
                    return
            else:
                return
