"""The talk microphone: heard all the time while in a call, sent on only while a key is down.

Opened beforehand, so that a key press costs no more than the block that is being heard.
"""

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import samplerate

from capture.portaudio import Stream, microphones, open_input
from capture.refusals import hushed
from capture.sound_notices import SoundNotices
from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot, drop_oldest
from mixer.levels import LevelMeter
from mixer.media import BLOCK_SAMPLES, SAMPLE_RATE, Samples
from studio.talkback.routing.packets import FIRST, LAST, Packet, PacketKind

from .cleaning import Cleaning
from .opus import OpusEncoder
from .sound_device import DeviceState, SoundDevice

_RETRY_S: Final = 1.0
_LISTEN_S: Final = 0.05
_SILENT_NS: Final = 350 * NS_PER_MS
_GIVE_UP_NS: Final = 3 * NS_PER_S // 2
_START_NS: Final = 5 * NS_PER_S
_HUSHED_NS: Final = 3 * NS_PER_S
_MOST_BLOCKS: Final = 8
"""That wait to be sent: 80 ms, after which a voice is late anyhow; the oldest are dropped."""
_METERED_BLOCKS: Final = 10
"""How many are measured at once, for one level."""


@dataclass(frozen=True, slots=True)
class MouthWish:
    """What is wanted of the mouth. ``device`` None: no microphone; '' the system's own.

    ``is_open``: a key is down. ``span_ms``: 10 or 20, a packet.
    """

    device: str | None = None
    is_open: bool = False
    span_ms: int = 10
    echo_cancelled: bool = True
    noise_suppressed: bool = True


class Voice:
    """Makes packets of blocks: numbered also while nothing is sent. One thread."""

    def __init__(self, number: int | None = None) -> None:
        begin = random.getrandbits(31) if number is None else number  # keeps no secret
        self._sequence = self._time = begin
        self._encoders = {10: OpusEncoder(span_ms=10), 20: OpusEncoder(span_ms=20)}
        self._held: list[Samples] = []
        self._was_open = False

    @property
    def is_open(self) -> bool:
        """Whether it sends, or has its last packet still to send."""
        return self._was_open

    def put(self, samples: Samples, *, is_open: bool, span_ms: int) -> Packet | None:
        """Take a block, shape (480, 1); return a packet when one is whole and a key is down."""
        if not is_open and not self._was_open:
            self._held.clear()
            self._sequence += 1
            self._time += BLOCK_SAMPLES
            return None
        self._held.append(samples)
        # The span changes between packets alone.
        if len(self._held) * 10 < span_ms and is_open:
            return None
        flags = (0 if self._was_open else FIRST) | (0 if is_open else LAST)
        self._was_open = is_open
        whole = np.concatenate(self._held)
        self._held.clear()
        coded = self._encoders[10 if len(whole) == BLOCK_SAMPLES else 20].encode(whole)
        packet = Packet(PacketKind.VOICE, flags, 0, self._sequence, self._time, coded)
        self._sequence += 1
        self._time += len(whole)
        return packet


class Mouth(SoundDevice):
    """One microphone; the callback copies and stamps, all else is on one thread.

    *spoke* hears each packet, *own* each block while a key is down, *level* dBFS ten times a
    second; on that thread.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        spoke: Callable[[Packet], object],
        own: Callable[[Samples], object],
        level: Callable[[float], object],
        on_state: Callable[[DeviceState], object],
    ) -> None:
        super().__init__("talk mouth", "source", names=microphones, clock=clock, on_state=on_state)
        self._spoke = spoke
        self._own = own
        self._level = level
        self._wish: LatestSlot[MouthWish] = LatestSlot()
        self._cleaning = Cleaning()
        self._voice = Voice()
        self._meter = LevelMeter()
        self._unmetered: list[Samples] = []
        self._opened = ""

    @property
    def opened(self) -> str:
        """The name of the device that is heard, or was; '' before the first. Any thread."""
        return self._opened

    def wish(self, wish: MouthWish) -> None:
        """Be as wished from the next block on. Any thread."""
        self._wish.put(wish)

    def played(self, samples: Samples) -> None:
        """Hear what the ear is played, so that it does not come back. The ear's thread."""
        self._cleaning.played(samples)

    def hear(self, samples: Samples) -> None:
        """Take one block of the microphone, shape (480, 1). The mouth's thread."""
        wish = self._wished
        self._cleaning.choose(echo=wish.echo_cancelled, noise=wish.noise_suppressed)
        if wish.is_open or self._voice.is_open:
            samples = self._cleaning.clean(samples)
        else:
            self._cleaning.learn(samples)
        self._unmetered.append(samples)
        if len(self._unmetered) >= _METERED_BLOCKS:
            self._level(self._meter.put(np.concatenate(self._unmetered)).rms_db)
            self._unmetered.clear()
        packet = self._voice.put(samples, is_open=wish.is_open, span_ms=wish.span_ms)
        if wish.is_open:
            self._own(samples)
        if packet is not None:
            self._spoke(packet)

    @property
    def _wished(self) -> MouthWish:
        return self._wish.get() or MouthWish()

    @property
    def _wanted(self) -> str | None:
        return self._wished.device

    def _pause(self, wanted: str, notices: SoundNotices, stop: threading.Event) -> None:
        del wanted
        notices.wait(_RETRY_S, stop)

    def _use(self, wanted: str, stop: threading.Event) -> None:
        queue: BoundedQueue[tuple[int, Samples]] = BoundedQueue(_MOST_BLOCKS, drop_oldest)

        def heard(samples: Samples) -> None:
            queue.put((self._clock.now_ns(), samples))

        device = open_input(wanted, heard, ease=self._ease)
        self._opened = device.name
        try:
            self._has_opened()
            self._hear_all(device, queue, wanted, stop)
        finally:
            self._close(device)

    def _hear_all(
        self,
        device: Stream,
        queue: BoundedQueue[tuple[int, Samples]],
        wanted: str,
        stop: threading.Event,
    ) -> None:
        resampler = samplerate.Resampler("sinc_fastest", channels=1)
        ratio = SAMPLE_RATE / device.rate
        left: Samples = np.zeros((0, 1), np.float32)
        last_ns, patience_ns, give_up_ns = self._clock.now_ns(), _START_NS, _START_NS
        sounded_ns, remark, samples_heard = last_ns, hushed(device.name), 0
        while not stop.is_set() and self._wished.device == wanted:
            item = queue.get(_LISTEN_S)
            silent_ns = self._clock.now_ns() - last_ns
            if item is None:
                if device.is_unplugged or silent_ns > patience_ns:
                    self._tell("missing", _silent(device.name))
                if device.is_unplugged or silent_ns > give_up_ns:
                    return
                continue
            last_ns, samples = item
            patience_ns, give_up_ns = _SILENT_NS, _GIVE_UP_NS
            samples_heard += len(samples)
            if self._is_strained(device, samples_heard / device.rate):
                return
            if not remark or samples.any():
                sounded_ns = last_ns
            self._tell("live", remark if last_ns - sounded_ns > _HUSHED_NS else "")
            mono: Samples = samples.mean(axis=1, keepdims=True, dtype=np.float32)
            if ratio != 1.0:
                mono = np.asarray(resampler.process(mono, ratio), np.float32).reshape(-1, 1)
            left = np.concatenate((left, mono)) if len(left) else mono
            while len(left) >= BLOCK_SAMPLES:
                self.hear(left[:BLOCK_SAMPLES])
                left = left[BLOCK_SAMPLES:]


def _silent(name: str) -> str:
    return (
        f'The microphone "{name}" gives no sound; '
        "plug it in again, or see whether the system's sound works."
    )
