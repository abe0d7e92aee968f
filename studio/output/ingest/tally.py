"""Counting what a destination is sent, over all its connections."""

from mixer.handoff import BoundedQueue, drop_oldest
from studio.output.packet import EncodedPacket, StreamKind

from .counters import IngestCounters
from .send_queue import SendQueue

_MOST_DELAYS = 4096
"""More than a minute of pictures, if nobody asks."""


class Tally:
    """Written by the sender's thread, read by any."""

    def __init__(self, queue: SendQueue) -> None:
        self._queue = queue
        # Plain numbers, each written by one thread: values made anew at each packet, to be read
        # twice a second, were a tenth of what sending costs.
        self._bytes_sent = self._packets_sent = self._pictures_sent = self._publishes = 0
        self._unacknowledged_bytes = self._undelivered_bytes = 0
        self._acknowledged_bytes = self._acknowledged_before = 0
        self._delays: BoundedQueue[int] = BoundedQueue(_MOST_DELAYS, drop_oldest)
        self._skipped = 0
        self._dropped_before_live: int | None = None
        self._acknowledged_before = 0

    def bytes_sent(self, count: int) -> None:
        """Count *count* bytes that a socket took."""
        self._bytes_sent += count

    def went_live(self, forgotten: int) -> None:
        """Count a publish; *forgotten* packets had waited too long to be of use."""
        if self._dropped_before_live is None:
            # What was encoded before the first connection stood is nobody's loss.
            self._dropped_before_live = self._queue.dropped
        else:
            self._skipped += forgotten
        self._publishes += 1
        self._acknowledged_before = self._acknowledged_bytes

    def sent(self, packet: EncodedPacket, now_ns: int) -> None:
        """Count *packet*, whose last byte the socket took at *now_ns*."""
        self._packets_sent += 1
        if packet.kind is StreamKind.VIDEO:
            self._pictures_sent += 1
            self._delays.put(now_ns - packet.tick_ns)

    def skipped(self, packet: EncodedPacket, *, is_first_wait: bool) -> None:
        """Count a picture that the ingest could have made nothing of.

        Sound from before the first picture is no loss, nor is what a first wait passes over.
        """
        if packet.kind is StreamKind.VIDEO and not is_first_wait:
            self._skipped += 1

    def held(
        self, *, acknowledged_bytes: int, unacknowledged_bytes: int, undelivered_bytes: int
    ) -> None:
        """Note what of this connection has arrived, and what is on its way."""
        self._acknowledged_bytes = self._acknowledged_before + acknowledged_bytes
        self._unacknowledged_bytes = unacknowledged_bytes
        self._undelivered_bytes = undelivered_bytes

    def take_delays_ns(self) -> list[int]:
        """Return, once, how long each picture took from its tick to its last byte's leaving."""
        delays = []
        while (delay := self._delays.get(0)) is not None:
            delays.append(delay)
        return delays

    @property
    def counters(self) -> IngestCounters:
        """The counts now."""
        before = self._dropped_before_live
        late = 0 if before is None else self._queue.dropped - before
        return IngestCounters(
            bytes_sent=self._bytes_sent,
            packets_sent=self._packets_sent,
            pictures_sent=self._pictures_sent,
            dropped_packets=late + self._skipped,
            publishes=self._publishes,
            waiting_ms=self._queue.waiting_ms,
            acknowledged_bytes=self._acknowledged_bytes,
            unacknowledged_bytes=self._unacknowledged_bytes,
            undelivered_bytes=self._undelivered_bytes,
            why=_why(late, self._skipped),
        )


def _why(late: int, skipped: int) -> str:
    if late:
        return "The line took less than the show needs; whole groups of pictures were left out."
    if skipped:
        return "The connection broke; what was encoded meanwhile was not sent."
    return ""
