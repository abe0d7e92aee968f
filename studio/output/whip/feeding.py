"""What goes into a link's standard input next: a message, a packet, or the end."""

import threading
from collections.abc import Callable
from fractions import Fraction

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot
from studio.output.ingest.send_queue import SendQueue
from studio.output.ingest.tally import Tally
from studio.output.packet import EncodedPacket, StreamKind

from .annex_b import with_parameter_sets
from .framing import FrameKind, LinkPacket, frame_message, frame_packet
from .messages import Finish, ToLink, encode

_WORDS_S = 0.1
_PACKET_S = 0.02
_QUIET_NS = NS_PER_S // 5
"""A stopping programme that brings nothing for this long has brought all."""


class Feeding:
    """Packets wait here, older pictures dropped by whole GOPs, and only while the way is open.

    :meth:`next_frame` is the feeder's thread; the keeper's releases and holds.
    """

    def __init__(
        self,
        *,
        rate: Fraction,
        parameter_sets: bytes,
        words: BoundedQueue[ToLink],
        clock: Clock,
        request_key_frame: Callable[[], None],
    ) -> None:
        self._queue = SendQueue(rate)
        self.tally = Tally(self._queue)
        self._parameter_sets = parameter_sets
        self._words = words
        self._clock = clock
        self._request_key_frame = request_key_frame
        self._open = threading.Event()
        self._flowing = False
        self._began = False
        self._next_picture: int | None = None
        self._ends: LatestSlot[int] = LatestSlot()
        self._over: set[StreamKind] = set()
        self._quiet_since_ns = 0
        self._finished = False

    def put(self, packet: EncodedPacket) -> None:
        """Take a packet; never blocks. The encoders' threads."""
        self._queue.put(packet)

    def begin(self) -> None:
        """Begin with a new link process, which is not ready yet. The keeper's thread."""
        self._open.clear()
        self._flowing = False
        self._finished = False

    def release(self) -> None:
        """Let packets go, from the next key frame on. The keeper's thread."""
        self._open.set()

    def hold(self) -> None:
        """Let no more go: nobody would get them. The keeper's thread."""
        self._open.clear()

    def finish(self, at_ns: int) -> None:
        """Let go what belongs before *at_ns*, then the end. The owner's thread."""
        self._ends.put(at_ns)

    @property
    def ends_ns(self) -> int:
        """Where the programme ends for this output; 0 as long as it does not."""
        return self._ends.get() or 0

    def next_frame(self) -> bytes:
        """Return what to write; b'' for nothing yet. After the end, answers alone follow."""
        is_open = self._open.is_set() and not self._finished
        word = self._words.get(0 if is_open else _WORDS_S)
        if word is not None:
            return frame_message(encode(word))
        if not is_open:
            self._flowing = False
            return self._end() if self.ends_ns and not self._finished else b""
        if not self._flowing:
            self._begin_to_flow()
        return self._next_packet()

    def _begin_to_flow(self) -> None:
        self._flowing = True
        self._next_picture = None
        self.tally.went_live(self._queue.clear())
        self._request_key_frame()

    def _next_packet(self) -> bytes:
        packet = self._queue.get(_PACKET_S)
        ends_ns = self.ends_ns
        if packet is None:
            return self._end() if ends_ns and self._is_quiet(ends_ns) else b""
        self._quiet_since_ns = self._clock.now_ns()
        if ends_ns and packet.pts_ns >= ends_ns:
            self._over.add(packet.kind)
            return self._end() if len(self._over) == len(StreamKind) else b""
        if not self._is_of_use(packet):
            self.tally.skipped(packet, is_first_wait=not self._began)
            return b""
        self._began = True
        frame = self._framed(packet)
        self.tally.bytes_sent(packet.size)
        self.tally.sent(packet, self._clock.now_ns())
        return frame

    def _is_of_use(self, packet: EncodedPacket) -> bool:
        if packet.kind is StreamKind.AUDIO:
            return self._next_picture is not None
        if packet.number != self._next_picture and not packet.is_key:
            return False
        self._next_picture = packet.number + 1
        return True

    def _is_quiet(self, ends_ns: int) -> bool:
        now_ns = self._clock.now_ns()
        return now_ns >= ends_ns and now_ns - self._quiet_since_ns >= _QUIET_NS

    def _end(self) -> bytes:
        self._finished = True
        return frame_message(encode(Finish()))

    def _framed(self, packet: EncodedPacket) -> bytes:
        data = bytes(packet.payload)
        kind = FrameKind.AUDIO
        if packet.kind is StreamKind.VIDEO:
            kind = FrameKind.VIDEO
            data = with_parameter_sets(data, self._parameter_sets) if packet.is_key else data
        return frame_packet(
            LinkPacket(kind, packet.number, packet.pts_ns, packet.duration_ns, packet.is_key, data)
        )
