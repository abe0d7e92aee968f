"""The test pattern: bars, something that moves, a tone, and marks of its own."""

from fractions import Fraction

import numpy as np

from mixer.cadence import Cadence
from mixer.canvas import CanvasPool
from mixer.media import (
    PROGRAM_CHANNELS,
    SAMPLE_RATE,
    AudioBlock,
    Plane,
    VideoFrame,
    frame_of,
    i420_views,
)
from mixer.sample_store import sample_index
from mixer.stamp import Edge, PictureStamp, SoundStamp

from .source import HealthBoard, OnHealth, SourceHealth, Status

# 75 % colour bars, BT.709 limited (ITU-R BT.1729): white, yellow, cyan, green, magenta, red, blue.
_BARS = (
    (180, 128, 128),
    (168, 44, 136),
    (145, 147, 44),
    (133, 63, 52),
    (63, 193, 204),
    (51, 109, 212),
    (28, 212, 120),
)
_RAMP_SHARE = 5
_SWEEP_S = 4
TONE_DB = -20.0
"""EBU R 68 alignment lies at -18 dBFS, SMPTE's at -20; the pattern uses the latter."""


class PatternSource:
    """Drawn when it is looked at: picture n is the same for whoever asks, and exact to the tick.

    Its own mark lies along the top edge, as the programme's lies along the bottom. Any thread.
    """

    def __init__(
        self,
        *,
        width: int,
        height: int,
        rate: Fraction,
        on_health: OnHealth,
        tone_hz: float = 1000.0,
    ) -> None:
        self._cadence = Cadence(rate, 0)
        self._width = width
        self._still = _bars(width, height)
        self._pool = CanvasPool(width, height)
        self._stamp = PictureStamp(width, height, Edge.TOP)
        self._newest: tuple[int, VideoFrame] | None = None
        self.video = self
        self.audio = Tone(tone_hz)
        self._board = HealthBoard(on_health)

    @property
    def health(self) -> SourceHealth:
        """Live, from the start on."""
        return self._board.health

    def start(self) -> None:
        """Be live."""
        self._board.show(Status.LIVE)

    def stop(self) -> None:
        """There is nothing to end."""

    def frame_at(self, t_ns: int) -> VideoFrame:
        """Return the picture due at *t_ns*."""
        n = self._cadence.index_at(t_ns)
        newest = self._newest
        if newest is None or newest[0] != n:
            newest = self._newest = (n, self._draw(n))
        return newest[1]

    def _draw(self, n: int) -> VideoFrame:
        t_ns = self._cadence.at(n)
        packed = self._pool.take()
        np.copyto(packed, self._still)
        luma = i420_views(packed)[0]
        share = t_ns % (_SWEEP_S * 10**9) / (_SWEEP_S * 10**9)
        left = round(share * self._width)
        luma[:, left : left + max(4, self._width // 80)] = 235
        self._stamp.draw(packed, n, t_ns)
        return frame_of(packed, t_ns)


class Tone:
    """A sine, the same on both channels, with the whole seconds marked by chirps."""

    def __init__(self, hz: float, level_db: float = TONE_DB) -> None:
        self._hz = hz
        self._level = 10 ** (level_db / 20)
        self._stamp = SoundStamp()

    def read(self, t_ns: int, n: int) -> AudioBlock:
        """Return the tone at *t_ns*; its phase follows the clock, so blocks join. The mix."""
        first = sample_index(t_ns)
        # One second holds a whole number of periods of a whole number of hertz.
        phase = (first % SAMPLE_RATE + np.arange(n)) * (2 * np.pi * self._hz / SAMPLE_RATE)
        wave = (self._level * np.sin(phase)).astype(np.float32)
        samples = np.repeat(wave[:, None], PROGRAM_CHANNELS, axis=1)
        self._stamp.add(samples, t_ns)
        return AudioBlock(samples, t_ns)


def _bars(width: int, height: int) -> Plane:
    """Return seven bars over a grey ramp, packed."""
    packed = np.empty((height * 3 // 2, width), np.uint8)
    planes = i420_views(packed)
    for n, plane in enumerate(planes):
        rows, columns = plane.shape
        bar = np.arange(columns) * len(_BARS) // columns
        plane[:] = np.array([values[n] for values in _BARS], np.uint8)[bar]
        ramp = np.linspace(16, 235, columns) if n == 0 else np.full(columns, 128)
        plane[rows - rows // _RAMP_SHARE :] = ramp.astype(np.uint8)
    return packed
