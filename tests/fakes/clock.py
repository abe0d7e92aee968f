"""A clock that a test owns."""

import threading
from enum import Enum


class Sleep(Enum):
    """What :meth:`FakeClock.sleep_until` does with a time that has not come."""

    WAITS = "waits until the test has advanced the clock that far"
    JUMPS = "moves the clock there itself, for a single thread that needs no conductor"


class FakeClock:
    """Stands still until a test advances it. Every method may be called from any thread.

    The usual step of a test: ``wait_for_sleepers()``, so that the thread under test is where it
    should be, then ``advance()``. ``release()`` before stopping a thread that may be asleep.
    """

    def __init__(self, start_ns: int = 0, *, sleep: Sleep = Sleep.WAITS) -> None:
        self._changed = threading.Condition(threading.Lock())
        self._now_ns = start_ns
        self._sleep = sleep
        self._asleep: list[int] = []

    def now_ns(self) -> int:
        """Return the time that the test has set."""
        with self._changed:
            return self._now_ns

    def sleep_until(self, t_ns: int) -> bool:
        """Return once the clock has reached *t_ns*; False, at once, when it is there already."""
        with self._changed:
            if t_ns <= self._now_ns:
                return False
            if self._sleep is Sleep.WAITS:
                self._asleep.append(t_ns)
                self._changed.notify_all()
                self._changed.wait_for(lambda: t_ns <= self._now_ns or self._sleep is Sleep.JUMPS)
            self._now_ns = max(self._now_ns, t_ns)
            return True

    def advance(self, ns: int) -> None:
        """Move time on by *ns* and wake who waited for a moment up to then."""
        with self._changed:
            self._move_to(self._now_ns + ns)

    def advance_to(self, t_ns: int) -> None:
        """Move time on to *t_ns*; never back."""
        with self._changed:
            self._move_to(max(self._now_ns, t_ns))

    def wait_for_sleepers(self, count: int = 1, timeout_s: float = 5.0) -> None:
        """Return when *count* threads sleep; AssertionError when they do not in time."""
        with self._changed:
            if not self._changed.wait_for(lambda: len(self._asleep) >= count, timeout_s):
                message = f"{len(self._asleep)} of {count} threads were asleep at {self._now_ns} ns"
                raise AssertionError(message)

    @property
    def sleepers(self) -> int:
        """How many threads sleep."""
        with self._changed:
            return len(self._asleep)

    def release(self) -> None:
        """Wake everybody; from now on a sleep jumps, so that threads can be joined."""
        with self._changed:
            self._sleep = Sleep.JUMPS
            self._asleep.clear()
            self._changed.notify_all()

    def _move_to(self, t_ns: int) -> None:
        self._now_ns = t_ns
        # Forgotten here, not by the thread itself: a test that looks right after advancing must
        # not take one that was woken, but has not run yet, for one that sleeps again.
        self._asleep = [wake_ns for wake_ns in self._asleep if wake_ns > t_ns]
        self._changed.notify_all()
