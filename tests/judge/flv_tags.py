"""The tags of an FLV file, read without the studio's own codec (Adobe FLV specification 10.1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_SIGNATURE = b"FLV"
_HEADER_BYTES = 9
_TAG_HEADER_BYTES = 11
_AUDIO, _VIDEO = 8, 9
_AVC, _AAC = 7, 10


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag; ``holds_media`` is False for codec headers and metadata."""

    index: int
    kind: str
    timestamp_ms: int
    holds_media: bool


def read_tags(path: Path) -> Iterator[Tag]:
    """Yield the whole tags of *path*; a torn last one ends the file."""
    data = path.read_bytes()
    if len(data) < _HEADER_BYTES and _SIGNATURE.startswith(data[:3]):
        # Its writer was lost before it wrote so much as the header.
        return
    if not data.startswith(_SIGNATURE):
        message = f"{path} is no FLV file."
        raise ValueError(message)
    position, index = _HEADER_BYTES + 4, 0
    while position + _TAG_HEADER_BYTES <= len(data):
        size = int.from_bytes(data[position + 1 : position + 4])
        low = int.from_bytes(data[position + 4 : position + 7])
        body = data[position + 11 : position + 11 + size]
        if len(body) < size:
            return
        yield Tag(index, *_classify(data[position], body, data[position + 7] << 24 | low))
        position += _TAG_HEADER_BYTES + size + 4
        index += 1


def _classify(code: int, body: bytes, timestamp_ms: int) -> tuple[str, int, bool]:
    if code == _VIDEO:
        holds = len(body) > 1 and not (body[0] & 0x0F == _AVC and body[1] != 1)
        return "v", timestamp_ms, holds
    if code == _AUDIO:
        holds = len(body) > 1 and not (body[0] >> 4 == _AAC and body[1] == 0)
        return "a", timestamp_ms, holds
    return "s", timestamp_ms, False
