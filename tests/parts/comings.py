"""How long a source takes to say that its device went, and to be back once that came."""

import time
from typing import Protocol

from capture.source import SourceHealth, Status
from tests.parts.plug import Plug
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


def come_and_go(source: Coming, plug: Plug) -> tuple[list[float], list[float]]:
    """Return the seconds that it took in each of :data:`ROUNDS` rounds, after one to warm up.

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
        for _ in range(ROUNDS):
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
