"""Opus by PyAV's libopus: a voice coded in packets of 10 or 20 ms, and how long each is.

With the restricted low-delay application (RFC 6716, section 2.1.9) coder and decoder take 2.5 ms,
measured; lost packets are concealed by libopus itself.
"""

from typing import Final

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext

from mixer.media import SAMPLE_RATE, Samples

from .errors import TalkError

BIT_RATE_BPS: Final = 32_000
CODEC_DELAY_SAMPLES: Final = 120
LAYOUTS: Final = {1: "mono", 2: "stereo"}
_EFFORT: Final = "5"
"""Of 10: at 32 kbit/s a voice is no better above, and costs twice as much."""
MOST_SAMPLES: Final = SAMPLE_RATE * 12 // 100
"""120 ms, the most of a packet that RFC 6716 allows."""
_SILK, _HYBRID = 12, 16
_SILK_MS, _HYBRID_MS, _CELT_MS = (10, 20, 40, 60), (10, 20), (2.5, 5, 10, 20)
_ONE, _SAID = 0, 3
"""Codes of a packet with one frame, and of one that says how many (RFC 6716, section 3.2)."""


def _frame_samples(config: int) -> int:
    """Return how many samples at 48 kHz a frame holds (RFC 6716, table 2)."""
    span_ms: float
    if config < _SILK:
        span_ms = _SILK_MS[config % 4]
    elif config < _HYBRID:
        span_ms = _HYBRID_MS[config % 2]
    else:
        span_ms = _CELT_MS[config % 4]
    return round(span_ms * SAMPLE_RATE / 1000)


_FRAME_SAMPLES: Final = tuple(_frame_samples(toc >> 3) for toc in range(256))
"""By a packet's first byte."""


def packet_samples(coded: bytes) -> int:
    """Return how many samples at 48 kHz an Opus packet holds, by its first bytes.

    As RFC 6716, section 3.1, has it. Raises ValueError for what is no packet.
    """
    if not coded:
        message = "An Opus packet has at least one byte."
        raise ValueError(message)
    toc = coded[0]
    code = toc & 3
    if code == _ONE:
        return _FRAME_SAMPLES[toc]
    frames = 2
    if code == _SAID:
        frames = coded[1] & 63 if len(coded) > 1 else 0
    samples = frames * _FRAME_SAMPLES[toc]
    if not 0 < samples <= MOST_SAMPLES:
        message = "An Opus packet holds 2.5 to 120 ms."
        raise ValueError(message)
    return samples


class OpusEncoder:
    """Codes blocks of one length, float32 of shape (n, channels) at 48 kHz. One thread."""

    def __init__(
        self, *, span_ms: int = 10, channels: int = 1, bit_rate_bps: int = BIT_RATE_BPS
    ) -> None:
        self._layout = LAYOUTS[channels]
        context = av.CodecContext.create("libopus", "w")
        assert isinstance(context, AudioCodecContext)  # noqa: S101  # PyAV tells them apart by name
        context.sample_rate = SAMPLE_RATE
        context.layout = self._layout
        context.format = "flt"
        context.bit_rate = bit_rate_bps
        context.thread_count = 1
        context.options = {
            "application": "lowdelay",
            "frame_duration": str(span_ms),
            "compression_level": _EFFORT,
        }
        context.open()
        self._context = context
        self._time = 0

    def encode(self, samples: Samples) -> bytes:
        """Return the packet of *samples*. Raises :class:`TalkError`."""
        frame = av.AudioFrame.from_ndarray(
            np.ascontiguousarray(samples, np.float32).reshape(1, -1), "flt", self._layout
        )
        frame.sample_rate = SAMPLE_RATE
        frame.pts = self._time
        self._time += len(samples)
        try:
            (packet,) = self._context.encode(frame)
        except (av.FFmpegError, ValueError) as error:
            message = "The voice cannot be coded; choose another microphone."
            raise TalkError(message) from error
        return bytes(packet)
