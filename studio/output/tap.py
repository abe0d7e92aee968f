"""One sink for a mix, and behind it as many as there are at the moment."""

from collections.abc import Callable
from typing import Generic, TypeVar

from mixer.handoff import LatestSlot

T = TypeVar("T")


class Tap(Generic[T]):
    """Hands what the mix puts to every taker; takers come and go between two puts."""

    def __init__(self) -> None:
        self._takers: LatestSlot[tuple[Callable[[T], object], ...]] = LatestSlot()
        self._takers.put(())

    def put(self, item: T, /) -> None:
        """Hand *item* to all there are now; never blocks if none of them does. The mix."""
        for take in self._now():
            take(item)

    def add(self, take: Callable[[T], object]) -> None:
        """Hand to *take*, too, from the next on. One thread at a time."""
        self._takers.put((*self._now(), take))

    def remove(self, take: Callable[[T], object]) -> None:
        """Hand to *take* no more, from the next on. One thread at a time."""
        self._takers.put(tuple(other for other in self._now() if other != take))

    def _now(self) -> tuple[Callable[[T], object], ...]:
        return self._takers.get() or ()
