"""What a microphone hears, rid of echo and noise while somebody is to hear it."""

from collections import deque
from collections.abc import Sequence
from typing import Final

from mixer.handoff import BoundedQueue, drop_oldest
from mixer.media import Samples

from .echo import EchoCanceller

AT_A_TIME: Final = 10
"""Blocks, while nobody hears them."""
_FIRST_BATCHES: Final = 30
"""3 s, in which a canceller comes to know a room."""
_ROUND_BATCHES, _HEARD_BATCHES = 40, 10
"""Of each 4 s it hears one from then on: rooms change slowly. What is left of an echo in
the first 100 ms after a key went down: -61 to -71 dB, and -64 to -71 where all was heard, measured;
after that the same within 5 dB."""
_KEPT_BATCHES: Final = 2
"""200 ms, in which what was played has died away: before a key goes down it hears them, too."""
_MOST_PLAYED: Final = 64
"""Blocks, more than half a second; the oldest are dropped."""


class Cleaning:
    """One microphone's. One thread, but for :meth:`played`.

    A canceller is to know the room before a key goes down. What it knows has left the processor's
    caches after 10 ms, and fetching it takes many times as long as a block does: so while nobody
    hears them, it hears several blocks after each other, and not all of them.
    """

    def __init__(self) -> None:
        self._played: BoundedQueue[Samples] = BoundedQueue(_MOST_PLAYED, drop_oldest)
        self._held: list[Samples] = []
        self._kept: deque[tuple[list[Samples], list[Samples]]] = deque(maxlen=_KEPT_BATCHES)
        """What was heard and played meanwhile, unheard by the canceller."""
        self._batches = 0
        self._canceller: EchoCanceller | None = None
        self._cancels: tuple[bool, bool] | None = None

    def played(self, samples: Samples) -> None:
        """Hear what the ear is played, so that it does not come back. Any thread."""
        self._played.put(samples, wakes=False)

    def choose(self, *, echo: bool, noise: bool) -> None:
        """Rid what is heard of these. Raises :class:`TalkError` where that does not work here."""
        if self._cancels != (echo, noise):
            self._cancels, self._canceller = (echo, noise), None
            self._batches = 0
            if echo or noise:
                self._canceller = EchoCanceller(echo=echo, noise=noise)

    def learn(self, samples: Samples) -> None:
        """Take a block that nobody hears, shape (480, 1). Raises :class:`TalkError`."""
        self._held.append(samples)
        if len(self._held) < AT_A_TIME:
            return
        held, self._held = self._held, []
        played = self._played.get_all()
        self._batches += 1
        if self._batches <= _FIRST_BATCHES or self._batches % _ROUND_BATCHES < _HEARD_BATCHES:
            self._kept.clear()
            self._feed(held, played)
        else:
            self._kept.append((held, played))

    def clean(self, samples: Samples) -> Samples:
        """Return what is one's own of a block, shape (480, 1). Raises :class:`TalkError`."""
        for held, played in self._kept:
            self._feed(held, played)
        self._kept.clear()
        held, self._held = [*self._held, samples], []
        return self._feed(held, self._played.get_all())

    def _feed(self, held: Sequence[Samples], played: Sequence[Samples]) -> Samples:
        """Have these heard in turn, as they sounded; return the last of them, clean."""
        canceller = self._canceller
        cleaned = held[-1]
        if canceller is None:
            return cleaned
        fed = 0
        for number, block in enumerate(held, 1):
            # It finds out by itself how far apart they are.
            due = len(played) * number // len(held)
            for each in played[fed:due]:
                canceller.played(each)
            fed = due
            cleaned = canceller.clean(block)
        return cleaned
