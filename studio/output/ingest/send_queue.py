"""What waits for one destination."""

from collections import deque
from fractions import Fraction
from math import ceil

from mixer.clock import NS_PER_MS
from mixer.handoff import BoundedQueue
from studio.output.packet import EncodedPacket, StreamKind

_LENGTH_S = Fraction(11, 4)
"""2.75 s: more than a GOP, so that there is always a newer key frame to go on from."""
_AAC_PER_S = Fraction(48_000, 1024)
_MOST_QUIET = 2
"""So many packets of sound, 43 ms, wait for a picture; without one the next goes by itself."""


def drop_old_pictures(waiting: deque[EncodedPacket], item: EncodedPacket) -> bool:
    """Overflow rule: forget all pictures before the newest key frame, keep the sound.

    Without a key frame to go on from, all pictures go; only without pictures, the oldest sound.
    The sender notices the gap in the numbers and skips to a key frame.
    """
    newest_key = _newest_key(waiting, item)
    kept = [
        packet
        for position, packet in enumerate(waiting)
        if packet.kind is StreamKind.AUDIO or (newest_key is not None and position >= newest_key)
    ]
    if len(kept) == len(waiting):
        # The queue is all sound behind one GOP: the pictures that cannot follow go first.
        kept = [packet for packet in kept if packet.kind is StreamKind.AUDIO]
    if len(kept) == len(waiting):
        kept = kept[1:]
    waiting.clear()
    waiting.extend(kept)
    return True


def _newest_key(waiting: deque[EncodedPacket], item: EncodedPacket) -> int | None:
    """Return the place of the newest key frame; past the end when *item* is it."""
    if item.kind is StreamKind.VIDEO and item.is_key:
        return len(waiting)
    keys = (
        position
        for position, packet in enumerate(waiting)
        if packet.kind is StreamKind.VIDEO and packet.is_key
    )
    return max(keys, default=None)


class SendQueue:
    """The last 2.75 s for one destination, older pictures dropped by whole GOPs."""

    def __init__(self, rate: Fraction) -> None:
        capacity = ceil((rate + _AAC_PER_S) * _LENGTH_S)
        self._queue: BoundedQueue[EncodedPacket] = BoundedQueue(capacity, drop_old_pictures)
        self._newest_ns = 0
        self._quiet = 0
        self._taken_ns = 0

    def put(self, packet: EncodedPacket) -> None:
        """Add a packet; never blocks. The encoders' threads."""
        self._newest_ns = packet.pts_ns
        # Sound goes with the picture that follows: half the wakes, half the writes.
        wakes = packet.kind is StreamKind.VIDEO or self._quiet >= _MOST_QUIET
        self._quiet = 0 if wakes else self._quiet + 1
        self._queue.put(packet, wakes=wakes)

    def get(self, timeout_s: float) -> EncodedPacket | None:
        """Return the oldest; None after *timeout_s*. The sender's thread."""
        packet = self._queue.get(timeout_s)
        if packet is not None:
            self._taken_ns = packet.pts_ns
        return packet

    def clear(self) -> int:
        """Forget what waits; return how many that were. The sender's thread."""
        count = 0
        while self.get(0) is not None:
            count += 1
        return count

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits. Any thread."""
        return not len(self._queue)

    @property
    def waiting_ms(self) -> int:
        """How much time of the programme waits. Any thread."""
        if not len(self._queue):
            return 0
        return max(0, self._newest_ns - self._taken_ns) // NS_PER_MS

    @property
    def dropped(self) -> int:
        """How many packets fell out. Any thread."""
        return self._queue.dropped
