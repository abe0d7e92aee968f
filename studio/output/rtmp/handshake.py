"""RTMP's simple handshake (specification 1.0, section 5.2), both ends, without I/O."""

import os

from .errors import RtmpError

_VERSION = 3
_PACKET_BYTES = 1536


class ClientHandshake:
    """The publisher's end; encrypted variants (RTMPE) are not spoken."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.done = False

    def begin(self) -> bytes:
        """Return C0 and C1."""
        return _hello()

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """Take what came; return what to send, and, once done, what belongs to the chunks.

        Raises :class:`RtmpError` when the peer does not speak RTMP.
        """
        self._buffer += data
        _check_version(self._buffer)
        if len(self._buffer) < 1 + 2 * _PACKET_BYTES:
            return b"", b""
        self.done = True
        s1 = bytes(self._buffer[1 : 1 + _PACKET_BYTES])
        # Some servers sign S2 in place of the echo; nobody checks it in the simple handshake.
        return s1, bytes(self._buffer[1 + 2 * _PACKET_BYTES :])


class ServerHandshake:
    """The ingest's end."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._answered = False
        self.done = False

    def feed(self, data: bytes) -> tuple[bytes, bytes]:
        """Take what came; return what to send, and, once done, what belongs to the chunks.

        Raises :class:`RtmpError` when the peer does not speak RTMP.
        """
        self._buffer += data
        _check_version(self._buffer)
        answer = b""
        if not self._answered and len(self._buffer) >= 1 + _PACKET_BYTES:
            self._answered = True
            answer = _hello() + bytes(self._buffer[1 : 1 + _PACKET_BYTES])
        if len(self._buffer) < 1 + 2 * _PACKET_BYTES:
            return answer, b""
        self.done = True
        return answer, bytes(self._buffer[1 + 2 * _PACKET_BYTES :])


def _hello() -> bytes:
    return bytes([_VERSION]) + bytes(8) + os.urandom(_PACKET_BYTES - 8)


def _check_version(buffer: bytearray) -> None:
    if buffer and buffer[0] != _VERSION:
        message = "The peer does not speak RTMP."
        raise RtmpError(message)
