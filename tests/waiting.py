"""Waiting for a state with a deadline, for what offers no event of its own."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_POLL_S = 0.01
_LONGEST_POLL_S = 0.25
_LOAD = Path("/proc/loadavg")  # proc(5): its fourth field is how many threads want a processor


def wait_until(
    predicate: Callable[[], object], timeout_s: float, what: str, every_s: float = _POLL_S
) -> None:
    """Return as soon as *predicate* is true, which is asked every so often.

    Raises :class:`AssertionError` that names *what* did not come within *timeout_s* of a
    :class:`Stopwatch`.
    """
    never, watch = threading.Event(), Stopwatch()
    while not predicate():
        if watch.look() >= timeout_s:
            message = f"Waited {timeout_s:g} s in vain: {what}"
            raise AssertionError(message)
        never.wait(every_s)


@contextmanager
def timing() -> "Iterator[Stopwatch]":
    """Yield a stopwatch that runs until the end."""
    over, watch = threading.Event(), Stopwatch()

    def keep_looking() -> None:
        while not over.wait(_POLL_S):
            watch.look()

    looking = threading.Thread(target=keep_looking)
    looking.start()
    try:
        yield watch
    finally:
        over.set()
        looking.join()
        watch.look()


class Stopwatch:
    """Tells how long something would take on this machine, had it nothing else to do.

    While four threads want one of its two processors, each has half a one: a second of that time
    counts as half a second. On a machine at rest it is an ordinary stopwatch. Of a span between two
    looks a quarter of a second counts at most: who looks more seldom was kept from it.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._began = self._looked_at = time.monotonic()

    def look(self) -> float:
        """Return :attr:`seconds` up to now. One thread at a time."""
        now = time.monotonic()
        span_s = now - self._looked_at
        self._looked_at = now
        self.seconds += min(span_s * _share(), _LONGEST_POLL_S)
        return self.seconds

    @property
    def slowness(self) -> float:
        """How many times as long it took for others' work; 1 on a machine at rest."""
        return max(1.0, (self._looked_at - self._began) / max(self.seconds, _POLL_S))


def _share() -> float:
    """Return the share of a processor that each thread gets now that wants one; 1 if unknown."""
    try:
        wanting = int(_LOAD.read_text("ascii").split()[3].partition("/")[0])
    except OSError:
        return 1.0
    return min(1.0, (os.cpu_count() or 1) / max(1, wanting))
