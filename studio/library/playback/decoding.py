"""Opens decoders so that the picture that is sought is there soon, and asks them."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final, cast

import av
from av.codec.context import CodecContext

if TYPE_CHECKING:
    from av.stream import Stream

_SLICES: Final = frozenset({1, 5})
"""Kinds of NAL units (ITU-T H.264, table 7-1) that are a slice of a picture."""
_AVCC_LENGTH_AT: Final = 4
"""Where the decoder's configuration (ISO/IEC 14496-15, 5.3.3) tells how long a length is."""


def open_decoder(stream: "Stream | None", first_picture: bytes = b"") -> "CodecContext | None":
    """Return a decoder for *stream*, of whose pictures *first_picture* is one; None for None.

    All cores decode. Where a picture has a slice for each of them they share it, so that nothing
    is held back; else, as cameras and devices make one slice, each takes a picture, which has to
    wait for no more than those rows of the one before that it refers to.
    """
    if stream is None:
        return None
    found = stream.codec_context
    made = CodecContext.create(found.name, "r")
    made.extradata = found.extradata
    if stream.type == "video":
        alone = found.name == "h264" and _slices(first_picture, found.extradata) < _cores()
        made.thread_type = "FRAME" if alone else "SLICE"
    return made


def decode(
    decoder: "CodecContext | None", packet: "av.Packet[Any] | None", *, flush: bool
) -> list[Any]:
    """Return what *decoder* makes of *packet*; with *flush*, all that it holds back.

    A picture that makes no sense costs itself.
    """
    if decoder is None or (packet is None and not flush):
        return []
    try:
        return list(cast("Any", decoder).decode(packet))
    except av.FFmpegError:
        return []


def _slices(picture: bytes, configuration: bytes | None) -> int:
    width = (configuration[_AVCC_LENGTH_AT] & 3) + 1 if configuration else 4
    return sum(1 for kind in _kinds(picture, width) if kind in _SLICES)


def _kinds(picture: bytes, length_bytes: int) -> Iterator[int]:
    at = 0
    while at + length_bytes < len(picture):
        yield picture[at + length_bytes] & 0x1F
        at += length_bytes + int.from_bytes(picture[at : at + length_bytes], "big")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
