"""The headphones of a call: whatever plays asks for blocks, and the ear makes them just in time.

The device's own callbacks are the pace, so its clock needs no correction of its own: each voice
follows it. Where no device plays, the blocks are made by the clock, and heard by nobody.
"""

import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import samplerate

from capture.errors import CaptureError
from capture.play_ring import PlayRing
from capture.plugging import SOUND_DEVICES, PlugNotices
from capture.portaudio import Stream, headphones, open_output
from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot, drop_oldest
from mixer.media import BLOCK_SAMPLES, PROGRAM_CHANNELS, SAMPLE_RATE, Samples
from mixer.worker import Worker
from studio.wire.talk import DeviceStatus

_BLOCK_NS: Final = NS_PER_S * BLOCK_SAMPLES // SAMPLE_RATE
_WAIT_S: Final = 0.05
_RETRY_NS: Final = NS_PER_S
_SILENT_NS: Final = 350 * NS_PER_MS
_GIVE_UP_NS: Final = 3 * NS_PER_S // 2
_START_NS: Final = 5 * NS_PER_S
_RING_S: Final = 0.5
_MORE_SPARE_S, _LESS_SPARE_S, _MOST_SPARE_S = 0.004, 0.001, 0.03
_TRUSTED_BLOCKS: Final = 1000
_FILLING_NS: Final = NS_PER_S


@dataclass(frozen=True, slots=True)
class DeviceState:
    """``fault`` says, when it does not go, what to do; ``devices``: what there is to choose."""

    status: DeviceStatus = "off"
    fault: str = ""
    devices: tuple[str, ...] = ()


class EarDevice:
    """Plays what *block* returns for a moment; the callback copies, the rest is on one thread."""

    def __init__(
        self,
        *,
        block: Callable[[int], Samples],
        clock: Clock,
        on_state: Callable[[DeviceState], object],
    ) -> None:
        self._block = block
        self._clock = clock
        self._on_state = on_state
        self._state = DeviceState()
        self._wanted: LatestSlot[str | None] = LatestSlot()
        self._asked: BoundedQueue[None] = BoundedQueue(1, drop_oldest)
        self._next_ns = 0
        self._has_looked = False
        self._worker = Worker("talk ear", self._run)

    def choose(self, device: str | None) -> None:
        """Play on this output; '' the system's own, None on none. Any thread."""
        self._wanted.put(device)

    def start(self) -> None:
        """Begin."""
        self._worker.start()

    def stop(self) -> None:
        """Close the output, and join."""
        self._worker.stop()

    def _run(self, stop: threading.Event) -> None:
        with PlugNotices(*SOUND_DEVICES) as notices:
            while not stop.is_set():
                wanted = self._wanted.get()
                if wanted is None:
                    self._look_around(notices, stop)
                    continue
                try:
                    self._play(wanted, stop)
                except CaptureError as error:
                    self._tell("missing", str(error))
                    self._idle(wanted, stop, self._clock.now_ns() + _RETRY_NS)
                    notices.wait(0, stop)

    def _look_around(self, notices: PlugNotices, stop: threading.Event) -> None:
        """Know what there is to choose, with none open and nothing to hear."""
        if self._state.status != "off" or not self._has_looked:
            state = DeviceState("off", "", self._state.devices)
            with contextlib.suppress(CaptureError):
                state = DeviceState("off", "", tuple(headphones()))
            self._has_looked = True
            if state != self._state:
                self._state = state
                self._on_state(state)
        if notices.wait(_WAIT_S, stop):
            self._has_looked = False

    def _tell(self, status: DeviceStatus, fault: str = "") -> None:
        state = DeviceState(status, fault, self._state.devices)
        if state != self._state:
            self._state = state
            self._on_state(state)

    def _idle(self, wanted: str | None, stop: threading.Event, until_ns: int) -> None:
        """Go on without a device: levels and delays are true all the same."""
        now_ns = self._clock.now_ns()
        self._next_ns = max(self._next_ns, now_ns - _BLOCK_NS)
        while not stop.is_set() and self._wanted.get() == wanted and now_ns < until_ns:
            self._block(now_ns)
            self._next_ns += _BLOCK_NS
            self._clock.sleep_until(self._next_ns)
            now_ns = self._clock.now_ns()

    def _play(self, wanted: str, stop: threading.Event) -> None:
        rings: LatestSlot[PlayRing] = LatestSlot()

        def fill(out: Samples) -> None:
            ring = rings.get()
            if ring is None:
                out[:] = 0
            else:
                ring.fill(out, self._clock.now_ns())
                self._asked.put(None)

        # What was missing stays so until it plays: trying again is no news.
        if self._state.status != "missing":
            self._tell("starting")
        device = open_output(wanted, fill)
        try:
            self._state = DeviceState(self._state.status, self._state.fault, tuple(headphones()))
            ring = PlayRing(round(device.rate * _RING_S), device.rate)
            rings.put(ring)
            self._feed(device, ring, wanted, stop)
        finally:
            device.close()

    def _feed(self, device: Stream, ring: PlayRing, wanted: str, stop: threading.Event) -> None:
        began_ns, feeder = self._clock.now_ns(), _Feeder(ring, device.rate, self._block)
        while not stop.is_set() and self._wanted.get() == wanted:
            self._asked.get(_WAIT_S)
            now_ns = self._clock.now_ns()
            asked_ns, patience_ns, give_up_ns = ring.asked_ns, _SILENT_NS, _GIVE_UP_NS
            if asked_ns is None:
                asked_ns, patience_ns, give_up_ns = began_ns, _START_NS, _START_NS
            silent_ns = now_ns - asked_ns
            if device.is_unplugged or silent_ns > patience_ns:
                self._tell("missing", _silent(device.name))
                if device.is_unplugged or silent_ns > give_up_ns:
                    return
                continue
            if ring.asked_ns is None:
                continue
            self._tell("live")
            feeder.feed(now_ns)


class _Feeder:
    """Keeps a device's ring as full as it has to be: a block, and more once that was too little."""

    def __init__(self, ring: PlayRing, rate: float, block: Callable[[int], Samples]) -> None:
        self._ring = ring
        self._block = block
        self._ratio = rate / SAMPLE_RATE
        self._resampler = samplerate.Resampler("sinc_fastest", channels=PROGRAM_CHANNELS)
        self._spare_s, self._whole_blocks = 0.0, 0
        self._missing: int | None = None
        self._first_ns: int | None = None

    def feed(self, now_ns: int) -> None:
        """Make the blocks that are due."""
        missing = self._ring.missing
        if self._first_ns is None:
            self._first_ns = now_ns
        if now_ns - self._first_ns < _FILLING_NS:
            # A sound server takes its first blocks as fast as it gets them: these are no holes.
            self._missing = missing
        if self._missing is not None and missing > self._missing:
            self._spare_s = min(_MOST_SPARE_S, self._spare_s + _MORE_SPARE_S)
            self._whole_blocks = 0
        elif self._whole_blocks >= _TRUSTED_BLOCKS:
            self._spare_s = max(0.0, self._spare_s - _LESS_SPARE_S)
            self._whole_blocks = 0
        self._missing = missing
        wanted = (BLOCK_SAMPLES / SAMPLE_RATE + self._spare_s) * SAMPLE_RATE * self._ratio
        # What waits, without what the device plays of the last block that it took.
        while self._ring.ahead(self._ring.asked_ns or now_ns) < wanted - 1:
            made = self._block(now_ns)
            self._whole_blocks += 1
            if self._ratio != 1.0:
                made = np.asarray(self._resampler.process(made, self._ratio), np.float32)
                made = made.reshape(-1, PROGRAM_CHANNELS)
            self._ring.write(made)


def _silent(name: str) -> str:
    return (
        f'The headphones "{name}" take no sound; '
        "plug them in again, or see whether the system's sound works."
    )
