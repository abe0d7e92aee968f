"""What a call's microphone and its headphones have in common: how they fare, what there is."""

import contextlib
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from capture.easing import Ease, Easing
from capture.errors import CaptureError
from capture.portaudio import Stream
from capture.sound_notices import SoundNotices
from mixer.clock import NS_PER_S, Clock
from mixer.worker import Worker
from studio.wire.talk import DeviceStatus

from .errors import TalkError

_WAIT_S: Final = 0.05
_CLOSES_NS: Final = 2 * NS_PER_S
_SPINS: Final = 0.05
"""Of a processor: a thread that is to end uses none, and on a busy machine no loop gets a whole."""


@dataclass(frozen=True, slots=True)
class DeviceState:
    """``fault`` says, when it does not go, what to do; ``devices``: what there is to choose."""

    status: DeviceStatus = "off"
    fault: str = ""
    devices: tuple[str, ...] = ()


class SoundDevice(ABC):
    """One device at a time, or none, on a thread of its own, which is all that calls in here.

    *way* is that of its sound, to hear or to play. *names* returns what there is to choose, and
    may raise :class:`CaptureError`; *on_state* hears of each change, on that thread. It is opened
    with what is quickest at first, and with more ahead in a call in which that was too little.
    """

    def __init__(
        self,
        name: str,
        way: Literal["source", "sink"],
        *,
        names: Callable[[], list[str]],
        clock: Clock,
        on_state: Callable[[DeviceState], object],
    ) -> None:
        self._way = way
        self._names = names
        self._clock = clock
        self._on_state = on_state
        self._state = DeviceState()
        self._has_looked = False
        self._easing = Easing()
        self._closing: tuple[Stream, int, float] | None = None
        self._worker = Worker(name, self._run)

    def start(self) -> None:
        """Begin."""
        self._worker.start()

    def stop(self) -> None:
        """Close the device, and join."""
        self._worker.stop()

    @property
    def is_caught(self) -> bool:
        """Whether PortAudio, asked to close, runs round and round instead. Any thread.

        Below it a stream of a sound server's may be lost while it is taken up anew, and its thread
        then tries that for ever (PortAudio issue 1037). Nothing but the end of the process ends it.
        """
        closing = self._closing
        if closing is None:
            return False
        device, began_ns, began_s = closing
        span_ns, used_s = self._clock.now_ns() - began_ns, device.thread_time_s
        if span_ns < _CLOSES_NS or used_s is None:
            return False
        return used_s - began_s > _SPINS * span_ns / NS_PER_S

    @property
    def _ease(self) -> Ease:
        """What to open it with now."""
        return self._easing.ease

    @property
    @abstractmethod
    def _wanted(self) -> str | None:
        """What is to be open: a device's name, '' the system's own, None none."""

    @abstractmethod
    def _use(self, wanted: str, stop: threading.Event) -> None:
        """Open it, and return once another one is wanted or it is to be opened anew."""

    @abstractmethod
    def _pause(self, wanted: str, notices: SoundNotices, stop: threading.Event) -> None:
        """Let some time pass before *wanted* is tried again."""

    def _run(self, stop: threading.Event) -> None:
        with SoundNotices(self._way) as notices:
            while not stop.is_set():
                wanted = self._wanted
                if wanted is None:
                    self._look_around(notices, stop)
                    continue
                # What was missing stays so until it goes: trying again is no news.
                if self._state.status != "missing":
                    self._tell("starting")
                notices.rest()
                try:
                    self._use(wanted, stop)
                except (CaptureError, TalkError) as error:
                    self._tell("missing", str(error))
                    self._pause(wanted, notices, stop)

    def _look_around(self, notices: SoundNotices, stop: threading.Event) -> None:
        """Know what there is to choose, with none open."""
        self._easing.restart()
        if self._state.status != "off" or not self._has_looked:
            devices = self._state.devices
            with contextlib.suppress(CaptureError):
                devices = tuple(self._names())
            self._has_looked = True
            self._put(DeviceState("off", "", devices))
        if notices.wait(_WAIT_S, stop):
            self._has_looked = False

    def _has_opened(self) -> None:
        """Take it that a device was opened just now, which looks at all there are."""
        self._easing.has_opened()
        self._state = replace(self._state, devices=tuple(self._names()))

    def _is_strained(self, device: Stream, sounded_s: float) -> bool:
        """Whether *device* is to be opened anew, with more ahead: then it will be."""
        return self._easing.is_strained(self._clock.now_ns(), sounded_s, device.torn)

    def _close(self, device: Stream) -> None:
        """Close *device*; with a sound server that froze, this waits until it goes on."""
        self._closing = device, self._clock.now_ns(), device.thread_time_s or 0.0
        try:
            device.close()
        finally:
            self._closing = None

    def _tell(self, status: DeviceStatus, fault: str = "") -> None:
        self._put(DeviceState(status, fault, self._state.devices))

    def _put(self, state: DeviceState) -> None:
        if state != self._state:
            self._state = state
            self._on_state(state)
