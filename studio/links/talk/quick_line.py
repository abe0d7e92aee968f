"""A WebSocket whose whole messages are heard as they come, without a queue between.

A call brings 800 small messages a second where eight speak. By the library's own way, a parser of
all that a WebSocket may be, a queue and a task, they cost as much as decoding and mixing them.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from websockets.asyncio.client import ClientConnection
from websockets.protocol import State

_HEAD_END: Final = b"\r\n\r\n"
_TEXT, _BINARY = 0x81, 0x82
_CONTROL: Final = frozenset({0x88, 0x89, 0x8A})
"""The first byte of a frame that is whole (RFC 6455, section 5.2): a close, a ping and a pong."""
_LENGTH_OF_2, _LENGTH_OF_8, _LEAST_MASKED = 126, 127, 128
_LEAST_HEADER, _MOST_HEADER = 2, 10
_MOST_CONTROL: Final = 125


class Frame(NamedTuple):
    """Where a frame is: its first byte, where what it holds begins, and where it ends."""

    kind: int
    begin: int
    end: int


def frame_at(data: bytes, at: int) -> Frame | None:
    """Return the frame of a server that begins at *at*; None while its header is not all there.

    Its end may be beyond *data*. Raises ValueError for a masked one, which no server sends.
    """
    there = len(data) - at
    if there < _LEAST_HEADER:
        return None
    length, begin = data[at + 1], at + _LEAST_HEADER
    if length >= _LEAST_MASKED:
        message = "What a server sends is not masked."
        raise ValueError(message)
    if length >= _LENGTH_OF_2:
        begin = at + (4 if length == _LENGTH_OF_2 else _MOST_HEADER)
        if len(data) < begin:
            return None
        length = int.from_bytes(data[at + 2 : begin])
    return Frame(data[at], begin, begin + length)


class QuickLine(ClientConnection):
    """The event loop's. What is no whole message goes the library's own way, and all after it."""

    hears: Callable[[str | bytes], None] | None = None
    """Hears each whole message at once. While it is None they wait to be received."""
    most_bytes = 0
    """A longer message goes the library's own way, too, which knows what to do with it."""
    _left = b""
    """Of a frame that is not all there; before the upgrade: the last of what the library has."""
    _is_quick = True

    def data_received(self, data: bytes) -> None:
        """Hear what came."""
        if self.protocol.state is State.CONNECTING:
            data = self._rest_of_upgrade(data)
            if not data:
                return
        if self._left:
            data, self._left = self._left + data, b""
        at, before = self._hear_short(data), -1
        while at != before and self._is_quick and self.protocol.state is State.OPEN:
            if self.transport.is_closing():
                return
            before, at = at, self._heard(data, at)
        if self._is_quick and self.protocol.state is State.OPEN:
            self._left = data[at:]
        elif at < len(data):
            super().data_received(data[at:])

    def _hear_short(self, data: bytes) -> int:
        """Hear the short binary messages that *data* begins with, and return where they end.

        That is nearly all that comes while people talk.
        """
        hears, at = self.hears, 0
        if hears is None or not self._is_quick or self.protocol.state is not State.OPEN:
            return at
        last = len(data) - _LEAST_HEADER
        while at <= last and data[at] == _BINARY and data[at + 1] < _LENGTH_OF_2:
            begin = at + _LEAST_HEADER
            end = begin + data[at + 1]
            if end > len(data) or end - begin > self.most_bytes or self.transport.is_closing():
                break
            hears(data[begin:end])
            at = end
        return at

    def _rest_of_upgrade(self, data: bytes) -> bytes:
        """Give the library what belongs to the upgrade, and return what follows it."""
        before, self._left = self._left, b""
        end = (before + data).find(_HEAD_END)
        if end < 0:
            self._left = (before + data)[1 - len(_HEAD_END) :]
            super().data_received(data)
            return b""
        end += len(_HEAD_END) - len(before)
        super().data_received(data[:end])
        return data[end:]

    def _heard(self, data: bytes, at: int) -> int:
        """Hear the frame at *at*, and return its end; *at* if it is not there, or not for here."""
        try:
            frame = frame_at(data, at)
            if frame is None or not self._is_for_here(frame):
                return at
            kind, begin, end = frame
            if end > len(data):
                return at
            message = str(data[begin:end], "utf-8") if kind == _TEXT else data[begin:end]
        except ValueError:
            self._is_quick = False
            return at
        if self.hears is None or kind in _CONTROL:
            super().data_received(data[at:end])
        else:
            self.hears(message)
        return end

    def _is_for_here(self, frame: Frame) -> bool:
        length = frame.end - frame.begin
        if frame.kind in _CONTROL:
            self._is_quick = length <= _MOST_CONTROL
        else:
            is_whole = frame.kind in {_TEXT, _BINARY}
            self._is_quick = self.hears is not None and is_whole and length <= self.most_bytes
        return self._is_quick
