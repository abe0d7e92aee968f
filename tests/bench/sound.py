"""Sound: clocks held to the studio's, what that adds to a tone, and from mouth to ear."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

import numpy as np

from capture.drift import DriftCorrector
from mixer.audio_mix import BLOCK_NS
from mixer.buses import BusRoute
from mixer.media import AudioBlock
from mixer.strip import AudioStrip
from tests.capture.clicker import EVERY_NS
from tests.capture.hearing import clicking, listening
from tests.capture.virtual_device import VirtualDevice, residue_db
from tests.mixer.mixing import Desk, noise
from tests.parts.pulse import PulseServer

from .rows import Row

_BENCH = "sound"
_PPM, _LATE_MS = 300.0, 1.0
_HOUR_S, _KEPT_S = 3600, 60
_ROUNDS, _SETTLE_FIFTHS, _LISTEN_FIFTHS = 5, 75, 25
_MOST_MORE_MS = 25.0
_STRIPS, _BUSES, _BLOCKS, _MOST_OF_A_BLOCK = 8, 6, 2000, 0.02


def run() -> Iterator[Row]:
    """Measure the mix, an hour of a clock that is wrong, then ways through a sound server."""
    yield from _mix()
    yield from _clock()
    yield from _mouth_to_ear()


def _mix() -> Iterator[Row]:
    """Measure what a block of eight strips costs, without buses and with six of all strips."""
    desks = {buses: Desk(**{f"s{n}": AudioStrip(noise(n)) for n in range(_STRIPS)})
             for buses in (0, _BUSES)}  # fmt: skip
    everybody = BusRoute(frozenset(desks[0].mix.strips))
    names = [f"b{n}" for n in range(_BUSES)]
    desks[_BUSES].mix.buses.route(dict.fromkeys(names, everybody))
    desks[_BUSES].mix.buses.tap({name: _Ignored() for name in names})
    cost_ms = dict.fromkeys(desks, float("inf"))
    for _ in range(_ROUNDS):
        for buses, desk in desks.items():
            began = time.thread_time_ns()
            desk.run(_BLOCKS)
            desk.program.blocks.clear()
            desk.ears.blocks.clear()
            spent_ms = (time.thread_time_ns() - began) / _BLOCKS / 1e6
            cost_ms[buses] = min(cost_ms[buses], spent_ms)
    yield Row(
        bench=_BENCH, name="mixing 8 strips, CPU a block of 10 ms", value=cost_ms[0], unit="ms",
    )  # fmt: skip
    yield Row(
        bench=_BENCH, name="  six buses of all of them, more", value=cost_ms[_BUSES] - cost_ms[0],
        unit="ms", bar=_MOST_OF_A_BLOCK * BLOCK_NS / 1e6,
    )  # fmt: skip


class _Ignored:
    """A sink that keeps nothing."""

    def put(self, block: AudioBlock) -> None:
        """Take a block."""


def _clock() -> Iterator[Row]:
    device = VirtualDevice(ppm=_PPM, late_ms=_LATE_MS)
    corrector = DriftCorrector(device.rate)
    device.peak = 0.0
    worst_ms, kept = 0.0, []
    for second in range(_HOUR_S):
        if second == _HOUR_S - _KEPT_S:
            device.peak = 0.5
        for _ in range(100):
            _, samples = corrector.place(*device.hear())
            if second > _HOUR_S - _KEPT_S:
                kept.append(samples[:, 0])
        off_ms = corrector.offset(round(device.now_s * 1e9), 0) / 48
        worst_ms = max(worst_ms, abs(off_ms))
    yield Row(
        bench=_BENCH, name="300 ppm clock error, an hour on a virtual clock",
        value=worst_ms, unit="ms", bar=2.0,
    )  # fmt: skip
    yield Row(
        bench=_BENCH, name="added noise on a sine, its worst 100 ms of a minute",
        value=residue_db(np.concatenate(kept)), unit="dB", bar=-90.0,
    )  # fmt: skip


def _mouth_to_ear() -> Iterator[Row]:
    found: dict[str, list[float]] = {"bare": [], "mix": []}
    with PulseServer() as server:
        # In turns, as the phases of the devices' blocks fall anew each time.
        for _ in range(_ROUNDS):
            for way, delays_ms in found.items():
                delays_ms.append(statistics.median(_through(server, way)))
    bare_ms, mix_ms = (statistics.median(each) for each in found.values())
    yield Row(bench=_BENCH, name="mouth to ear, bare loopback, median", value=bare_ms, unit="ms")
    yield Row(
        bench=_BENCH, name="mouth to ear through the mix, virtual devices, median",
        value=mix_ms, unit="ms", bar=round(bare_ms + _MOST_MORE_MS, 1),
    )  # fmt: skip


def _through(server: PulseServer, way: str) -> list[float]:
    """Return the delays of clicks through one way, in ms."""
    with (
        listening(server, device="inear") as ear,
        clicking(server),
        subprocess.Popen(
            [sys.executable, "-m", "tests.bench.sound_path", way], env=server.environment,
            text=True, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
        ) as path,
    ):  # fmt: skip
        ear.await_(lambda facts: bool(facts.get("clicks_ns")), 30)
        # Clocks come to rest, and what the devices kept from their beginning is left out.
        ear.heard(_SETTLE_FIFTHS)
        heard = ear.heard(_LISTEN_FIFTHS)
        if path.stdin is not None:
            path.stdin.close()
        path.wait(30)
        ear.end()
    return [at_ns % EVERY_NS / 1e6 for facts in heard for at_ns in facts["clicks_ns"]]
