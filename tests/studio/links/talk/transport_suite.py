"""What every transport of talkback has to do, whichever carries the voices."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import Final

import numpy as np
import pytest

from mixer.media import BLOCK_SAMPLES
from studio.links.talk.event_loop import new_event_loop
from studio.links.talk.opus import OpusEncoder
from studio.links.talk.opus_decoder import OpusDecoder
from studio.links.talk.transport import Transport
from studio.talkback.routing.packets import FIRST, Packet, PacketKind
from tests.waiting import Stopwatch

TONES_HZ: Final = {1: 440.0, 2: 1000.0}
_SECOND: Final = 100
LINE: Final = "party:main"


@dataclass
class Station:
    """One end: its number, its transport, and what it heard."""

    number: int
    transport: Transport
    heard: list[Packet] = field(default_factory=list)


@dataclass
class Pair:
    """Two stations in one call that hear each other on one line.

    ``part``: has the first one hear the second no more, as when it is moved to another room.
    ``cut``: breaks the way of the first one, which comes back by itself.
    """

    one: Station
    two: Station
    part: Callable[[], object]
    cut: Callable[[], object]


Make = Callable[[], AbstractAsyncContextManager[Pair]]


async def until(is_so: Callable[[], object], what: str, seconds: float = 8.0) -> None:
    """Wait for a state on the event loop."""
    watch = Stopwatch()
    while not is_so():
        assert watch.look() < seconds, f"waited in vain: {what}"
        await asyncio.sleep(0.01)


def is_up(station: Station) -> bool:
    """Return whether a station's voices have a way."""
    return station.transport.health.is_up


def _has_heard(station: Station, packets: int) -> bool:
    return len(station.heard) > packets


async def _both_up(pair: Pair) -> None:
    for station in (pair.one, pair.two):
        await until(partial(is_up, station), f"{station.number} is up")


async def speak(who: Station, packets: int = _SECOND) -> None:
    """Speak this station's tone, at the pace of speech, from a new beginning."""
    encoder = OpusEncoder(span_ms=10)
    t = np.arange(BLOCK_SAMPLES)
    for at in range(packets):
        phase = 2 * np.pi * TONES_HZ[who.number] * (t + at * BLOCK_SAMPLES) / 48_000
        samples = (0.3 * np.sin(phase)).astype(np.float32).reshape(-1, 1)
        coded = encoder.encode(samples)
        flags = FIRST if at == 0 else 0
        packet = Packet(PacketKind.VOICE, flags, who.number, at, at * BLOCK_SAMPLES, coded)
        who.transport.send(packet)
        await asyncio.sleep(0.01)


def _tone_hz(packets: list[Packet]) -> float:
    """Return the strongest tone in the later half of what was heard."""
    decoder = OpusDecoder()
    samples = np.concatenate([decoder.decode(each.coded)[:, 0] for each in packets])
    later = samples[len(samples) // 2 :]
    spectrum = np.abs(np.fft.rfft(later * np.hanning(len(later))))
    return float(np.argmax(spectrum) * 48_000 / len(later))


class TransportSuite:
    """Inherited by a class of tests that has a fixture ``make``."""

    def test_each_hears_the_other_and_never_itself(self, make: Make) -> None:
        async def run() -> None:
            async with make() as pair:
                await _both_up(pair)
                await asyncio.gather(speak(pair.one), speak(pair.two))
                for station, other in ((pair.one, pair.two), (pair.two, pair.one)):
                    await until(partial(_has_heard, station, _SECOND // 2), "heard")
                    assert {each.source for each in station.heard} == {other.number}
                    assert _tone_hz(station.heard) == pytest.approx(TONES_HZ[other.number], abs=5.0)

        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(run())

    def test_packets_are_numbered_one_after_another(self, make: Make) -> None:
        async def run() -> None:
            async with make() as pair:
                await _both_up(pair)
                await speak(pair.one, 40)
                await until(lambda: len(pair.two.heard) > 20, "heard")
                numbers = [each.sequence for each in pair.two.heard]
                assert numbers == sorted(set(numbers))
                assert pair.two.heard[0].flags & FIRST
                spans = {b.time - a.time for a, b in pairwise(pair.two.heard)}
                assert spans == {BLOCK_SAMPLES}

        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(run())

    def test_who_is_parted_is_not_heard(self, make: Make) -> None:
        async def run() -> None:
            async with make() as pair:
                await _both_up(pair)
                await speak(pair.two, 30)
                await until(lambda: pair.one.heard, "heard before")
                pair.part()
                await asyncio.sleep(0.3)
                pair.one.heard.clear()
                await speak(pair.two, 30)
                await asyncio.sleep(0.2)
                assert pair.one.heard == []

        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(run())

    def test_it_comes_back_by_itself_and_says_so_meanwhile(self, make: Make) -> None:
        async def run() -> None:
            async with make() as pair:
                await _both_up(pair)
                pair.cut()
                await until(lambda: not pair.one.transport.health.is_up, "the loss is noticed")
                assert pair.one.transport.health.fault
                await _both_up(pair)
                pair.two.heard.clear()
                await speak(pair.one, 60)
                await until(lambda: len(pair.two.heard) > 20, "heard again")

        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(run())

    def test_it_ends_within_two_seconds_and_sends_nothing_any_more(self, make: Make) -> None:
        async def run() -> None:
            async with make() as pair:
                await _both_up(pair)
                watch = Stopwatch()
                await pair.one.transport.leave()
                assert watch.look() < 2.0
                assert not pair.one.transport.health.is_up
                packet = Packet(
                    PacketKind.VOICE,
                    FIRST,
                    1,
                    0,
                    0,
                    OpusEncoder().encode(np.zeros((BLOCK_SAMPLES, 1), np.float32)),
                )
                assert not pair.one.transport.send(packet)
                await asyncio.sleep(0.2)
                assert pair.two.heard == []

        with asyncio.Runner(loop_factory=new_event_loop) as runner:
            runner.run(run())
