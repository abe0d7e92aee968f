"""How long a thread of this process waits for its turn, beside a process that does nothing."""

import subprocess
import sys
import threading
from fractions import Fraction
from types import TracebackType
from typing import Self

from mixer.cadence import Cadence
from mixer.clock import MonotonicClock
from mixer.worker import Worker

_RATE = 200


class Pauses:
    """Wakes two hundred times a second, here and in a process of its own, while entered.

    Whoever holds the interpreter's lock, or a core, shows in how late the waking is.
    """

    def __init__(self) -> None:
        self._worst_ns = 0
        self._worker = Worker("pauses", self._run)
        self._bare: subprocess.Popen[str] | None = None
        self.bare_ms = 0.0

    def take_ms(self) -> float:
        """Return the worst since the last call."""
        worst_ns, self._worst_ns = self._worst_ns, 0
        return worst_ns / 1e6

    def __enter__(self) -> Self:
        self._bare = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.bare_loop", str(_RATE), "inf"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._worker.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._worker.stop()
        if self._bare is not None:
            told, _ = self._bare.communicate()
            self.bare_ms = max(map(int, told.split()), default=0) / 1e6

    def _run(self, stop: threading.Event) -> None:
        clock = MonotonicClock()
        ticks = Cadence(Fraction(_RATE), 0)
        n = ticks.index_at(clock.now_ns()) + 1
        while not stop.is_set():
            clock.sleep_until(ticks.at(n))
            late_ns = clock.now_ns() - ticks.at(n)
            self._worst_ns = max(self._worst_ns, late_ns)
            n = max(n + 1, ticks.index_at(clock.now_ns()) + 1)
