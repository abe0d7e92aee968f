"""The only place where threads meet: everything here locks, is bounded and counts its drops."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Guard:
    """A lock as a context, for a structure of the mixer's own that two threads share."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_error: object) -> None:
        self._lock.release()


class FairGuard:
    """A lock that is handed to whoever has waited longest: who takes it often starves nobody."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turns: deque[threading.Lock] = deque()
        self._held = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._held:
                self._held = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._turns.append(turn)
        try:
            turn.acquire()
        except BaseException:
            # Interrupted: it is not waited for any more, or was handed over in this moment.
            with self._lock:
                is_mine = turn not in self._turns
                if not is_mine:
                    self._turns.remove(turn)
            if is_mine:
                self.__exit__()
            raise

    def __exit__(self, *_error: object) -> None:
        with self._lock:
            if self._turns:
                self._turns.popleft().release()
            else:
                self._held = False


class LatestSlot(Generic[T]):
    """Newest wins: a producer puts, any number of readers look; nobody waits."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._value: T | None = None
        self._seen = True
        self._overwritten = 0

    def put(self, value: T) -> None:
        """Replace what is there; counted as overwritten when nobody had looked."""
        with self._lock:
            if not self._seen:
                self._overwritten += 1
            self._value, self._seen = value, False

    def get(self) -> T | None:
        """Return the newest value, which stays."""
        with self._lock:
            self._seen = True
            return self._value

    def clear(self) -> None:
        """Forget the value: its source is gone."""
        with self._lock:
            self._value, self._seen = None, True

    @property
    def overwritten(self) -> int:
        """How many values were replaced before anybody looked."""
        with self._lock:
            return self._overwritten


def drop_newest(_waiting: "deque[T]", _item: T) -> bool:
    """Overflow rule: refuse the item that does not fit."""
    return False


def drop_oldest(waiting: "deque[T]", _item: T) -> bool:
    """Overflow rule: make room by forgetting the oldest."""
    waiting.popleft()
    return True


class BoundedQueue(Generic[T]):
    """First in, first out, of at most *capacity* items.

    *overflow* is called under the lock with what waits and the item that does not fit; it may
    remove what it likes from the waiting ones and returns whether the item goes in after that.
    ``dropped`` counts both.
    """

    def __init__(
        self, capacity: int, overflow: Callable[["deque[T]", T], bool] = drop_newest
    ) -> None:
        self._capacity = capacity
        self._overflow = overflow
        self._items: deque[T] = deque()
        # Held by itself where nobody is woken or waits: a condition's own way in is Python.
        self._lock = threading.Lock()
        self._ready = threading.Condition(self._lock)
        self._closed = False
        self._dropped = 0

    def put(self, item: T, *, wakes: bool = True) -> bool:
        """Append *item*; False when it, or after :meth:`close` anything, is not taken.

        One that does not wake whoever waits is found with the next that does, or when a wait ends.
        """
        with self._lock:
            if self._closed:
                return False
            if len(self._items) >= self._capacity:
                before = len(self._items)
                takes = self._overflow(self._items, item) and len(self._items) < self._capacity
                self._dropped += before - len(self._items) + (not takes)
                if not takes:
                    return False
            self._items.append(item)
            if wakes:
                self._ready.notify()
            return True

    def wake(self) -> None:
        """Wake whoever waits, if there is anything that did not."""
        with self._lock:
            if self._items:
                self._ready.notify()

    def get(self, timeout_s: float | None = None) -> T | None:
        """Return the oldest item; None after *timeout_s*, or when closed and empty."""
        with self._lock:
            if timeout_s != 0:
                self._ready.wait_for(lambda: self._items or self._closed, timeout_s)
            return self._items.popleft() if self._items else None

    def get_all(self) -> list[T]:
        """Return what waits now, the oldest first."""
        with self._lock:
            items = list(self._items)
            self._items.clear()
        return items

    def close(self) -> None:
        """Take nothing more; readers get what waits, then None."""
        with self._lock:
            self._closed = True
            self._ready.notify_all()

    @property
    def closed(self) -> bool:
        """Whether :meth:`close` was called; items may still wait."""
        with self._lock:
            return self._closed

    @property
    def dropped(self) -> int:
        """How many items were not delivered."""
        with self._lock:
            return self._dropped

    def __len__(self) -> int:
        with self._lock:
            return len(self._items)


class Timeline(Generic[T]):
    """Values that are due at a time each, filled ahead by one producer, seen by any reader.

    Bounded: the producer waits while it is *capacity* ahead, so nothing is dropped but what
    has been overtaken by something newer that is due.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._room = threading.Condition(threading.Lock())
        self._ahead: deque[tuple[int, T]] = deque()
        self._current: T | None = None
        self._overtaken = 0

    def put(self, t_ns: int, value: T, timeout_s: float) -> bool:
        """Append *value*, due at *t_ns*; False when there was no room within *timeout_s*."""
        with self._room:
            if not self._room.wait_for(lambda: len(self._ahead) < self._capacity, timeout_s):
                return False
            self._ahead.append((t_ns, value))
            return True

    def at(self, t_ns: int) -> T | None:
        """Return the newest value that is due at *t_ns*; it stays until the next one is."""
        with self._room:
            came = 0
            while self._ahead and self._ahead[0][0] <= t_ns:
                self._current = self._ahead.popleft()[1]
                came += 1
            if came:
                self._overtaken += came - 1
                self._room.notify()
            return self._current

    def clear(self) -> None:
        """Forget everything, the value that is shown too."""
        with self._room:
            self._ahead.clear()
            self._current = None
            self._room.notify()

    @property
    def overtaken(self) -> int:
        """How many values were never seen because a newer one was due as well."""
        with self._room:
            return self._overtaken
