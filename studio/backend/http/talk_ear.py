"""What one member of a call is sent: texts first, then voices, bounded, the oldest dropped."""

from collections import deque
from typing import Final

from studio.backend.talkback.ear import TOO_SLOW

from .frames import TEXT, frame_of
from .talk_protocol import TalkProtocol

MOST_VOICES: Final = 64
"""Packets that wait for a slow listener: 80 ms of eight who talk at once."""
MOST_TEXTS: Final = 256
"""A listener that takes none of so many is cut off."""
_SHORT: Final = 126
_SOURCE: Final = 2


class TalkEar:
    """One connection, as a call sees it. The loop's thread."""

    def __init__(self, protocol: TalkProtocol) -> None:
        self._protocol = protocol
        self._texts: deque[bytes] = deque()
        self._call: bytes | None = None
        self._heard: bytes | None = None
        self._voices: deque[bytes] = deque(maxlen=MOST_VOICES)
        self.hear = self._voices.append

    def tell(self, text: bytes) -> None:
        """As the Protocol says."""
        self._texts.append(frame_of(TEXT, text))
        if len(self._texts) > MOST_TEXTS:
            self.end(TOO_SLOW, "What you are told is not taken.")

    def tell_call(self, text: bytes) -> None:
        """As the Protocol says."""
        self._call = text

    def tell_heard(self, text: bytes, sources: frozenset[int]) -> None:
        """As the Protocol says."""
        self._heard = text
        if self._voices:
            kept = [frame for frame in self._voices if _source_of(frame) in sources]
            self._voices.clear()
            self._voices.extend(kept)

    def send(self) -> None:
        """As the Protocol says."""
        protocol = self._protocol
        if protocol.is_paused or protocol.is_over:
            return
        voices = self._voices
        if self._texts or self._call is not None or self._heard is not None:
            protocol.write(b"".join((*self._told(), *voices)))
        elif len(voices) == 1:
            protocol.write(voices[0])
        elif voices:
            protocol.write(b"".join(voices))
        voices.clear()

    def end(self, code: int, reason: str) -> None:
        """As the Protocol says."""
        self._protocol.finish(code, reason)

    def _told(self) -> list[bytes]:
        # The state before an answer: who made a change sees it first, then that it was kept.
        newest = [frame_of(TEXT, each) for each in (self._call, self._heard) if each is not None]
        told = [*newest, *self._texts]
        self._texts.clear()
        self._call = self._heard = None
        return told


def _source_of(frame: bytes) -> int:
    """Return the source that a framed packet bears."""
    head = 2 if frame[1] < _SHORT else 4
    return int.from_bytes(frame[head + _SOURCE : head + _SOURCE + 2], "big")
