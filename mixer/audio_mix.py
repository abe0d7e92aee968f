"""The thread that mixes the programme's sound, ten milliseconds at a time."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from .buses import Buses, StripBlock
from .cadence import Cadence
from .clock import NS_PER_S, Clock
from .handoff import LatestSlot
from .holding_out import HoldOut
from .levels import LevelMeter, Levels, MixLevels
from .limiter import Limiter
from .media import (
    BLOCK_RATE,
    BLOCK_SAMPLES,
    PROGRAM_CHANNELS,
    SAMPLE_RATE,
    AudioBlock,
)
from .ports import AudioSink
from .program import ProgramState, weights
from .stamp import SoundStamp
from .strip import AudioFollow, AudioStrip, DelayLine, Fading, Knobs
from .worker import Worker

BLOCK_NS = BLOCK_SAMPLES * NS_PER_S // SAMPLE_RATE
DEFAULT_LATENCY_NS = 2_000_000
"""The mix itself waits for nobody: a source whose sound comes late has a delay of its own."""


@dataclass(frozen=True, slots=True)
class AudioCounters:
    """Blocks since the start: all that were mixed, and those begun a block or more too late."""

    mixed: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class _Held:
    """What the mix remembers of a strip from block to block."""

    delay: DelayLine = field(default_factory=DelayLine)
    program: Fading = field(default_factory=Fading)
    solo: Fading = field(default_factory=Fading)
    tapped: Fading = field(default_factory=Fading)
    out: HoldOut = field(default_factory=HoldOut)
    meter: LevelMeter = field(default_factory=LevelMeter)


class AudioMix:
    """Mixes every strip into the programme and hands each block to the sinks.

    The block of time t is mixed at t + 10 ms + *latency_ns*, when the sources have heard it, and
    delivered with ``pts_ns`` = t. Every block is mixed, however late, so that no sample is lost.

    A strip can be tapped, too: it is delivered by itself after its delay and mute, before its fader
    and whatever the scene. *buses* hear some strips each, after their faders.

    A strip can be held out of the programme, the buses and what is tapped, tail included.

    *monitor*, one person's headphones, gets a bus of its own: the programme or, while strips are on
    solo, these alone. It leaves before the limiter, which looks a block ahead; nothing comes back.
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
        monitor: AudioSink | None = None,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._clock = clock
        self._cadence = Cadence(BLOCK_RATE, origin_ns)
        self._strips = dict(sources)
        self._program = program
        self._sinks = sinks
        self._wait_ns = BLOCK_NS + latency_ns
        self._stamp = stamp
        self._monitor = monitor
        self._monitored = Fading()
        # Replaced by whoever turns a knob, read once a block: no lock is needed.
        self._knobs = {name: strip.knobs for name, strip in sources.items()}
        self._held: dict[str, _Held] = {}
        self._taps: Mapping[str, AudioSink] = {}
        self._held_out: frozenset[str] = frozenset()
        self.buses = Buses()
        self._limiter = Limiter()
        self._meter = LevelMeter()
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
        """Exchange the strips; those that stay keep their knobs. The session's thread."""
        for name, strip in sources.items():
            if name not in self._strips:
                self._knobs[name] = strip.knobs
        # Replaced as a whole: the mix reads it once a block.
        self._strips = dict(sources)

    def turn(self, name: str, knobs: Knobs) -> None:
        """Set a strip's knobs; heard from the next block on. One thread: the session's."""
        self._knobs[name] = knobs

    def hold_out(self, names: frozenset[str]) -> None:
        """Hold the strips of these names, and no others, out of the mixes. Any thread.

        One that is no longer held is heard again once what was said meanwhile has passed.
        """
        # Replaced as a whole, as the taps are.
        self._held_out = names

    def tap(self, taps: Mapping[str, AudioSink]) -> None:
        """Hand the strips of these names, and no others, to a sink of their own. Any thread.

        Every block is delivered; silence while there is no such strip.
        """
        # Replaced as a whole: the mix reads it once a block.
        self._taps = dict(taps)

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
        ears = np.zeros_like(bus)
        soloed = False
        sounding: dict[str, StripBlock] = {}
        levels: dict[str, Levels] = {}
        # The gains at the block's end; each ramps there from where the last block left it.
        shares = self._shares(t_ns + BLOCK_NS)
        strips, taps, held_out = self._strips, self._taps, self._held_out
        if len(self._held) > len(strips):
            self._held = {name: held for name, held in self._held.items() if name in strips}
        for name, strip in strips.items():
            knobs = self._knobs[name]
            held = self._held.get(name) or self._held.setdefault(name, _Held())
            heard = 1.0 if strip.follow is AudioFollow.ALWAYS else shares.get(name, 0.0)
            samples = held.delay.put(strip.source.read(t_ns, BLOCK_SAMPLES).samples, knobs.delay_ms)
            levels[name] = held.meter.put(samples, knobs.fader)
            may = held.out.factor(t_ns, held=name in held_out, delay_ms=knobs.delay_ms)
            held.program.add(bus, samples, knobs.gain * heard * may)
            held.solo.add(ears, samples, float(knobs.solo))
            sounding[name] = StripBlock(samples, knobs.gain * may, heard)
            if name in taps:
                alone = np.zeros_like(bus)
                held.tapped.add(alone, samples, 0.0 if knobs.muted else may)
                taps[name].put(AudioBlock(alone, t_ns))
            soloed |= knobs.solo
        for name in taps.keys() - strips.keys():
            taps[name].put(AudioBlock(np.zeros_like(bus), t_ns))
        if self._stamp is not None:
            self._stamp.add(bus, t_ns)
        if self._monitor is not None:
            self._monitored.add(ears, bus, float(not soloed))
            self._monitor.put(AudioBlock(ears, t_ns))
        self.buses.mix(sounding, t_ns)
        limited = self._limiter.put(AudioBlock(bus, t_ns))
        if limited is None:
            return
        program = self._meter.put(limited.samples)
        self.levels.put(MixLevels(limited.pts_ns, levels, program))
        for sink in self._sinks:
            sink.put(limited)

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
