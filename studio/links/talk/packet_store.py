"""The packets of one source that wait for the ear: brought into order, late ones counted; pure."""

from typing import Final

from studio.talkback.routing.packets import FIRST, Packet, newer

MOST_WAITING: Final = 64
"""More than half a second; of more, the oldest is dropped."""
_RESTART: Final = 100
"""Older by more than a second of packets is no late one: its sender began anew."""
_WRAP: Final = 1 << 32


class PacketStore:
    """Numbers and times that wrap become ones that do not. One thread."""

    def __init__(self) -> None:
        self._waiting: dict[int, tuple[int, Packet]] = {}
        self._oldest: int | None = None
        self._next: int | None = None
        self._last: Packet | None = None
        """The newest that came; its number and time, unwrapped."""
        self._number = self._time = 0
        self.late = self.lost = self.doubled = self.dropped = self.restarts = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, packet: Packet) -> int | None:
        """Take *packet*; return its time, in samples that do not wrap. None: it is of no use.

        One of a sender that began anew is counted in ``restarts``: all before it is forgotten.
        """
        number, time = self._unwrapped(packet)
        if self._next is not None and number < self._next:
            self.late += 1
            return None
        if number in self._waiting:
            self.doubled += 1
            return None
        self._waiting[number] = time, packet
        if self._oldest is None or number < self._oldest:
            self._oldest = number
        if self._last is None or number > self._number:
            self._last, self._number, self._time = packet, number, time
        if len(self._waiting) > MOST_WAITING:
            self.dropped += 1
            self._remove_oldest()
        return time

    def first(self) -> tuple[int, Packet] | None:
        """Return the oldest that waits, and its time; None: none."""
        return None if self._oldest is None else self._waiting[self._oldest]

    def take(self) -> tuple[int, Packet] | None:
        """Return the oldest that waits, and take nothing older any more. What lacks is lost."""
        if self._oldest is None:
            return None
        missing = 0 if self._next is None else self._oldest - self._next
        taken = self._remove_oldest()
        if missing and not taken[1].flags & FIRST:
            # Packets that nobody spoke are counted, and not sent.
            self.lost += missing
        return taken

    def clear(self) -> None:
        """Forget everything but the counts."""
        self._waiting.clear()
        self._oldest = self._next = self._last = None

    def _remove_oldest(self) -> tuple[int, Packet]:
        assert self._oldest is not None  # noqa: S101  # whoever asks has seen that one waits
        oldest = self._waiting.pop(self._oldest)
        self._next = self._oldest + 1
        self._oldest = min(self._waiting) if self._waiting else None
        return oldest

    def _unwrapped(self, packet: Packet) -> tuple[int, int]:
        last = self._last
        if last is not None:
            ahead = newer(packet.sequence, last.sequence)
            if ahead >= -_RESTART:
                return self._number + ahead, self._time + newer(packet.time, last.time)
            self.restarts += 1
            self.clear()
        # Room below: the next that comes may be an older one.
        return packet.sequence + _WRAP, packet.time + _WRAP
