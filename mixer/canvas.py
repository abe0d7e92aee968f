"""Canvases that are used again: a fresh one costs more in page faults than a mix."""

import weakref
from collections import deque

import numpy as np

from .media import Plane


class CanvasPool:
    """Packed I420 canvases of one size.

    A canvas comes back by itself when the last view of it has gone, on whatever thread that
    happens; so a frame may be kept by sinks for as long as they like. At most *capacity* idle
    ones are kept. Any thread.
    """

    def __init__(self, width: int, height: int, capacity: int = 16) -> None:
        self._shape = (height * 3 // 2, width)
        # A deque's append and pop are atomic, and a finalizer must not wait for a lock that
        # the thread it interrupts may hold.
        self._idle: deque[memoryview] = deque(maxlen=capacity)

    def take(self) -> Plane:
        """Return a (3h/2, w) canvas with whatever was last in it."""
        try:
            memory = self._idle.pop()
        except IndexError:
            memory = np.zeros(self._shape[0] * self._shape[1], np.uint8).data
        # The views of this array have it, not the memory below it, as their base.
        owner: Plane = np.frombuffer(memory, np.uint8)
        weakref.finalize(owner, self._idle.append, memory).atexit = False
        return owner.reshape(self._shape)

    @property
    def idle(self) -> int:
        """How many canvases wait to be used again."""
        return len(self._idle)


class CanvasPools:
    """A pool for each size, made when first asked for. Any thread."""

    def __init__(self, capacity: int = 16) -> None:
        self._capacity = capacity
        self._pools: dict[tuple[int, int], CanvasPool] = {}

    def take(self, width: int, height: int) -> Plane:
        """Return a canvas of *width* x *height* with whatever was last in it."""
        pool = self._pools.get((width, height))
        if pool is None:
            pool = self._pools.setdefault(
                (width, height), CanvasPool(width, height, self._capacity)
            )
        return pool.take()
