"""A sender's times laid on our clock, by when its packets arrive."""

from collections import deque

from mixer.clock import NS_PER_S

_WINDOW_NS = 2 * NS_PER_S
_JUMP_NS = NS_PER_S
_MOST = 512


class Arrivals:
    """Learns how far the sender's times lie before ours, from the latest arrivals of a while.

    Packets come in lumps; laid down by the latest of them, none comes after its time.
    """

    def __init__(self) -> None:
        self._offsets: deque[tuple[int, int]] = deque(maxlen=_MOST)

    def placed(self, sent_ns: int, now_ns: int) -> int:
        """Return on our clock the sender's *sent_ns*, which arrived at *now_ns*."""
        offset = now_ns - sent_ns
        if self._offsets and abs(offset - self._offsets[-1][1]) > _JUMP_NS:
            self._offsets.clear()
        while self._offsets and now_ns - self._offsets[0][0] > _WINDOW_NS:
            self._offsets.popleft()
        self._offsets.append((now_ns, offset))
        return sent_ns + max(offset for _, offset in self._offsets)
