"""What a line carries and how far it is behind, from what its sender counts; pure."""

from collections import deque
from dataclasses import dataclass

from mixer.clock import NS_PER_MS, NS_PER_S

_WINDOW_NS = 400 * NS_PER_MS
"""Longer than a key frame takes on a line that is wide enough, and no longer than needed."""
_MS_PER_S = 1000


@dataclass(frozen=True, slots=True)
class LineSample:
    """A look at the sender's counters, at ``at_ns``.

    ``connection`` counts the connections: counts of two have nothing to do with each other.
    ``delivered_bytes``: what the far end has taken. ``waiting_ms``: how much of the programme
    waits to be handed to the socket. ``held_bytes``: handed over and not taken yet.
    """

    at_ns: int
    connection: int
    delivered_bytes: int
    waiting_ms: int
    held_bytes: int


class LineMeter:
    """Judges the last 0.4 s of samples; one thread's."""

    def __init__(self) -> None:
        self._samples: deque[tuple[LineSample, float]] = deque()
        self._rate_bps = 0.0
        self._moves_since_ns: int | None = None

    def add(self, sample: LineSample) -> None:
        """Take the next sample."""
        if self._samples and self._samples[-1][0].connection != sample.connection:
            self.forget()
        before = self._samples[-1][0] if self._samples else sample
        if self._moves_since_ns is None and sample.delivered_bytes > before.delivered_bytes:
            self._moves_since_ns = before.at_ns
        while len(self._samples) > 1 and sample.at_ns - self._samples[1][0].at_ns >= _WINDOW_NS:
            self._samples.popleft()
        first = self._samples[0][0] if self._samples else sample
        span_ns = sample.at_ns - first.at_ns
        taken = sample.delivered_bytes - first.delivered_bytes
        self._rate_bps = taken * 8 * NS_PER_S / span_ns if span_ns else 0.0
        if span_ns >= _WINDOW_NS and not taken:
            self._moves_since_ns = None
        held_ms = sample.held_bytes * 8 * _MS_PER_S / self._rate_bps if self._rate_bps else 0.0
        self._samples.append((sample, sample.waiting_ms + held_ms))

    def forget(self) -> None:
        """Begin anew: there is another connection, or none."""
        self._samples.clear()
        self._rate_bps = 0.0
        self._moves_since_ns = None

    @property
    def moving(self) -> bool:
        """Whether bytes have been taken all through the window: else nothing can be judged."""
        since_ns = self._moves_since_ns
        return since_ns is not None and self._samples[-1][0].at_ns - since_ns >= _WINDOW_NS

    @property
    def rate_bps(self) -> float:
        """What was taken, a second; what the line carries wherever there is a delay."""
        return self._rate_bps

    @property
    def delay_ms(self) -> float:
        """How long what is encoded now will take to be taken."""
        return self._samples[-1][1] if self._samples else 0.0

    @property
    def standing_ms(self) -> float:
        """The least delay of the window: what a burst alone does not explain."""
        return min((delay_ms for _, delay_ms in self._samples), default=0.0)

    @property
    def slope(self) -> float:
        """How fast the delay grows, in seconds a second; negative while it shrinks.

        Only once something was added.
        """
        (first, first_ms), (last, last_ms) = self._samples[0], self._samples[-1]
        span_ns = last.at_ns - first.at_ns
        return (last_ms - first_ms) * NS_PER_MS / span_ns if span_ns else 0.0
