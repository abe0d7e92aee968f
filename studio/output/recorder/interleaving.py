"""Puts sound behind the picture that it is heard with, so that a file can end at any picture."""

from collections import deque
from collections.abc import Iterator
from typing import Final

from studio.output.packet import EncodedPacket, StreamKind

_MOST_HELD: Final = 200
"""Some seconds of a few tracks: by then the pictures have ceased, and sound goes on alone."""


class Interleaver:
    """Holds sound back until the picture that it begins in has come. One thread."""

    def __init__(self) -> None:
        self._early: deque[EncodedPacket] = deque()
        self._ends_ns: int | None = None

    def put(self, packet: EncodedPacket) -> Iterator[EncodedPacket]:
        """Take *packet*; yield what may go on, in its order."""
        if packet.kind is StreamKind.VIDEO:
            self._ends_ns = packet.pts_ns + packet.duration_ns
            yield packet
            yield from self._due()
        elif self._ends_ns is not None and packet.pts_ns < self._ends_ns and not self._early:
            yield packet
        else:
            self._early.append(packet)
            yield from self._due()

    def forget(self) -> None:
        """Drop what is held: it belongs to no picture."""
        self._early.clear()

    def rest(self) -> Iterator[EncodedPacket]:
        """Yield what is held, at the end."""
        while self._early:
            yield self._early.popleft()

    def _due(self) -> Iterator[EncodedPacket]:
        while self._early and (
            (self._ends_ns is not None and self._early[0].pts_ns < self._ends_ns)
            or len(self._early) > _MOST_HELD
        ):
            yield self._early.popleft()
