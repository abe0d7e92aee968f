"""Canvases that are used again: a fresh one costs more in page faults than a mix."""

import contextlib
import mmap
import sys
import weakref
from collections import deque
from typing import Final

import numpy as np

from .media import Plane

_LOOK_TAKES: Final = 256
"""After so many it is looked at what lay idle all the while: at 30 pictures a second, 8 s."""

_HUGE: Final = 4 << 20
"""From so many bytes on it is worth asking for pages of another size, as NumPy does."""


class CanvasPool:
    """Packed I420 canvases of one size.

    A canvas comes back by itself when the last view of it has gone, on whatever thread that
    happens; so a frame may be kept by sinks for as long as they like. At most *capacity* idle
    ones are kept, and none that the last few hundred takes could have done without. Any thread.
    """

    def __init__(self, width: int, height: int, capacity: int = 16) -> None:
        self._shape = (height * 3 // 2, width)
        # A deque's append and pop are atomic, and a finalizer must not wait for a lock that
        # the thread it interrupts may hold.
        self._idle: deque[memoryview] = deque(maxlen=capacity)
        self._takes = 0
        self._spare = 0
        """How many have lain idle ever since the last look."""

    def take(self) -> Plane:
        """Return a (3h/2, w) canvas with whatever was last in it."""
        try:
            memory = self._idle.pop()
        except IndexError:
            memory = memoryview(_from_system(self._shape[0] * self._shape[1]))
        self._spare = min(self._spare, len(self._idle))
        self._takes += 1
        if self._takes % _LOOK_TAKES == 0:
            self._let_go()
        # The views of this array have it, not the memory below it, as their base.
        owner: Plane = np.frombuffer(memory, np.uint8)
        weakref.finalize(owner, self._idle.append, memory).atexit = False
        return owner.reshape(self._shape)

    @property
    def idle(self) -> int:
        """How many canvases wait to be used again."""
        return len(self._idle)

    @property
    def takes(self) -> int:
        """How many canvases were taken."""
        return self._takes

    def _let_go(self) -> None:
        """Give back what nobody needed: a stall that held many pictures is over some time."""
        for _ in range(self._spare):
            try:
                self._idle.popleft()
            except IndexError:
                break
        self._spare = len(self._idle)


def _from_system(size: int) -> mmap.mmap:
    """Return zeroed memory that the system has back as soon as it is let go.

    In a heap what is small and stays comes to lie between, and keeps all of it.
    """
    if sys.platform == "win32":
        memory = mmap.mmap(-1, size)
    else:
        memory = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    if sys.platform == "linux" and size >= _HUGE:
        with contextlib.suppress(OSError):
            # A kernel that has no such pages refuses, and the memory is as good.
            memory.madvise(mmap.MADV_HUGEPAGE)
    return memory


class CanvasPools:
    """A pool for each size that is asked for now and then. Any thread.

    The size of a window that somebody drags is another one with each picture.
    """

    def __init__(self, capacity: int = 16) -> None:
        self._capacity = capacity
        self._pools: dict[tuple[int, int], CanvasPool] = {}
        self._seen: dict[tuple[int, int], int] = {}
        """How many had been taken of each size at the last look."""
        self._takes = 0

    def take(self, width: int, height: int) -> Plane:
        """Return a canvas of *width* x *height* with whatever was last in it."""
        self._takes += 1
        if self._takes % _LOOK_TAKES == 0:
            self._let_go()
        pool = self._pools.get((width, height))
        if pool is None:
            pool = self._pools.setdefault(
                (width, height), CanvasPool(width, height, self._capacity)
            )
        return pool.take()

    @property
    def idle(self) -> int:
        """How many canvases wait to be used again, of all sizes."""
        return sum(each.idle for each in list(self._pools.values()))

    def _let_go(self) -> None:
        """Forget the sizes that nobody asked for since the last look."""
        now = {size: pool.takes for size, pool in list(self._pools.items())}
        for size, takes in now.items():
            if self._seen.get(size) == takes:
                self._pools.pop(size, None)
        self._seen = now
