"""WebSocket frames of a call (RFC 6455, 5.2): read from a client, written once for many; pure."""

import struct
from collections.abc import Iterator
from typing import Final

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
PROTOCOL_ERROR, TOO_BIG = 1002, 1009
MOST_FRAME_BYTES: Final = 16 << 10
"""A client says no more at a time."""
_FIN, _LENGTH = 0x80, 0x7F
_SHORT, _LONG = 126, 127
_CONTROL: Final = 8
_MASK_BYTES: Final = 4
_SHORT_HEAD: Final = 2 + _MASK_BYTES
_MOST_BUFFER_BYTES: Final = 2 * MOST_FRAME_BYTES
_HEAD16: Final = struct.Struct(">BBH")
_U16: Final = struct.Struct(">H")
_VOICE_HEADS: Final = tuple(bytes((_FIN | BINARY, length)) for length in range(_SHORT))


class FrameError(Exception):
    """What came is no frame that a client may send; ``code``: what the connection closes with."""

    def __init__(self, code: int) -> None:
        super().__init__(f"close code {code}")
        self.code = code


def binary_frame(payload: bytes) -> bytes:
    """Return one binary message, as a server sends it."""
    length = len(payload)
    if length < _SHORT:
        return _VOICE_HEADS[length] + payload
    return frame_of(BINARY, payload)


def frame_of(opcode: int, payload: bytes) -> bytes:
    """Return one message in one frame, of at most 64 KiB or as long as it has to be."""
    length = len(payload)
    if length < _SHORT:
        return bytes((_FIN | opcode, length)) + payload
    if length <= 0xFFFF:  # noqa: PLR2004  # what two bytes hold
        return _HEAD16.pack(_FIN | opcode, _SHORT, length) + payload
    return bytes((_FIN | opcode, _LONG)) + length.to_bytes(8, "big") + payload


def close_frame(code: int, reason: str) -> bytes:
    """Return what ends a connection; of *reason* go 120 bytes."""
    told = reason.encode()[:120].decode(errors="ignore").encode()
    return frame_of(CLOSE, _U16.pack(code) + told)


def one_binary(data: bytes) -> bytes | None:
    """Return the payload of *data* if it is one whole binary message and nothing else.

    So it is with nearly all that comes: each packet is written by itself.
    """
    size = len(data)
    if size <= _SHORT_HEAD or data[0] != _FIN | BINARY:
        return None
    length, head = data[1] - _FIN, 2
    if length == _SHORT:
        length, head = (data[2] << 8) | data[3], 4
    start = head + _MASK_BYTES
    if length <= 0 or size != start + length:
        return None
    mask = data[head:start] * (length // _MASK_BYTES + 1)
    masked = int.from_bytes(data[start:], "little")
    payload = masked ^ int.from_bytes(mask[:length], "little")
    return payload.to_bytes(length, "little")


class Frames:
    """The bytes of one client, cut into messages. One thread."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._parts: list[bytes] = []
        self._opcode = 0

    @property
    def is_between(self) -> bool:
        """Whether all that came was whole."""
        return not (self._buffer or self._parts)

    def feed(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """Yield opcode and payload of each whole message. Raises :class:`FrameError`."""
        buffer = self._buffer
        buffer += data
        if len(buffer) > _MOST_BUFFER_BYTES + len(data):
            raise FrameError(TOO_BIG)
        begin = 0
        while True:
            found = self._next(buffer, begin)
            if found is None:
                break
            begin, first, payload = found
            message = self._message(first, payload)
            if message is not None:
                yield message
        del buffer[:begin]

    def _next(self, buffer: bytearray, begin: int) -> tuple[int, int, bytes] | None:
        """Return where the frame at *begin* ends, its first byte and its payload."""
        there = len(buffer) - begin
        if there < 2 + _MASK_BYTES:
            return None
        first, second = buffer[begin], buffer[begin + 1]
        if second <= _LENGTH or first & 0x70:
            # Not masked, or of an extension that was not agreed on.
            raise FrameError(PROTOCOL_ERROR)
        length, head = second & _LENGTH, begin + 2
        if length == _SHORT:
            if there < 4 + _MASK_BYTES:
                return None
            length, head = _U16.unpack_from(buffer, head)[0], begin + 4
        if length > MOST_FRAME_BYTES or second & _LENGTH == _LONG:
            raise FrameError(TOO_BIG)
        start = head + _MASK_BYTES
        end = start + length
        if end > len(buffer):
            return None
        mask = bytes(buffer[head:start]) * (length // _MASK_BYTES + 1)
        masked = int.from_bytes(buffer[start:end], "little")
        payload = masked ^ int.from_bytes(mask[:length], "little")
        return end, first, payload.to_bytes(length, "little")

    def _message(self, first: int, payload: bytes) -> tuple[int, bytes] | None:
        opcode, is_last = first & 0x0F, bool(first & _FIN)
        if opcode >= _CONTROL:
            if not is_last or len(payload) >= _SHORT or opcode > PONG:
                raise FrameError(PROTOCOL_ERROR)
            return opcode, payload
        if opcode and is_last and not self._parts:
            return self._checked(opcode), payload
        if bool(opcode) == bool(self._parts):
            # A new message within another one, or the rest of none.
            raise FrameError(PROTOCOL_ERROR)
        self._opcode = self._checked(opcode) if opcode else self._opcode
        self._parts.append(payload)
        if sum(map(len, self._parts)) > MOST_FRAME_BYTES or len(self._parts) > _CONTROL:
            raise FrameError(TOO_BIG)
        if not is_last:
            return None
        whole, self._parts = b"".join(self._parts), []
        return self._opcode, whole

    @staticmethod
    def _checked(opcode: int) -> int:
        if opcode not in {TEXT, BINARY}:
            raise FrameError(PROTOCOL_ERROR)
        return opcode
