"""One person's headphones: the one device that sound leaves by, and nothing comes back from."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot, drop_oldest
from mixer.media import AudioBlock, Samples
from mixer.strip import gain_of
from mixer.worker import Worker

from .easing import Easing
from .errors import CaptureError
from .feedback import LoopWatch
from .pacing import Pacer
from .play_ring import PlayRing
from .portaudio import Stream, headphones, open_inputs, open_output
from .sound_notices import SoundNotices
from .strain import TORN_NOW_AND_THEN

RETRY_NS = NS_PER_S
SILENT_NS = 350 * NS_PER_MS
GIVE_UP_NS = 3 * NS_PER_S // 2
START_NS = 5 * NS_PER_S
_QUEUE_BLOCKS = 20
_LISTEN_S = 0.05
_RING_S = 0.5


class Plays(Enum):
    """How the headphones fare; the values are those of the wire."""

    OFF = "off"
    STARTING = "starting"
    LIVE = "live"
    MISSING = "missing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class HeadphoneState:
    """``fault`` says, when they do not play, what to do; ``devices`` are what there is to choose.

    They are known once headphones were chosen: looking for them takes PortAudio a moment.
    """

    plays: Plays = Plays.OFF
    fault: str = ""
    devices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """The output by its name, or a part of it; '' the system's own, None nothing."""

    device: str | None = None
    gain_db: float = 0.0


class Headphones:
    """A sink for the monitor bus. Its callback copies; all else happens on its thread."""

    def __init__(self, *, clock: Clock, on_state: Callable[[HeadphoneState], None]) -> None:
        self._clock = clock
        self._on_state = on_state
        self._state = HeadphoneState()
        self._choice: LatestSlot[Choice] = LatestSlot()
        self._queue: BoundedQueue[AudioBlock] = BoundedQueue(_QUEUE_BLOCKS, drop_oldest)
        self._gain = 0.0
        self._easing = Easing(TORN_NOW_AND_THEN)
        self._worker = Worker("headphones", self._run)

    def put(self, block: AudioBlock) -> None:
        """Play *block* next; the oldest are dropped where nobody plays. The audio mix."""
        self._queue.put(block)

    def choose(self, choice: Choice) -> None:
        """Play on another output, or as loud. Any thread."""
        self._choice.put(choice)

    def start(self) -> None:
        """Begin to play on what is chosen."""
        self._worker.start()

    def stop(self) -> None:
        """Close the output and join."""
        self._worker.stop()

    @property
    def dropped(self) -> int:
        """How many blocks nobody played."""
        return self._queue.dropped

    def _run(self, stop: threading.Event) -> None:
        with SoundNotices("sink") as notices:
            self._play_on_what_is_chosen(notices, stop)

    def _play_on_what_is_chosen(self, notices: SoundNotices, stop: threading.Event) -> None:
        before: str | None = None
        while not stop.is_set():
            device = self._chosen.device
            fresh, before = device != before, device
            if device is None:
                self._tell(Plays.OFF)
                self._queue.get(_LISTEN_S)
                continue
            if fresh:
                self._easing.restart()
                self._tell(Plays.STARTING)
            notices.rest()
            try:
                self._open(device, stop)
                if self._state.plays is Plays.REFUSED:
                    self._pause(device, notices, stop)
            except CaptureError as error:
                self._tell(Plays.MISSING, str(error))
                self._pause(device, notices, stop)

    @property
    def _chosen(self) -> Choice:
        return self._choice.get() or Choice()

    def _tell(self, plays: Plays, fault: str = "") -> None:
        state = replace(self._state, plays=plays, fault=fault)
        if state != self._state:
            self._state = state
            self._on_state(state)

    def _open(self, wanted: str, stop: threading.Event) -> None:
        rings: LatestSlot[PlayRing] = LatestSlot()

        def fill(out: Samples) -> None:
            ring = rings.get()
            if ring is None:
                out[:] = 0
            else:
                ring.fill(out, self._clock.now_ns())

        device = open_output(wanted, fill, self._easing.ease)
        try:
            self._state = replace(self._state, devices=tuple(headphones()))
            ring = PlayRing(round(device.rate * _RING_S), device.rate)
            rings.put(ring)
            self._gain = 0.0
            self._easing.has_opened()
            self._empty()
            self._play_unless_looped(device, ring, wanted, stop)
        finally:
            device.close()

    def _play_unless_looped(
        self, device: Stream, ring: PlayRing, wanted: str, stop: threading.Event
    ) -> None:
        with LoopWatch(device.name, open_inputs, self._clock) as watch:
            # Before the first sound: a loop would howl at once.
            if watch.look():
                self._refuse(device.name)
                return
            watch.start()
            self._play(device, ring, wanted, watch, stop)

    def _play(
        self, device: Stream, ring: PlayRing, wanted: str, watch: LoopWatch, stop: threading.Event
    ) -> None:
        pacer = Pacer(ring, device.rate)
        began_ns = self._clock.now_ns()
        while not stop.is_set() and self._chosen.device == wanted:
            if watch.found:
                self._refuse(device.name)
                return
            block = self._queue.get(_LISTEN_S)
            asked_ns, patience_ns = ring.asked_ns, SILENT_NS
            if asked_ns is None:
                asked_ns, patience_ns = began_ns, START_NS
            silent_ns = self._clock.now_ns() - asked_ns
            is_unplugged = device.is_unplugged
            if is_unplugged or silent_ns > patience_ns:
                self._tell(
                    Plays.MISSING,
                    f'The headphones "{device.name}" take no sound; '
                    "plug them in again, or see whether the system's sound works.",
                )
                if is_unplugged or silent_ns > max(GIVE_UP_NS, patience_ns):
                    return
            elif ring.asked_ns is not None:
                self._tell(Plays.LIVE)
                if block is not None:
                    pacer.put(self._loud(block.samples), self._clock.now_ns())
                if self._easing.is_strained(
                    self._clock.now_ns(), ring.taken / device.rate, device.torn
                ):
                    return

    def _loud(self, samples: Samples) -> Samples:
        """Return *samples* as loud as was chosen, and no louder than the device can."""
        before, self._gain = self._gain, gain_of(self._chosen.gain_db)
        ramp = np.linspace(before, self._gain, len(samples) + 1, dtype=np.float32)[1:]
        return np.asarray(np.clip(samples * ramp[:, None], -1, 1), np.float32)

    def _refuse(self, name: str) -> None:
        self._tell(
            Plays.REFUSED,
            f'A source of the show hears what "{name}" plays, so it would feed back; '
            "choose other headphones, or another microphone.",
        )

    def _pause(self, wanted: str, notices: SoundNotices, stop: threading.Event) -> None:
        """Wait before the next try, for as long as *wanted* is still what is wanted."""
        until_ns = self._clock.now_ns() + RETRY_NS
        while self._clock.now_ns() < until_ns and self._chosen.device == wanted:
            if notices.wait(_LISTEN_S, stop) or stop.is_set():
                return

    def _empty(self) -> None:
        """Forget what was to be played before there was a device for it."""
        while self._queue.get(0) is not None:
            pass
