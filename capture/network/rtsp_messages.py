"""RTSP on a connection: messages, and the media interleaved with them (RFC 2326, 10.12)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .faults import UnplayableError

_MOST_HEAD_BYTES = 64 << 10
_MOST_BODY_BYTES = 1 << 20
_DOLLAR = 0x24
_FRAME_HEAD = 4
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Message:
    """A request or an answer. ``start`` is its first line."""

    start: str
    headers: tuple[tuple[str, str], ...]
    body: bytes = b""

    @property
    def status(self) -> int | None:
        """The answer's status, None for a request."""
        words = self.start.split(" ", 2)
        answers = words[0].startswith("RTSP/") and len(words) > 1 and words[1].isdigit()
        return int(words[1][:4]) if answers else None

    def get(self, name: str) -> str:
        """Return the first header *name*, empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def all(self, name: str) -> list[str]:
        """Return every header *name*."""
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def with_header(self, name: str, value: str) -> "Message":
        """Return it with one header *name*."""
        others = tuple(pair for pair in self.headers if pair[0].lower() != name.lower())
        return replace(self, headers=(*others, (name, value)))

    def encoded(self) -> bytes:
        """Return the bytes to send."""
        head = [self.start, *(f"{key}: {value}" for key, value in self.headers), "", ""]
        return "\r\n".join(head).encode("latin-1", "replace") + self.body


class Splitter:
    """Takes bytes as they come and yields messages, and interleaved media as it is."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def feed(self, data: bytes) -> Iterator[Message | bytes]:
        """Yield what *data* completes. Raises :class:`UnplayableError` for what is no RTSP."""
        self._waiting += data
        while self._waiting:
            media = self._waiting[0] == _DOLLAR
            item = self._take_frame() if media else self._take_message()
            if item is None:
                return
            yield item

    def _take_frame(self) -> bytes | None:
        if len(self._waiting) < _FRAME_HEAD:
            return None
        return self._take(_FRAME_HEAD + int.from_bytes(self._waiting[2:4], "big"))

    def _take_message(self) -> Message | None:
        # Empty lines before a message are allowed (RFC 2326, 4).
        while self._waiting[:2] == b"\r\n":
            del self._waiting[:2]
        head_end = self._waiting.find(_END)
        if head_end < 0:
            if len(self._waiting) > _MOST_HEAD_BYTES or not self._looks_like_text():
                raise _garbage()
            return None
        lines = bytes(self._waiting[:head_end]).decode("latin-1").split("\r\n")
        if "RTSP/" not in lines[0]:
            raise _garbage()
        headers = tuple(_header(line) for line in lines[1:])
        message = Message(lines[0], headers)
        length = message.get("Content-Length") or "0"
        if not length.isdigit() or len(length) > len(str(_MOST_BODY_BYTES)):
            raise _garbage()
        whole = self._take(head_end + len(_END) + min(int(length), _MOST_BODY_BYTES))
        return None if whole is None else replace(message, body=whole[head_end + len(_END) :])

    def _looks_like_text(self) -> bool:
        return all(byte >= 0x20 or byte in b"\t\r\n" for byte in self._waiting[:64])  # noqa: PLR2004  # a space

    def _take(self, size: int) -> bytes | None:
        if len(self._waiting) < size:
            return None
        taken = bytes(self._waiting[:size])
        del self._waiting[:size]
        return taken


def _header(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip(), value.strip()


def _garbage() -> UnplayableError:
    return UnplayableError("it is no RTSP")
