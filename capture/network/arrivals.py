"""A sender's times laid on our clock, by when its packets arrive."""

from collections import deque

from mixer.clock import NS_PER_MS, NS_PER_S

_WINDOW_NS = 2 * NS_PER_S
_SETTLE_NS = NS_PER_S // 2
"""What waited while the stream was looked at comes in a rush; its arrivals say nothing."""
_MOST_SPREAD_NS = 250 * NS_PER_MS
_MOST = 512


class Arrivals:
    """Learns how far the sender's times lie before ours, from the latest arrivals of a while.

    Packets come in lumps; laid down by the latest of them, none comes after its time. Arrivals
    further apart than lumps are belong to another stream of time: they are forgotten.
    """

    def __init__(self) -> None:
        self._offsets: deque[tuple[int, int]] = deque(maxlen=_MOST)
        self._began_ns: int | None = None

    def placed(self, sent_ns: int, now_ns: int) -> int | None:
        """Return on our clock the sender's *sent_ns*, which arrived at *now_ns*.

        None for what comes while the first rush lasts: it is too late to be heard.
        """
        if self._began_ns is None:
            self._began_ns = now_ns
        if now_ns - self._began_ns < _SETTLE_NS:
            return None
        offset = now_ns - sent_ns
        while self._offsets and (
            now_ns - self._offsets[0][0] > _WINDOW_NS
            or abs(offset - self._offsets[0][1]) > _MOST_SPREAD_NS
        ):
            self._offsets.popleft()
        self._offsets.append((now_ns, offset))
        return sent_ns + max(offset for _, offset in self._offsets)
