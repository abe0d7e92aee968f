"""The packets of one source that wait for the ear: brought into order, late ones counted; pure."""

from typing import Final

from studio.talkback.routing.packets import Packet, newer

MOST_WAITING: Final = 64
"""More than half a second; of more, the oldest is dropped."""
_RESTART: Final = 100
"""Older by more than a second of packets is no late one: its sender began anew."""
_WRAP: Final = 1 << 32


class PacketStore:
    """Numbers and times that wrap become ones that do not. One thread."""

    def __init__(self) -> None:
        self._waiting: dict[int, tuple[int, Packet]] = {}
        self._next: int | None = None
        self._last: tuple[int, Packet] | None = None
        self._time = 0
        self.late = self.lost = self.doubled = self.dropped = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, packet: Packet) -> int | None:
        """Take *packet*; return its time, in samples that do not wrap. None: it is of no use.

        The time says nothing where :meth:`put` found a restart: see :attr:`restarted`.
        """
        number, time = self._unwrapped(packet)
        if self._next is not None and number < self._next:
            self.late += 1
            return None
        if number in self._waiting:
            self.doubled += 1
            return None
        self._waiting[number] = time, packet
        if self._last is None or number > self._last[0]:
            self._last, self._time = (number, packet), time
        if len(self._waiting) > MOST_WAITING:
            self.dropped += 1
            oldest = min(self._waiting)
            del self._waiting[oldest]
            self._next = oldest + 1
        return time

    def is_restart(self, packet: Packet) -> bool:
        """Return whether *packet* is of a sender that began anew; then :meth:`clear` first."""
        if self._last is None:
            return False
        return newer(packet.sequence, self._last[1].sequence) < -_RESTART

    def first(self) -> tuple[int, Packet] | None:
        """Return the oldest that waits, and its time; None: none."""
        return self._waiting[min(self._waiting)] if self._waiting else None

    def take(self) -> tuple[int, Packet] | None:
        """Return the oldest that waits, and take nothing older any more. What lacks is lost."""
        if not self._waiting:
            return None
        number = min(self._waiting)
        if self._next is not None:
            missing = number - self._next
            # Packets that nobody spoke are counted, and not sent.
            self.lost += 0 if self._waiting[number][1].flags & 1 else missing
        self._next = number + 1
        return self._waiting.pop(number)

    def clear(self) -> None:
        """Forget everything but the counts."""
        self._waiting.clear()
        self._next = self._last = None

    def _unwrapped(self, packet: Packet) -> tuple[int, int]:
        if self._last is None:
            # Room below: the next that comes may be an older one.
            return packet.sequence + _WRAP, packet.time + _WRAP
        number, last = self._last
        return (
            number + newer(packet.sequence, last.sequence),
            self._time + newer(packet.time, last.time),
        )
