"""From byte counts back to packets: what an ingest has, over one connection."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import Final

from mixer.clock import NS_PER_S, Clock
from studio.output.packet import EncodedPacket

from .entries import Confirmed
from .joining import Joiner, Mark

HANDSHAKE_BYTES: Final = 3073
"""C0, C1 and C2 (RTMP specification 1.0, 5.2). Some ingests count these, too, so that much less is
taken for acknowledged than they say."""
MOST_ON_THE_WAY: Final = 8192
"""Over a minute at 60 pictures a second, where a stall ends a connection after 3 s."""
SETTLE_NS: Final = 10 * NS_PER_S
"""What the system of an ingest that acknowledges nothing took may still die unread with it; after
this long it was read, as no system keeps more waiting."""
_TELL_NS: Final = NS_PER_S


class Delivery:
    """Follows one connection; the sender's thread. *tell* gets what became certain, once a second.

    What is on its way is bounded: the oldest is let go of unconfirmed, and so counts as missed.
    """

    def __init__(
        self, destination: str, clock: Clock, tell: Callable[[Iterable[Confirmed]], None]
    ) -> None:
        self._clock = clock
        self._tell = tell
        self._joiner = Joiner(destination)
        self._sent: deque[tuple[int, Mark]] = deque(maxlen=MOST_ON_THE_WAY)
        self._settling: deque[tuple[int, int, Mark]] = deque(maxlen=MOST_ON_THE_WAY)
        self._told_ns = clock.now_ns()

    def sent(self, packet: EncodedPacket, end_bytes: int) -> None:
        """Note *packet*: its last byte is number *end_bytes* after the handshake."""
        self._sent.append((end_bytes, Mark(packet.kind, packet.number, packet.pts_ns)))

    def acknowledged(self, total_bytes: int) -> None:
        """Take what the ingest acknowledges, as it counts."""
        certain_bytes = total_bytes - HANDSHAKE_BYTES
        # What was sent before its first acknowledgement waits here.
        while self._settling and self._settling[0][1] <= certain_bytes:
            self._joiner.add(self._settling.popleft()[2], "acknowledged")
        while self._sent and self._sent[0][0] <= certain_bytes:
            self._joiner.add(self._sent.popleft()[1], "acknowledged")
        self._tell_in_time()

    def delivered(self, total_bytes: int) -> None:
        """Take how much after the handshake an ingest's system took that acknowledges nothing."""
        now_ns = self._clock.now_ns()
        while self._sent and self._sent[0][0] <= total_bytes:
            self._settling.append((now_ns, *self._sent.popleft()))
        while self._settling and now_ns - self._settling[0][0] >= SETTLE_NS:
            self._joiner.add(self._settling.popleft()[2], "delivered")
        self._tell_in_time()

    def ended(self, *, orderly: bool) -> None:
        """Note the connection's end; *orderly*: the ingest read all and closed in its turn."""
        if orderly:
            for _, _, mark in self._settling:
                self._joiner.add(mark, "delivered")
            for _, mark in self._sent:
                self._joiner.add(mark, "delivered")
        self._settling.clear()
        self._sent.clear()
        self._tell(self._joiner.take())

    @property
    def on_the_way(self) -> int:
        """How many packets are held."""
        return len(self._sent) + len(self._settling)

    def _tell_in_time(self) -> None:
        now_ns = self._clock.now_ns()
        if now_ns - self._told_ns >= _TELL_NS:
            self._told_ns = now_ns
            self._tell(self._joiner.take())
