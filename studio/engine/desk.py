"""A thread for what takes its time, such as leaving an ingest, in the order it was asked for."""

import logging
import threading
from collections.abc import Callable

from mixer.handoff import BoundedQueue
from mixer.worker import Worker

from .errors import EngineError

_log = logging.getLogger(__name__)
_MOST_ASKED = 32
_CAPACITY = 8 * _MOST_ASKED
_LISTEN_S = 0.2


class Desk:
    """Does jobs one after another. The owner's thread starts and stops it; any may ask.

    Of what may be refused, 32 jobs wait at most. What ends a thing that was begun is never
    refused: it has the rest of the queue, which no number of things fills that were begun here.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: BoundedQueue[Callable[[], None]] = BoundedQueue(_CAPACITY)
        self._worker = Worker(name, self._run)

    def start(self) -> None:
        """Begin to work."""
        self._worker.start()

    def require_room(self) -> None:
        """Raise :class:`EngineError` where the next :meth:`ask` would be refused."""
        if len(self._jobs) >= _MOST_ASKED:
            message = (
                "The studio is still ending and beginning what was asked for before; "
                "try again in a moment."
            )
            raise EngineError(message)

    def ask(self, job: Callable[[], None]) -> bool:
        """Queue *job*; False when too many wait already."""
        return len(self._jobs) < _MOST_ASKED and self._jobs.put(job)

    def finish(self, job: Callable[[], None]) -> None:
        """Queue *job*, which belongs to what was begun, as its end does.

        After :meth:`stop` nothing is queued: whoever owns the desk then ends all by itself.
        """
        if not (self._jobs.put(job) or self._jobs.closed):
            _log.error("the %s is full: something that was begun is not ended", self._name)

    def stop(self, timeout_s: float) -> None:
        """Do what waits, then end."""
        self._jobs.close()
        self._worker.stop(timeout_s)

    def _run(self, _stop: threading.Event) -> None:
        while not (self._jobs.closed and not len(self._jobs)):
            job = self._jobs.get(_LISTEN_S)
            if job is not None:
                job()
