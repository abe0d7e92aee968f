"""Reads what an ingest stored as FLV (Adobe FLV 10.1, annex E), with no codec."""

from collections.abc import Iterator
from typing import Final

from .errors import ArchiveError
from .sample import NS_PER_S, Kind, Readable, Sample, read_up_to

SIGNATURE: Final = b"FLV"
_FIRST_TAG: Final = 13
_TAG_HEADER_BYTES: Final = 11
_AUDIO, _VIDEO = 8, 9
_AVC, _AAC, _CODED = 7, 10, 1
_KEY: Final = 1
_NS_PER_MS: Final = NS_PER_S // 1000


def flv_samples(file: Readable) -> Iterator[Sample]:
    """Yield the coded H.264 pictures and AAC of the whole tags in *file*.

    Raises :class:`ArchiveError` when it is no FLV file.
    """
    file.seek(0)
    if not read_up_to(file, _FIRST_TAG).startswith(SIGNATURE):
        message = "This is no FLV file."
        raise ArchiveError(message)
    at = _FIRST_TAG
    while True:
        file.seek(at)
        head = read_up_to(file, _TAG_HEADER_BYTES + 5)
        if len(head) < _TAG_HEADER_BYTES:
            return
        kind, size = head[0], int.from_bytes(head[1:4])
        time_ms = head[7] << 24 | int.from_bytes(head[4:7])
        begin = at + _TAG_HEADER_BYTES
        at = begin + size + 4
        file.seek(begin + size - 1)
        if size and not file.read(1):
            return
        sample = _sample(kind, head[_TAG_HEADER_BYTES:], time_ms * _NS_PER_MS, begin, size)
        if sample is not None:
            yield sample


def _sample(kind: int, body: bytes, dts_ns: int, begin: int, size: int) -> Sample | None:
    if kind == _VIDEO and size > 5 and body[0] & 0xF == _AVC and body[1] == _CODED:  # noqa: PLR2004  # the tag's own header
        cts_ms = int.from_bytes(body[2:5], signed=True)
        is_key = body[0] >> 4 == _KEY
        return Sample(Kind.VIDEO, dts_ns, cts_ms * _NS_PER_MS, 0, is_key, begin + 5, size - 5)
    if kind == _AUDIO and size > 2 and body[0] >> 4 == _AAC and body[1] == _CODED:  # noqa: PLR2004  # likewise
        return Sample(Kind.AUDIO, dts_ns, 0, 0, True, begin + 2, size - 2)  # noqa: FBT003  # sound is always a key
    return None
