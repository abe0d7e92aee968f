"""Sound on its way to a device's callback: bounded, its holes and overflows counted."""

import numpy as np

from mixer.clock import NS_PER_S
from mixer.handoff import Guard
from mixer.media import PROGRAM_CHANNELS, Samples


class PlayRing:
    """Written by one thread, emptied by one callback at *rate* samples a second.

    What does not fit takes the place of the oldest and is counted as dropped; what the callback
    lacks is silence and counted as missing.
    """

    def __init__(self, capacity: int, rate: float) -> None:
        self._guard = Guard()
        self._ring = np.zeros((capacity, PROGRAM_CHANNELS), np.float32)
        self._rate = rate
        self._begin = self._end = 0
        self._asked_ns: int | None = None
        self._asked = 0
        self._dropped = self._missing = 0
        self._left = capacity
        self._taken = 0

    def write(self, samples: Samples) -> None:
        """Append *samples*, shape (n, 2), of at most the capacity."""
        with self._guard:
            self._end += len(samples)
            places = np.arange(self._end - len(samples), self._end) % len(self._ring)
            self._ring[places] = samples
            over = self._end - self._begin - len(self._ring)
            if over > 0:
                self._begin += over
                self._dropped += over

    def fill(self, out: Samples, now_ns: int) -> None:
        """Copy the oldest samples into *out*, shape (n, 2), and stamp. The device's callback."""
        with self._guard:
            n = min(len(out), self._end - self._begin)
            places = np.arange(self._begin, self._begin + n) % len(self._ring)
            out[:n] = self._ring[places]
            out[n:] = 0
            self._begin += n
            self._missing += len(out) - n
            self._taken += len(out)
            self._left = min(self._left, self._end - self._begin)
            self._asked_ns, self._asked = now_ns, len(out)

    def skip(self, samples: int) -> None:
        """Forget so many of the oldest samples."""
        with self._guard:
            n = min(samples, self._end - self._begin)
            self._begin += n
            self._dropped += n

    def ahead(self, now_ns: int) -> float:
        """Return how many samples lie between what the device plays from now on and the end.

        The device takes a block at a time; in between it is taken to go on evenly.
        """
        with self._guard:
            if self._asked_ns is None:
                return float(self._end - self._begin)
            # Its last block is being played: what of it is left lies before the oldest sample.
            played = (now_ns - self._asked_ns) * self._rate / NS_PER_S
            return self._end - self._begin - min(float(self._asked), played)

    def take_left(self) -> int:
        """Return the least that a callback has left in it since this was last asked."""
        with self._guard:
            left, self._left = self._left, len(self._ring)
            return left

    @property
    def asked_ns(self) -> int | None:
        """When the callback came last; None: never."""
        with self._guard:
            return self._asked_ns

    @property
    def taken(self) -> int:
        """How many samples were asked for."""
        with self._guard:
            return self._taken

    @property
    def dropped(self) -> int:
        """How many samples were never played."""
        with self._guard:
            return self._dropped

    @property
    def missing(self) -> int:
        """How many samples of silence were played because there were no others."""
        with self._guard:
            return self._missing
