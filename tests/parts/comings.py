"""How long a source takes to say that its device went, and to be back once that came."""

import threading
import time
from contextlib import AbstractContextManager
from types import MappingProxyType
from typing import Protocol

import numpy as np

from capture.headphones import Choice, Headphones, HeadphoneState, Plays
from capture.source import SourceHealth, Status
from mixer.clock import NS_PER_S, MonotonicClock
from mixer.media import AudioBlock
from mixer.worker import Worker
from tests.waiting import wait_until

SAID_S, BACK_S = 1.0, 2.0
ROUNDS = 10
_PATIENCE_S = 20.0


class Coming(Protocol):
    """A source that looks for its device."""

    @property
    def health(self) -> SourceHealth: ...

    def start(self) -> None: ...

    def stop(self) -> None: ...


class Pulled(Protocol):
    """A plug that may be pulled; ``in_at`` is when it was put in last, monotonic."""

    @property
    def in_at(self) -> float: ...

    def pulled(self) -> AbstractContextManager[None]: ...


class Worn:
    """Headphones as a source would be: a silent mix plays into them, and they fare well or not."""

    _STATUS = MappingProxyType({Plays.LIVE: Status.LIVE, Plays.MISSING: Status.MISSING})

    def __init__(self, device: str) -> None:
        self._clock = MonotonicClock()
        self._state = HeadphoneState()
        self._headphones = Headphones(clock=self._clock, on_state=self._hear)
        self._headphones.choose(Choice(device))
        self._mix = Worker("mix", self._run)

    @property
    def health(self) -> SourceHealth:
        status = self._STATUS.get(self._state.plays, Status.STARTING)
        return SourceHealth(status, self._state.fault)

    def start(self) -> None:
        self._headphones.start()
        self._mix.start()

    def stop(self) -> None:
        self._mix.stop()
        self._headphones.stop()

    def _hear(self, state: HeadphoneState) -> None:
        self._state = state

    def _run(self, stop: threading.Event) -> None:
        t_ns = self._clock.now_ns()
        while not stop.is_set():
            self._headphones.put(AudioBlock(np.zeros((480, 2), np.float32), t_ns))
            t_ns += NS_PER_S // 100
            self._clock.sleep_until(t_ns)


def come_and_go(
    source: Coming, plug: Pulled, rounds: int = ROUNDS
) -> tuple[list[float], list[float]]:
    """Return the seconds that it took in each of the *rounds*, after one to warm up.

    In that one each slate is drawn, once and for all: that takes 50 ms, but on an emulated machine
    seconds.
    """
    said_s, back_s = [], []
    source.start()
    try:
        _wait(source, Status.LIVE)
        with plug.pulled():
            _wait(source, Status.MISSING)
            first = source.health.fault
            wait_until(lambda: source.health.fault != first, _PATIENCE_S, "it looks for another")
        _wait(source, Status.LIVE)
        for _ in range(rounds):
            began = time.monotonic()
            with plug.pulled():
                _wait(source, Status.MISSING)
                said_s.append(time.monotonic() - began)
            _wait(source, Status.LIVE)
            back_s.append(time.monotonic() - plug.in_at)
    finally:
        source.stop()
    return said_s, back_s


def _wait(source: Coming, status: Status) -> None:
    wait_until(lambda: source.health.status is status, _PATIENCE_S, f"it is {status.value}")
