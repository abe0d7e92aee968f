"""The headphones of a call: whatever plays asks for blocks, and the ear makes them just in time.

The device's own callbacks are the pace, so its clock needs no correction of its own: each voice
follows it. Nothing waits between: the callback makes what it plays, for what the device keeps
ahead is longer than that takes, and a block more would be heard as one more of delay. Where no
device plays, the blocks are made by the clock, and heard by nobody.
"""

import threading
from collections.abc import Callable
from typing import Final

import numpy as np
import samplerate

from capture.portaudio import Stream, headphones, open_output
from capture.sound_notices import SoundNotices
from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.handoff import LatestSlot
from mixer.media import BLOCK_SAMPLES, PROGRAM_CHANNELS, SAMPLE_RATE, Samples

from .sound_device import DeviceState, SoundDevice

_BLOCK_NS: Final = NS_PER_S * BLOCK_SAMPLES // SAMPLE_RATE
_WAIT_S: Final = 0.05
_RETRY_NS: Final = NS_PER_S
_SILENT_NS: Final = 350 * NS_PER_MS
_GIVE_UP_NS: Final = 3 * NS_PER_S // 2
_START_NS: Final = 5 * NS_PER_S


class EarDevice(SoundDevice):
    """Plays what *block* returns for a moment, as it is asked by one thread at a time.

    That is the device's, and while none is open this one's own.
    """

    def __init__(
        self,
        *,
        block: Callable[[int], Samples],
        clock: Clock,
        on_state: Callable[[DeviceState], object],
    ) -> None:
        super().__init__("talk ear", "sink", names=headphones, clock=clock, on_state=on_state)
        self._block = block
        self._choice: LatestSlot[str | None] = LatestSlot()
        self._next_ns = 0

    def choose(self, device: str | None) -> None:
        """Play on this output; '' the system's own, None on none. Any thread."""
        self._choice.put(device)

    @property
    def _wanted(self) -> str | None:
        return self._choice.get()

    def _pause(self, wanted: str, notices: SoundNotices, stop: threading.Event) -> None:
        """Go on without a device: levels and delays are true all the same."""
        now_ns = self._clock.now_ns()
        until_ns = now_ns + _RETRY_NS
        self._next_ns = max(self._next_ns, now_ns - _BLOCK_NS)
        while not stop.is_set() and self._wanted == wanted and now_ns < until_ns:
            if notices.wait(0, stop):
                return
            self._block(now_ns)
            self._next_ns += _BLOCK_NS
            self._clock.sleep_until(self._next_ns)
            now_ns = self._clock.now_ns()

    def _use(self, wanted: str, stop: threading.Event) -> None:
        feeders: LatestSlot[_Feeder] = LatestSlot()

        def fill(out: Samples) -> None:
            feeder = feeders.get()
            if feeder is None:
                out[:] = 0
            else:
                feeder.fill(out, self._clock.now_ns())

        device = open_output(wanted, fill, self._ease)
        try:
            self._has_opened()
            feeder = _Feeder(device.rate, self._block)
            feeders.put(feeder)
            self._watch(device, feeder, wanted, stop)
        finally:
            self._close(device)

    def _watch(self, device: Stream, feeder: "_Feeder", wanted: str, stop: threading.Event) -> None:
        """See that it plays, as fast as a person hears, until another one is wanted."""
        began_ns = self._clock.now_ns()
        while not stop.wait(_WAIT_S) and self._wanted == wanted:
            now_ns, asked_ns = self._clock.now_ns(), feeder.asked_ns
            patience_ns, give_up_ns = _SILENT_NS, _GIVE_UP_NS
            if asked_ns is None:
                asked_ns, patience_ns, give_up_ns = began_ns, _START_NS, _START_NS
            silent_ns = now_ns - asked_ns
            if device.is_unplugged or silent_ns > patience_ns:
                self._tell("missing", _silent(device.name))
                if device.is_unplugged or silent_ns > give_up_ns:
                    return
            elif self._is_strained(device, feeder.samples / device.rate):
                return
            elif feeder.asked_ns is not None:
                self._tell("live")


class _Feeder:
    """Makes a device's blocks of the ear's as it asks for them. The device's callback, alone."""

    def __init__(self, rate: float, block: Callable[[int], Samples]) -> None:
        self._block = block
        self._ratio = rate / SAMPLE_RATE
        self._resampler = samplerate.Resampler("sinc_fastest", channels=PROGRAM_CHANNELS)
        self._left: Samples = np.zeros((0, PROGRAM_CHANNELS), np.float32)
        self.samples = 0
        """How many were asked for; like the next, replaced as a whole, so that anybody may look."""
        self.asked_ns: int | None = None

    def fill(self, out: Samples, now_ns: int) -> None:
        """Write *out*, shape (n, 2)."""
        self.asked_ns = now_ns
        self.samples += len(out)
        while len(self._left) < len(out):
            made = self._block(now_ns)
            if self._ratio != 1.0:
                made = np.asarray(self._resampler.process(made, self._ratio), np.float32)
                made = made.reshape(-1, PROGRAM_CHANNELS)
            self._left = np.concatenate((self._left, made)) if len(self._left) else made
        out[:], self._left = self._left[: len(out)], self._left[len(out) :]


def _silent(name: str) -> str:
    return (
        f'The headphones "{name}" take no sound; '
        "plug them in again, or see whether the system's sound works."
    )
