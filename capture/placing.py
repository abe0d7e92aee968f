"""Blocks of a device put where they were heard, over stalls of whatever brings them."""

from collections import deque

from mixer.clock import NS_PER_MS, NS_PER_S
from mixer.media import SAMPLE_RATE, Samples

from .drift import DriftCorrector

STALL_NS = 60 * NS_PER_MS
"""Blocks this far apart come from something that stood still in between."""
_TOLERANCE = SAMPLE_RATE // 200
"""Off by less than 5 ms after a stall, nothing was lost: the clocks' loop mends it unheard."""
_HELD_BLOCKS = 200
_PROVING_NS = 2 * NS_PER_S
"""For so long after a stall a place is not believed yet: its burst may have been broken."""
_EARLY = SAMPLE_RATE // 500
"""Off by less than 2 ms, it is the clocks' own jitter."""

Placed = tuple[int, Samples]


class Placer:
    """Numbers the sound of one device on the studio's clock. One thread.

    After a stall comes what a server kept meanwhile, all at once, or less, or nothing; only the
    last stamp of such a burst tells the truth. So the burst is held until it is over, a block's
    time: then it is placed to end at that stamp, and before it is silence of exactly the length
    that was lost. A burst that only paused was placed too late by what was still to come of it:
    told by a block that comes before its place, it is mended at once, as the clocks' loop would
    take a second for each of its milliseconds. The first blocks of a device come as such a burst,
    too.
    """

    def __init__(self, device_rate: float) -> None:
        self._rate = device_rate
        self._corrector = DriftCorrector(device_rate)
        self._held: deque[Samples] = deque(maxlen=_HELD_BLOCKS)
        self._holds = True
        self._last_ns: int | None = None
        self._proven_ns = 0
        self.lost_samples = 0
        """How much silence was put in for what never came, at 48 kHz."""

    @property
    def settled(self) -> bool:
        """Whether blocks come one by one, none held."""
        return not self._holds

    def put(self, heard_ns: int, samples: Samples) -> list[Placed]:
        """Take a block of shape (n, 2) whose last sample was heard at *heard_ns*.

        Return what can be placed now, at 48 kHz, each with the number of its first sample.
        """
        gap_ns = heard_ns - self._last_ns if self._last_ns is not None else 0
        placed: list[Placed] = []
        if self._holds and gap_ns > self._span_ns(len(samples)) // 2:
            placed = self.release()
        if gap_ns > STALL_NS:
            self._holds = True
        self._last_ns = heard_ns
        if self._holds:
            self._held.append(samples)
            return placed
        if heard_ns < self._proven_ns:
            off = round(self._corrector.offset(heard_ns, len(samples)))
            if off < -_EARLY:
                self._corrector.jump(off)
        placed.append(self._corrector.place(heard_ns, samples))
        return placed

    def keep_back(self, more: float) -> None:
        """Place what comes next so many samples later; less than 0: earlier, little by little."""
        self._corrector.keep_back(more)

    def release(self) -> list[Placed]:
        """Place what is held: nothing followed it."""
        if not self._held or self._last_ns is None:
            return []
        left = sum(len(each) for each in self._held)
        off = round(self._corrector.offset(self._last_ns, left))
        if abs(off) > _TOLERANCE:
            self._corrector.jump(off)
            self.lost_samples += max(0, off)
        placed = []
        for samples in self._held:
            left -= len(samples)
            placed.append(self._corrector.place(self._last_ns - self._span_ns(left), samples))
        self._held.clear()
        self._holds = False
        self._proven_ns = self._last_ns + _PROVING_NS
        return placed

    def _span_ns(self, samples: int) -> int:
        return round(samples * NS_PER_S / self._rate)
