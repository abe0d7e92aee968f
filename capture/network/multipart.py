"""The pictures of a multipart stream, as network cameras send them over HTTP."""

from collections.abc import Iterator
from typing import Protocol

from .faults import EndedError, UnplayableError

MOST_PICTURE_BYTES = 16 << 20
_MOST_LINE_BYTES = 64 << 10
_MOST_HEADERS = 32
_MOST_PREAMBLE_BYTES = 64 << 10


class Reader(Protocol):
    """What HTTP gives: lines and counted bytes."""

    def readline(self, limit: int = -1, /) -> bytes:
        """Return a line with its end, at most *limit* bytes; empty at the end."""
        ...

    def read(self, size: int, /) -> bytes:
        """Return *size* bytes, fewer at the end."""
        ...


def parts(stream: Reader) -> Iterator[bytes]:
    """Yield the body of each part (RFC 2046, 5.1) as it comes.

    What divides the parts is learnt from the stream: many cameras announce it wrongly. Raises
    :class:`UnplayableError` when it is no such stream or a part is too large to be a picture,
    and :class:`EndedError` at its end.
    """
    delimiter = _first_delimiter(stream)
    while True:
        length = _content_length(stream)
        if length is None:
            yield _until(delimiter, stream)
            continue
        body = stream.read(length)
        if len(body) < length:
            raise _ended()
        yield body
        _until(delimiter, stream)


def _first_delimiter(stream: Reader) -> bytes:
    skipped = 0
    while skipped < _MOST_PREAMBLE_BYTES:
        line = stream.readline(_MOST_LINE_BYTES)
        if not line:
            raise _ended()
        skipped += len(line)
        if line.startswith(b"--") and line.strip(b"-\r\n "):
            return line.strip()
    message = "no part of a picture stream begins"
    raise UnplayableError(message)


def _content_length(stream: Reader) -> int | None:
    """Read a part's headers; return the length they name, None where they name none."""
    length = None
    for _ in range(_MOST_HEADERS):
        line = stream.readline(_MOST_LINE_BYTES)
        if not line:
            raise _ended()
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            length = _number(value)
        if not line.strip():
            return length
    message = "the headers of a picture do not end"
    raise UnplayableError(message)


def _number(value: bytes) -> int:
    text = value.strip()
    if not text.isdigit() or len(text) > len(str(MOST_PICTURE_BYTES)):
        message = "a picture has no sensible length"
        raise UnplayableError(message)
    if int(text) > MOST_PICTURE_BYTES:
        raise _too_large()
    return int(text)


def _until(delimiter: bytes, stream: Reader) -> bytes:
    body = bytearray()
    while True:
        line = stream.readline(_MOST_LINE_BYTES)
        if not line:
            raise _ended()
        if line.startswith(delimiter):
            return bytes(body)
        body += line
        if len(body) > MOST_PICTURE_BYTES:
            raise _too_large()


def _too_large() -> UnplayableError:
    return UnplayableError("a picture is too large")


def _ended() -> EndedError:
    return EndedError("the stream ended")
