"""Ends calls' connections with their sessions, and gives each call its loop's time."""

import contextlib
from collections.abc import Callable
from typing import Protocol, cast

from anyio.lowlevel import current_token

from studio.backend.accounts.ended import SessionsEnded, hear_ended
from studio.backend.bus import Bus
from studio.backend.talkback import Calls
from studio.backend.talkback.call import TICK_S


class Loop(Protocol):
    """The server's loop: what is asked of it here."""

    def call_soon(self, call: Callable[..., object], *arguments: object) -> object:
        """Call it when others have had their turn."""
        ...

    def call_soon_threadsafe(self, call: Callable[..., object], *arguments: object) -> object:
        """Call it on the loop's thread, from another one."""
        ...

    def call_later(self, delay: float, call: Callable[..., object], *arguments: object) -> object:
        """Call it in *delay* seconds."""
        ...


class TalkDesk:
    """Hears the bus on its thread; all else on the loop's."""

    def __init__(self, bus: Bus, calls: Calls) -> None:
        self.calls = calls
        self._loop: Loop | None = None
        self._is_ticking = False
        hear_ended(bus, self._hear_ended)

    def later(self, delay_s: float, do: Callable[[], None]) -> object:
        """Have *do* called in so many seconds; at 0 as soon as others had their turn."""
        loop = self._loop or self._own_loop()
        return loop.call_later(delay_s, do) if delay_s > 0 else loop.call_soon(do)

    def begin(self) -> None:
        """Have calls ticked as long as there are some."""
        if not self._is_ticking:
            self._own_loop()
            self._is_ticking = True
            self.later(TICK_S, self._tick)

    def _tick(self) -> None:
        calls = self.calls.all()
        for call in calls:
            call.tick(self.calls.now_ns())
        self._is_ticking = bool(calls)
        if calls:
            self.later(TICK_S, self._tick)

    def _hear_ended(self, told: SessionsEnded) -> None:
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # it has ended, and all calls with it
                loop.call_soon_threadsafe(self.calls.end_sessions, frozenset(told.sessions))

    def _own_loop(self) -> Loop:
        loop = self._loop = cast("Loop", current_token().native_token)
        return loop
