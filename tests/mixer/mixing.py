"""An audio mix whose blocks a test asks for one by one, without its thread."""

from collections.abc import Callable

import numpy as np

from mixer.audio_mix import BLOCK_NS, AudioMix
from mixer.clock import NS_PER_S
from mixer.handoff import LatestSlot
from mixer.media import BLOCK_SAMPLES, SAMPLE_RATE, AudioBlock, Samples
from mixer.ports import AudioSource
from mixer.program import ProgramState
from mixer.strip import AudioStrip
from tests.fakes.clock import FakeClock

Wave = Callable[[np.ndarray], np.ndarray]


class Sounding:
    """A source that is a function of time in seconds."""

    def __init__(self, wave: Wave) -> None:
        self._wave = wave

    def read(self, t_ns: int, n: int) -> AudioBlock:
        at = t_ns / NS_PER_S + np.arange(n) / SAMPLE_RATE
        mono = np.asarray(self._wave(at), np.float32)
        return AudioBlock(np.repeat(mono[:, None], 2, axis=1), t_ns)


def noise(seed: int, peak: float = 0.1) -> AudioSource:
    """Return a source whose every block is the same noise, which costs nothing to make."""
    block = np.random.default_rng(seed).uniform(-peak, peak, (BLOCK_SAMPLES, 2))
    return _Held(np.asarray(block, np.float32))


class _Held:
    def __init__(self, samples: Samples) -> None:
        self._samples = samples

    def read(self, t_ns: int, _n: int) -> AudioBlock:
        return AudioBlock(self._samples, t_ns)


def tone(hz: float, peak: float = 0.25) -> Sounding:
    return Sounding(lambda at: peak * np.sin(2 * np.pi * hz * at))


class Kept:
    """A sink that keeps what it gets."""

    def __init__(self) -> None:
        self.blocks: list[AudioBlock] = []

    def put(self, block: AudioBlock) -> None:
        self.blocks.append(block)

    @property
    def sound(self) -> Samples:
        return np.concatenate([block.samples for block in self.blocks])


class Desk:
    """A mix, what it gave, and time that goes on by blocks."""

    def __init__(self, **strips: AudioStrip) -> None:
        self.program, self.ears = Kept(), Kept()
        self.mix = AudioMix(
            clock=FakeClock(),
            origin_ns=0,
            sources=strips,
            program=LatestSlot[ProgramState](),
            sinks=[self.program],
            monitor=self.ears,
        )
        self._n = 0

    def run(self, blocks: int) -> None:
        for _ in range(blocks):
            self.mix._mix(self._n * BLOCK_NS)
            self._n += 1
