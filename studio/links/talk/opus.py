"""Opus by PyAV's libopus: a voice coded in packets of 10 or 20 ms, and decoded again.

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
_LAYOUTS: Final = {1: "mono", 2: "stereo"}
_EFFORT: Final = "5"
"""Of 10: at 32 kbit/s a voice is no better above, and costs twice as much."""
_MOST_FRAMES: Final = 6
"""120 ms, the most that RFC 6716 allows, in frames of 20 ms."""
_SILK, _HYBRID = 12, 16
_SILK_MS, _HYBRID_MS, _CELT_MS = (10, 20, 40, 60), (10, 20), (2.5, 5, 10, 20)
_ONE, _TWO = 0, 3
"""Codes of a packet with one frame, and of one that says how many (RFC 6716, section 3.2)."""


def packet_samples(coded: bytes) -> int:
    """Return how many samples at 48 kHz an Opus packet holds, by its first bytes.

    As RFC 6716, section 3.1, has it. Raises ValueError for what is no packet.
    """
    if not coded:
        message = "An Opus packet has at least one byte."
        raise ValueError(message)
    config, code = coded[0] >> 3, coded[0] & 3
    span_ms: float
    if config < _SILK:
        span_ms = _SILK_MS[config % 4]
    elif config < _HYBRID:
        span_ms = _HYBRID_MS[config % 2]
    else:
        span_ms = _CELT_MS[config % 4]
    frames = 1 if code == _ONE else 2
    if code == _TWO:
        frames = coded[1] & 63 if len(coded) > 1 else 0
    samples = round(span_ms * frames * SAMPLE_RATE / 1000)
    if not 0 < samples <= _MOST_FRAMES * SAMPLE_RATE // 50:
        message = "An Opus packet holds 2.5 to 120 ms."
        raise ValueError(message)
    return samples


class OpusEncoder:
    """Codes blocks of one length, float32 of shape (n, channels) at 48 kHz. One thread."""

    def __init__(
        self, *, span_ms: int = 10, channels: int = 1, bit_rate_bps: int = BIT_RATE_BPS
    ) -> None:
        self._layout = _LAYOUTS[channels]
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


class OpusDecoder:
    """Decodes the packets of one source to float32 of shape (n, channels). One thread."""

    def __init__(self, channels: int = 1) -> None:
        context = av.CodecContext.create("libopus", "r")
        assert isinstance(context, AudioCodecContext)  # noqa: S101  # PyAV tells them apart by name
        context.sample_rate = SAMPLE_RATE
        context.layout = _LAYOUTS[channels]
        context.thread_count = 1
        context.options = {"request_sample_fmt": "flt"}
        context.open()
        self._context = context
        self._channels = channels
        self._toc = b""
        self.broken = 0
        """How many packets could not be decoded, and were concealed."""

    def decode(self, coded: bytes) -> Samples:
        """Return what *coded* holds; a concealment where it is broken."""
        found = self._decode(coded)
        if found is None:
            self.broken += 1
            return self.conceal()
        # One frame of the same kind, without its content: libopus conceals what is not there.
        self._toc = bytes([coded[0] & ~3])
        return found

    def conceal(self) -> Samples:
        """Return what might have followed, of the last packet's length; silence before the first.

        It fades by itself when it is asked for more and more.
        """
        found = self._decode(self._toc) if self._toc else None
        if found is None:
            return np.zeros((SAMPLE_RATE // 100, self._channels), np.float32)
        return found

    def _decode(self, coded: bytes) -> Samples | None:
        try:
            frames = self._context.decode(av.Packet(coded))
        except (av.FFmpegError, ValueError):
            return None
        if not frames:
            return None
        parts = [
            np.frombuffer(memoryview(frame.planes[0]), np.float32, frame.samples * self._channels)
            for frame in frames
        ]
        whole = parts[0].copy() if len(parts) == 1 else np.concatenate(parts)
        return whole.reshape(-1, self._channels)
