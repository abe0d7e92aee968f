"""Mixes of some strips besides the programme: speech alone, music alone, all but one guest."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .limiter import Limiter
from .media import BLOCK_SAMPLES, PROGRAM_CHANNELS, AudioBlock, Samples
from .ports import AudioSink
from .strip import AudioFollow

_WIDE = BLOCK_SAMPLES * PROGRAM_CHANNELS


@dataclass(frozen=True, slots=True)
class BusRoute:
    """Which strips a bus hears, after their faders: always, or while the programme does."""

    strips: frozenset[str]
    follow: AudioFollow = AudioFollow.ALWAYS


@dataclass(frozen=True, slots=True)
class StripBlock:
    """A strip's block, shape (480, 2), its fader's factor, and how much of it is on air."""

    samples: Samples
    gain: float
    share: float


class _Gains:
    """What each bus hears of each strip: a row a bus."""

    def __init__(
        self, buses: tuple[str, ...], strips: tuple[str, ...], rows: list[list[float]]
    ) -> None:
        self.buses = buses
        self.strips = strips
        self.rows = rows
        self.matrix = np.array(rows, np.float32).reshape(len(buses), len(strips))

    def at(self, other: "_Gains") -> Samples:
        """Return these in the order of *other*, whose own are those of what was not here."""
        known = {
            (bus, strip): gain
            for bus, row in zip(self.buses, self.rows, strict=True)
            for strip, gain in zip(self.strips, row, strict=True)
        }
        rows = [
            [known.get((bus, strip), gain) for strip, gain in zip(other.strips, row, strict=True)]
            for bus, row in zip(other.buses, other.rows, strict=True)
        ]
        return np.array(rows, np.float32).reshape(other.matrix.shape)


_NO_GAINS = _Gains((), (), [])


def _row(route: BusRoute | None, strips: Mapping[str, StripBlock]) -> list[float]:
    if route is None:
        return [0.0] * len(strips)
    heard, always = route.strips, route.follow is AudioFollow.ALWAYS
    return [
        (block.gain if always else block.gain * block.share) if name in heard else 0.0
        for name, block in strips.items()
    ]


class Buses:
    """Mixes the buses that somebody takes, each with a limiter of its own; others cost nothing.

    All gains run straight to where they are to be within a block, so that nothing clicks. What is
    delivered has the time of the block that it is of; it comes a block later, as the programme.
    """

    def __init__(self) -> None:
        self._routes: Mapping[str, BusRoute] = {}
        self._taps: Mapping[str, AudioSink] = {}
        self._gains = _NO_GAINS
        self._limiters: dict[str, Limiter] = {}
        fade = np.linspace(1, 0, BLOCK_SAMPLES + 1, dtype=np.float32)[1:]
        self._fade = np.repeat(fade, PROGRAM_CHANNELS)

    def route(self, routes: Mapping[str, BusRoute]) -> None:
        """Have the buses be these. The session's thread."""
        # Replaced as a whole, as the taps are: the mix reads each once a block.
        self._routes = dict(routes)

    def tap(self, taps: Mapping[str, AudioSink]) -> None:
        """Hand the buses of these names, and no others, to a sink each. Any thread.

        Every block is delivered; silence while there is no such bus.
        """
        self._taps = dict(taps)

    def mix(self, strips: Mapping[str, StripBlock], t_ns: int) -> None:
        """Mix the block of *t_ns* from *strips*. The audio mix."""
        taps, routes = self._taps, self._routes
        if not taps:
            self._limiters, self._gains = {}, _NO_GAINS
            return
        before, self._gains = self._gains, self._following(taps, routes, strips)
        after = self._gains
        sound = np.empty((len(strips), _WIDE), np.float32)
        for column, block in enumerate(strips.values()):
            sound[column] = block.samples.reshape(-1)
        # One product for all: a bus more costs a row more of it.
        mixed = after.matrix @ sound
        if after is not before:
            # They run from where they were.
            mixed += ((before.at(after) - after.matrix) @ sound) * self._fade
        for row, (name, sink) in enumerate(taps.items()):
            samples = mixed[row].reshape(BLOCK_SAMPLES, PROGRAM_CHANNELS)
            limited = self._limiters[name].put(AudioBlock(samples, t_ns))
            if limited is not None:
                sink.put(limited)

    def _following(
        self,
        taps: Mapping[str, AudioSink],
        routes: Mapping[str, BusRoute],
        strips: Mapping[str, StripBlock],
    ) -> "_Gains":
        buses, names = tuple(taps), tuple(strips)
        rows = [_row(routes.get(bus), strips) for bus in buses]
        held = self._gains
        if held.rows == rows and held.buses == buses and held.strips == names:
            return held
        if held.buses != buses:
            self._limiters = {bus: self._limiters.get(bus) or Limiter() for bus in buses}
        return _Gains(buses, names, rows)
