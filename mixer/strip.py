"""A strip of the sound mix: its source, its knobs, and what it remembers from block to block."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from .media import BLOCK_SAMPLES, PROGRAM_CHANNELS, SAMPLE_RATE, Samples
from .ports import AudioSource

SILENT_FADER_DB = -90.0
LONGEST_DELAY_MS = 1000
_MS_PER_S = 1000


class AudioFollow(Enum):
    """When a source is heard."""

    ALWAYS = "always"
    SCENE = "scene"


@dataclass(frozen=True, slots=True)
class Knobs:
    """How a strip is set; replaced as a whole. ``delay_ms`` is 0 to 1000.

    ``solo`` is for the headphones alone: they hear the strip before its fader and mute.
    """

    gain_db: float = 0.0
    muted: bool = False
    delay_ms: int = 0
    solo: bool = False

    @property
    def fader(self) -> float:
        """The fader's factor, muted or not; -90 dB and below is silence."""
        return gain_of(self.gain_db)

    @property
    def gain(self) -> float:
        """The factor by which the programme hears the strip."""
        return 0.0 if self.muted else self.fader


@dataclass(frozen=True, slots=True)
class AudioStrip:
    """A source of sound, when it is heard, and how its knobs stand at first."""

    source: AudioSource
    follow: AudioFollow = AudioFollow.ALWAYS
    knobs: Knobs = Knobs()


class DelayLine:
    """The last second of a strip, and the tap in it. One thread: the audio mix.

    A changed delay fades over from one tap to the other within a block, so that nothing clicks.
    """

    def __init__(self) -> None:
        # A block more than the longest delay: the newest block is written before the tap is read.
        self._ring = np.zeros(
            (LONGEST_DELAY_MS * SAMPLE_RATE // _MS_PER_S + BLOCK_SAMPLES, PROGRAM_CHANNELS),
            np.float32,
        )
        self._end = 0
        self._tap: int | None = None
        self._fade = np.linspace(0, 1, BLOCK_SAMPLES + 1, dtype=np.float32)[1:, None]

    def put(self, samples: Samples, delay_ms: int) -> Samples:
        """Take one block of shape (480, 2) and return the one of *delay_ms* ago."""
        tap = delay_ms * SAMPLE_RATE // _MS_PER_S
        size = len(self._ring)
        # A block divides the ring, so that it never wraps inside one.
        self._ring[self._end : self._end + BLOCK_SAMPLES] = samples
        self._end = (self._end + BLOCK_SAMPLES) % size
        before, self._tap = self._tap, tap
        if before is None or before == tap:
            return self._at(tap) if tap else samples
        old, new = self._at(before), self._at(tap)
        return np.asarray(old + (new - old) * self._fade, np.float32)

    def _at(self, tap: int) -> Samples:
        """Return the block that ended *tap* samples ago."""
        size = len(self._ring)
        first = (self._end - BLOCK_SAMPLES - tap) % size
        last = first + BLOCK_SAMPLES
        if last <= size:
            return self._ring[first:last].copy()
        return np.concatenate((self._ring[first:], self._ring[: last - size]))


class Fading:
    """A gain that runs straight to where it is to be within a block. One thread."""

    def __init__(self) -> None:
        self._applied: float | None = None

    def add(self, bus: Samples, samples: Samples, gain: float) -> None:
        """Add *samples* to *bus*, in place, ending at *gain*; the first block begins there."""
        before = gain if self._applied is None else self._applied
        self._applied = gain
        if before == gain:
            if gain:
                bus += samples * np.float32(gain)
            return
        ramp = np.linspace(before, gain, len(samples) + 1, dtype=np.float32)[1:]
        bus += samples * ramp[:, None]


def gain_of(gain_db: float) -> float:
    """Return the factor of a fader at *gain_db*; -90 and below is silence."""
    return 0.0 if gain_db <= SILENT_FADER_DB else float(10 ** (gain_db / 20))
