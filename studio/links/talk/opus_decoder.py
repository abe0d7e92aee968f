"""Opus decoded: by libopus itself where it can be had, by FFmpeg's way to it otherwise.

Both give the same samples, and conceal a lost packet as libopus does.
"""

from typing import Final, Protocol

import av
import numpy as np
from av.audio.codeccontext import AudioCodecContext

from mixer.media import SAMPLE_RATE, Samples

from .libopus import LibopusDecoder, libopus
from .opus import LAYOUTS

_FIRST_SAMPLES: Final = SAMPLE_RATE // 100


class DecodingWay(Protocol):
    """What makes samples of one source's packets."""

    def decode(self, coded: bytes) -> Samples | None:
        """Return what *coded* holds, shape (n, channels); None where it is broken."""
        ...

    def conceal(self, samples: int) -> Samples | None:
        """Return so many that might have followed; None where that is not known."""
        ...


class OpusDecoder:
    """Decodes the packets of one source to float32 of shape (n, channels). One thread."""

    def __init__(self, channels: int = 1, way: DecodingWay | None = None) -> None:
        self._channels = channels
        self._way = way or best_way(channels)
        self._last_samples = 0
        self.broken = 0
        """How many packets could not be decoded, and were concealed."""

    def decode(self, coded: bytes) -> Samples:
        """Return what *coded* holds; a concealment where it is broken."""
        found = self._way.decode(coded)
        if found is None:
            self.broken += 1
            return self.conceal()
        self._last_samples = len(found)
        return found

    def conceal(self) -> Samples:
        """Return what might have followed, of the last packet's length; silence before the first.

        It fades by itself when it is asked for more and more.
        """
        found = self._way.conceal(self._last_samples) if self._last_samples else None
        return np.zeros((_FIRST_SAMPLES, self._channels), np.float32) if found is None else found


def best_way(channels: int) -> DecodingWay:
    """Return the fastest way that there is here."""
    library = libopus()
    return FfmpegDecoder(channels) if library is None else LibopusDecoder(library, channels)


class FfmpegDecoder:
    """libopus by way of PyAV. One thread."""

    def __init__(self, channels: int) -> None:
        context = av.CodecContext.create("libopus", "r")
        assert isinstance(context, AudioCodecContext)  # noqa: S101  # PyAV tells them apart by name
        context.sample_rate = SAMPLE_RATE
        context.layout = LAYOUTS[channels]
        context.thread_count = 1
        context.options = {"request_sample_fmt": "flt"}
        context.open()
        self._context = context
        self._channels = channels
        self._toc = b""

    def decode(self, coded: bytes) -> Samples | None:
        """As the way says."""
        found = self._decode(coded)
        if found is not None:
            # One frame of the same kind, without its content: libopus conceals what is not there.
            self._toc = bytes([coded[0] & ~3])
        return found

    def conceal(self, samples: int) -> Samples | None:
        """As the way says, in frames of the last packet's kind."""
        del samples
        return self._decode(self._toc) if self._toc else None

    def _decode(self, coded: bytes) -> Samples | None:
        if not coded:
            # FFmpeg would take it for the end of all.
            return None
        try:
            frames = self._context.decode(av.Packet(coded))
        except (av.FFmpegError, ValueError):
            return None
        if not frames:
            return None
        parts = [
            # A frame's memory is its own, and stays for as long as somebody looks at it.
            np.frombuffer(memoryview(frame.planes[0]), np.float32, frame.samples * self._channels)
            for frame in frames
        ]
        whole = parts[0] if len(parts) == 1 else np.concatenate(parts)
        return whole.reshape(-1, self._channels)
