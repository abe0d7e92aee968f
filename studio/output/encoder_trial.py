"""``python -m studio.output.encoder_trial``: whether an encoder does what it says, by itself.

A specification as JSON on standard input, the verdict as JSON on standard output: in a process of
its own, since a driver that crashes or hangs takes along whatever is in the same one.
"""

import sys
import time
from fractions import Fraction
from statistics import median
from typing import Any, Final

import av
import cv2
import msgspec
import numpy as np

from mixer.clock import NS_PER_MS

from ._video_coder import VideoCoder
from .codecs import VideoSpec
from .errors import OutputError
from .plausible import alike, decode_all

PICTURES: Final = 20


class TrialOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What to try: a specification, and the pictures that the show has."""

    spec: VideoSpec
    width: int
    height: int
    rate: Fraction


class TrialVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """``fault`` says, after the encoder's name, what it did wrong; '' where it works."""

    fault: str = ""
    picture_ms: float = 0.0


def try_encoder(order: TrialOrder) -> TrialVerdict:
    """Encode moving pictures, decode what came and compare. For a process of its own."""
    try:
        coder = VideoCoder(order.spec, width=order.width, height=order.height, rate=order.rate)
    except (OutputError, av.FFmpegError) as error:
        return TrialVerdict(fault=f"does not open ({_words(error)})")
    packets: list[av.Packet[Any]] = []
    took_ns: list[int] = []
    try:
        for number in range(PICTURES):
            picture = _picture(order, number)
            before_ns = time.perf_counter_ns()
            packets += coder.encode(picture)
            took_ns.append(time.perf_counter_ns() - before_ns)
        packets += coder.encode(None)
    except av.FFmpegError as error:
        return TrialVerdict(fault=f"reports an error ({_words(error)})")
    fault = _judged(order, coder, packets)
    return TrialVerdict(fault=fault, picture_ms=median(took_ns) / NS_PER_MS)


def _judged(order: TrialOrder, coder: VideoCoder, packets: "list[av.Packet[Any]]") -> str:
    if [packet.pts for packet in packets] != list(range(PICTURES)):
        return f"made {len(packets)} pictures of {PICTURES}, or in another order"
    if not packets[0].is_keyframe:
        return "begins without a key frame"
    extradata = coder.header.template.codec_context.extradata
    shown = decode_all(order.spec.codec, extradata, [bytes(packet) for packet in packets])
    if len(shown) != PICTURES:
        return f"made something of which {len(shown)} of {PICTURES} pictures can be decoded"
    if not all(alike(coded, _picture(order, n)) for n, coded in enumerate(shown)):
        return "made other pictures than it was given"
    return ""


def _picture(order: TrialOrder, number: int) -> av.VideoFrame:
    """Return a textured picture, moved on with each number, as a camera's pan would."""
    width, height = order.width, order.height
    generator = np.random.default_rng(1)
    small = generator.integers(40, 200, (height // 16, width // 16), np.uint8)
    luma = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    packed = np.full((height * 3 // 2, width), 128, np.uint8)
    packed[:height] = np.roll(luma, 4 * number, axis=1)
    picture = av.VideoFrame.from_numpy_buffer(packed, format="yuv420p")
    picture.pts, picture.time_base = number, 1 / order.rate
    return picture


def _words(error: Exception) -> str:
    if isinstance(error, OutputError) and isinstance(error.__cause__, av.FFmpegError):
        error = error.__cause__
    if isinstance(error, av.FFmpegError):
        return error.strerror or "no reason given"
    return str(error).rstrip(".")


def main() -> None:
    """Do as standard input says."""
    order = msgspec.json.decode(sys.stdin.buffer.read(), type=TrialOrder, dec_hook=_rate)
    sys.stdout.buffer.write(msgspec.json.encode(try_encoder(order)))


def _rate(wanted: type, value: object) -> object:
    return Fraction(str(value)) if wanted is Fraction else value


if __name__ == "__main__":
    main()
