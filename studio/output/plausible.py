"""Whether what an encoder delivers is the picture that it was given."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, cast

import av
import cv2
import numpy as np

from .codecs import VideoCodec

if TYPE_CHECKING:
    from av.video.codeccontext import VideoCodecContext

    from mixer.media import Plane

_DECODERS: Final = {"h264": "h264", "hevc": "hevc", "av1": "libdav1d"}
_SMALL: Final = (64, 36)
"""What both pictures are shrunk to: of coding's own noise, nothing is left at this size."""
_MOST_LEVELS_APART: Final = 12.0
"""Of 255, on average. Starved encodes of noise stay below 6; another picture, or grey, is beyond
20 wherever there is anything to see (both measured)."""


def decoded(codec: VideoCodec, extradata: bytes | None, payload: bytes) -> "av.VideoFrame | None":
    """Return the picture that a receiver who begins with *payload* would see; None: none."""
    pictures = decode_all(codec, extradata, [payload])
    return pictures[0] if pictures else None


def decode_all(
    codec: VideoCodec, extradata: bytes | None, payloads: Sequence[bytes]
) -> "list[av.VideoFrame]":
    """Return the pictures that come of *payloads*, up to the first that cannot be decoded."""
    decoder = _decoder(codec, extradata)
    pictures: list[av.VideoFrame] = []
    try:
        for payload in payloads:
            packet: av.Packet[Any] = av.Packet(payload)
            pictures += decoder.decode(packet)
        pictures += decoder.decode(None)
    except av.FFmpegError:
        return pictures
    return pictures


def _decoder(codec: VideoCodec, extradata: bytes | None) -> "VideoCodecContext":
    decoder = cast("VideoCodecContext", av.CodecContext.create(_DECODERS[codec], "r"))
    decoder.thread_count = 1
    decoder.extradata = extradata
    return decoder


def alike(coded: av.VideoFrame, source: av.VideoFrame) -> bool:
    """Tell whether *coded* shows what *source* does, in a size of its own or not."""
    if (coded.width, coded.height) != (source.width, source.height):
        return False
    apart = np.abs(_small(coded).astype(np.int16) - _small(source))
    return float(apart.mean()) <= _MOST_LEVELS_APART


def _small(picture: av.VideoFrame) -> "Plane":
    plane = picture.planes[0]
    lines = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    luma = lines[: picture.height, : picture.width]
    return np.asarray(cv2.resize(luma, _SMALL, interpolation=cv2.INTER_AREA), np.uint8)
