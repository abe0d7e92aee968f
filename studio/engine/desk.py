"""A thread for what takes its time, such as leaving an ingest, in the order it was asked for."""

import threading
from collections.abc import Callable

from mixer.handoff import BoundedQueue
from mixer.worker import Worker

_CAPACITY = 32
_LISTEN_S = 0.2


class Desk:
    """Does jobs one after another. The owner's thread starts and stops it; any may ask."""

    def __init__(self, name: str) -> None:
        self._jobs: BoundedQueue[Callable[[], None]] = BoundedQueue(_CAPACITY)
        self._worker = Worker(name, self._run)

    def start(self) -> None:
        """Begin to work."""
        self._worker.start()

    def ask(self, job: Callable[[], None]) -> bool:
        """Queue *job*; False when too many wait already."""
        return self._jobs.put(job)

    def stop(self, timeout_s: float) -> None:
        """Do what waits, then end."""
        self._jobs.close()
        self._worker.stop(timeout_s)

    def _run(self, _stop: threading.Event) -> None:
        while not (self._jobs.closed and not len(self._jobs)):
            job = self._jobs.get(_LISTEN_S)
            if job is not None:
                job()
