"""What a recording may have to write once more: all that is not on a disk for certain."""

from collections import deque
from collections.abc import Iterator
from typing import Final

from studio.output.packet import EncodedPacket, StreamKind

_MOST_HELD: Final = 4000
"""Half a minute, as a disk that stalls may take; then the oldest are let go."""


class Held:
    """Packets in their order, each under a number, from a key frame on. One thread."""

    def __init__(self) -> None:
        self._held: deque[tuple[int, EncodedPacket]] = deque(maxlen=_MOST_HELD)
        self._next = 0
        self._keys: deque[int] = deque()
        self.size_bytes = 0

    def add(self, packet: EncodedPacket) -> int:
        """Hold *packet*; return its number."""
        number, self._next = self._next, self._next + 1
        if len(self._held) == _MOST_HELD:
            self._drop_first()
        self._held.append((number, packet))
        self.size_bytes += packet.size
        if packet.kind is StreamKind.VIDEO and packet.is_key:
            self._keys.append(number)
        return number

    def let_go(self, safe: int) -> None:
        """Let go of what is before the last key frame with a number up to *safe*.

        All with lower numbers than *safe* are on a disk.
        """
        begin = None
        while self._keys and self._keys[0] <= safe:
            begin = self._keys.popleft()
        if begin is None:
            return
        self._keys.appendleft(begin)
        while self._held and self._held[0][0] < begin:
            self._drop_first()

    def __iter__(self) -> Iterator[tuple[int, EncodedPacket]]:
        return iter(self._held)

    def _drop_first(self) -> None:
        number, packet = self._held.popleft()
        self.size_bytes -= packet.size
        if self._keys and self._keys[0] < number:
            self._keys.popleft()
