"""The thread that mixes the programme's sound, ten milliseconds at a time."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from .cadence import Cadence
from .clock import NS_PER_S, Clock
from .handoff import LatestSlot
from .levels import Levels, MixLevels, levels_of
from .limiter import Limiter
from .media import (
    BLOCK_RATE,
    BLOCK_SAMPLES,
    PROGRAM_CHANNELS,
    SAMPLE_RATE,
    AudioBlock,
    Samples,
)
from .ports import AudioSink, AudioSource
from .program import ProgramState, weights
from .stamp import SoundStamp
from .worker import Worker

SILENT_FADER_DB = -90.0
BLOCK_NS = BLOCK_SAMPLES * NS_PER_S // SAMPLE_RATE
DEFAULT_LATENCY_NS = 30_000_000


class AudioFollow(Enum):
    """When a source is heard."""

    ALWAYS = "always"
    SCENE = "scene"


@dataclass(frozen=True, slots=True)
class AudioStrip:
    """A source of sound and the state in which its strip begins."""

    source: AudioSource
    follow: AudioFollow = AudioFollow.ALWAYS
    gain_db: float = 0.0
    muted: bool = False


@dataclass(frozen=True, slots=True)
class AudioCounters:
    """Blocks since the start: all that were mixed, and those begun a block or more too late."""

    mixed: int = 0
    late: int = 0


class AudioMix:
    """Mixes every strip into the programme and hands each block to the sinks.

    The block of time t is mixed at t + 10 ms + *latency_ns*, when the sources have heard it, and
    delivered with ``pts_ns`` = t. Every block is mixed, however late, so that no sample is lost.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        origin_ns: int,
        sources: Mapping[str, AudioStrip],
        program: LatestSlot[ProgramState],
        sinks: Sequence[AudioSink],
        latency_ns: int = DEFAULT_LATENCY_NS,
        stamp: SoundStamp | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._clock = clock
        self._cadence = Cadence(BLOCK_RATE, origin_ns)
        self._strips = dict(sources)
        self._program = program
        self._sinks = sinks
        self._wait_ns = BLOCK_NS + latency_ns
        self._stamp = stamp
        # Replaced as a whole by whoever turns a knob, read once a block: no lock is needed.
        self._knobs = {name: _gain(s.gain_db, muted=s.muted) for name, s in sources.items()}
        self._faders_db = {name: strip.gain_db for name, strip in sources.items()}
        self._mutes = {name: strip.muted for name, strip in sources.items()}
        self._applied: dict[str, float] = {}
        self._limiter = Limiter()
        self.levels: LatestSlot[MixLevels] = LatestSlot()
        self.counters = AudioCounters()
        self._worker = Worker("audio mix", self._run, failed)

    @property
    def strips(self) -> tuple[str, ...]:
        """The names of the strips, in their order."""
        return tuple(self._strips)

    def start(self) -> None:
        """Begin with the block that starts now."""
        self._worker.start()

    def stop(self) -> None:
        """End after the block that is being mixed. The owner's thread."""
        self._worker.stop()

    def set_strips(self, sources: Mapping[str, AudioStrip]) -> None:
        """Exchange the strips; those that stay keep their fader and mute. The session's thread."""
        for name, strip in sources.items():
            if name not in self._strips:
                self._faders_db[name], self._mutes[name] = strip.gain_db, strip.muted
                self._knobs[name] = _gain(strip.gain_db, muted=strip.muted)
        # Replaced as a whole: the mix reads it once a block.
        self._strips = dict(sources)

    def set_gain(self, name: str, gain_db: float) -> None:
        """Move a fader; -90 dB and below is silence. One thread: the session's."""
        self._faders_db[name] = gain_db
        self._knobs[name] = _gain(gain_db, muted=self._mutes[name])

    def set_mute(self, name: str, *, muted: bool) -> None:
        """Mute a strip or open it. One thread: the session's."""
        self._mutes[name] = muted
        self._knobs[name] = _gain(self._faders_db[name], muted=muted)

    def _run(self, stop: threading.Event) -> None:
        n = self._cadence.index_at(self._clock.now_ns()) + 1
        while not stop.is_set():
            due_ns = self._cadence.at(n) + self._wait_ns
            self._clock.sleep_until(due_ns)
            late = self._clock.now_ns() >= due_ns + BLOCK_NS
            self._mix(self._cadence.at(n))
            counters = self.counters
            self.counters = replace(counters, mixed=counters.mixed + 1, late=counters.late + late)
            n += 1

    def _mix(self, t_ns: int) -> None:
        bus = np.zeros((BLOCK_SAMPLES, PROGRAM_CHANNELS), np.float32)
        levels: dict[str, Levels] = {}
        # The gains at the block's end; each ramps there from where the last block left it.
        shares = self._shares(t_ns + BLOCK_NS)
        for name, strip in self._strips.items():
            samples = strip.source.read(t_ns, BLOCK_SAMPLES).samples
            heard = 1.0 if strip.follow is AudioFollow.ALWAYS else shares.get(name, 0.0)
            fader = _gain(self._faders_db[name], muted=False)
            levels[name] = levels_of(samples * np.float32(fader))
            self._add(bus, name, samples, self._knobs[name] * heard)
        if self._stamp is not None:
            self._stamp.add(bus, t_ns)
        limited = self._limiter.put(AudioBlock(bus, t_ns))
        if limited is None:
            return
        program = levels_of(limited.samples)
        self.levels.put(MixLevels(limited.pts_ns, levels, program))
        for sink in self._sinks:
            sink.put(limited)

    def _add(self, bus: Samples, name: str, samples: Samples, gain: float) -> None:
        before = self._applied.get(name, gain)
        self._applied[name] = gain
        if before == gain:
            if gain:
                bus += samples * np.float32(gain)
            return
        ramp = np.linspace(before, gain, len(samples) + 1, dtype=np.float32)[1:]
        bus += samples * ramp[:, None]

    def _shares(self, t_ns: int) -> dict[str, float]:
        """Return how much of each source is on air: the sum over the scenes that show it."""
        state = self._program.get()
        shares: dict[str, float] = {}
        if state is None:
            return shares
        for scene, share in weights(state, t_ns):
            for source in {item.source for item in scene.items}:
                shares[source] = shares.get(source, 0.0) + share
        return shares


def _gain(gain_db: float, *, muted: bool) -> float:
    if muted or gain_db <= SILENT_FADER_DB:
        return 0.0
    return float(10 ** (gain_db / 20))
