"""Sound at exact places: samples numbered on the station's clock, in a ring."""

import numpy as np

from .clock import NS_PER_S
from .handoff import Guard
from .media import PROGRAM_CHANNELS, SAMPLE_RATE, AudioBlock, Samples


def sample_index(t_ns: int) -> int:
    """Return the number of the sample nearest to *t_ns*, counted at 48 kHz from the origin."""
    return (t_ns * SAMPLE_RATE + NS_PER_S // 2) // NS_PER_S


class SampleStore:
    """Stereo sound filled by one producer and read by one mix, both by sample number.

    Holds *capacity* samples; what is written over unread is counted as dropped, what is read
    unwritten is silence and counted as missing.
    """

    def __init__(self, capacity: int) -> None:
        self._guard = Guard()
        self._ring = np.zeros((capacity, PROGRAM_CHANNELS), np.float32)
        self._start = self._end = 0
        self._dropped = self._missing = 0
        self._read_to = 0

    @property
    def capacity(self) -> int:
        """How many samples it holds."""
        return len(self._ring)

    def write(self, index: int, samples: Samples) -> None:
        """Put *samples* (n, 2) at number *index*; what lay between the end and it is silence."""
        with self._guard:
            if index < self._end:
                samples = samples[self._end - index :]
                index = self._end
            capacity = len(self._ring)
            if index - self._end >= capacity or self._start == self._end:
                self._start = self._end = index
            self._place(self._end, np.zeros((index - self._end, PROGRAM_CHANNELS), np.float32))
            self._place(index, samples[-capacity:] if len(samples) > capacity else samples)
            self._end = index + len(samples)
            if self._end - self._start > capacity:
                self._dropped += self._end - self._start - capacity
                self._start = self._end - capacity

    def read(self, index: int, n: int) -> Samples:
        """Return the samples *index* to *index* + *n*, shape (n, 2), and forget all before."""
        out = np.zeros((n, PROGRAM_CHANNELS), np.float32)
        with self._guard:
            first, last = max(index, self._start), min(index + n, self._end)
            if first < last:
                places = np.arange(first, last) % len(self._ring)
                out[first - index : last - index] = self._ring[places]
            self._missing += n - max(0, last - first)
            self._read_to = index + n
            self._start = max(self._start, min(index + n, self._end))
        return out

    @property
    def read_to(self) -> int:
        """The number of the sample after the last that was read, written by then or not."""
        with self._guard:
            return self._read_to

    def room(self) -> int:
        """Return how many samples can be written without losing unread ones."""
        with self._guard:
            return len(self._ring) - (self._end - self._start)

    def fits(self, end: int) -> bool:
        """Return whether samples up to number *end* can be written without losing unread ones."""
        with self._guard:
            return self._start == self._end or end - self._start <= len(self._ring)

    def cut(self, index: int) -> None:
        """Forget the samples from number *index* on: something else will sound there."""
        with self._guard:
            self._end = min(self._end, max(index, self._start))

    def clear(self) -> None:
        """Forget everything."""
        with self._guard:
            self._start = self._end = 0

    @property
    def dropped(self) -> int:
        """How many samples were written over before they were read."""
        with self._guard:
            return self._dropped

    @property
    def missing(self) -> int:
        """How many samples were read as silence because none had been written."""
        with self._guard:
            return self._missing

    def _place(self, index: int, samples: Samples) -> None:
        if len(samples):
            self._ring[np.arange(index, index + len(samples)) % len(self._ring)] = samples


class StoredAudio:
    """The audio source over a store.

    *delay_ns* shifts it later, for feeds that jitter.
    """

    def __init__(self, store: SampleStore, delay_ns: int = 0) -> None:
        self._store = store
        self.delay_ns = delay_ns

    def read(self, t_ns: int, n: int) -> AudioBlock:
        """Return the *n* samples heard at *t_ns* less the delay. The audio mix."""
        return AudioBlock(self._store.read(sample_index(t_ns - self.delay_ns), n), t_ns)
