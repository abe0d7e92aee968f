"""What a microphone hears, rid of echo and noise: at once while somebody is to hear it."""

from typing import Final

from mixer.handoff import BoundedQueue, drop_oldest
from mixer.media import Samples

from .echo import EchoCanceller

AT_A_TIME: Final = 10
"""Blocks, while nobody hears them."""
_MOST_PLAYED: Final = 64
"""Blocks, more than half a second; the oldest are dropped."""


class Cleaning:
    """One microphone's. One thread, but for :meth:`played`.

    A canceller is to know the room before a key goes down, so it hears everything. What it knows
    has left the processor's caches after 10 ms, and fetching it takes many times as long as a block
    does: so while nobody hears them, several blocks are cleaned after each other.
    """

    def __init__(self) -> None:
        self._played: BoundedQueue[Samples] = BoundedQueue(_MOST_PLAYED, drop_oldest)
        self._held: list[Samples] = []
        self._canceller: EchoCanceller | None = None
        self._cancels: tuple[bool, bool] | None = None

    def played(self, samples: Samples) -> None:
        """Hear what the ear is played, so that it does not come back. Any thread."""
        self._played.put(samples, wakes=False)

    def choose(self, *, echo: bool, noise: bool) -> None:
        """Rid what is heard of these. Raises :class:`TalkError` where that does not work here."""
        if self._cancels != (echo, noise):
            self._cancels, self._canceller = (echo, noise), None
            if echo or noise:
                self._canceller = EchoCanceller(echo=echo, noise=noise)

    def put(self, samples: Samples, *, at_once: bool) -> list[Samples]:
        """Take a block, shape (480, 1); return those that are clean now, the oldest first.

        *at_once*: somebody hears this one. Raises :class:`TalkError`.
        """
        self._held.append(samples)
        if not at_once and len(self._held) < AT_A_TIME:
            return []
        held, self._held = self._held, []
        played = self._played.get_all()
        canceller = self._canceller
        if canceller is None:
            return held
        cleaned, fed = [], 0
        for number, block in enumerate(held, 1):
            # In turn, as they sounded: it finds out by itself how far apart they are.
            due = len(played) * number // len(held)
            for each in played[fed:due]:
                canceller.played(each)
            fed = due
            cleaned.append(canceller.clean(block))
        return cleaned
