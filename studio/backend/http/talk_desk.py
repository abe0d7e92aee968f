"""Ends calls' connections with their sessions, and gives each call its loop's time."""

import contextlib
from collections.abc import Callable
from functools import partial
from typing import Final, Protocol, cast

import msgspec
from anyio.lowlevel import current_token

from mixer.handoff import Guard
from studio.backend.accounts.ended import SessionsEnded, hear_ended
from studio.backend.bus import Bus, Topic
from studio.backend.talkback import Calls
from studio.backend.talkback.call import TICK_S, Call
from studio.backend.talkback.calls import Held
from studio.backend.talkback.service import Entry

from .frames import binary_frame

_TELL_EVERY_NS: Final = 4_000_000_000
_MOST_EARLY: Final = 4096


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
        self._guard = Guard()
        self._loop: Loop | None = None
        self._early: dict[str, Held] = {}
        self._told: dict[Held, int] = {}
        self._is_ticking = False
        self._bus = bus
        hear_ended(bus, self._hear_ended)
        bus.subscribe(Topic.CALL_HELD, self._hear_held)

    def call(self, entry: Entry) -> Call:
        """Return the call of an event, begun where there is none."""
        self._own_loop()
        return self.calls.call(entry, self.later, binary_frame)

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

    def held(self, event: str) -> Callable[[], None] | None:
        """Return what tells the other instances that *event*'s call is here; it blocks a moment.

        None where there is none, or they were told a moment ago.
        """
        told, now_ns = self.calls.held(event), self.calls.now_ns()
        if told is None or now_ns < self._told.get(told, 0) + _TELL_EVERY_NS:
            return None
        self._told = {each: at for each, at in self._told.items() if now_ns < at + _TELL_EVERY_NS}
        self._told[told] = now_ns
        return partial(self._bus.publish, Topic.CALL_HELD, msgspec.json.encode(told))

    def _hear_ended(self, told: SessionsEnded) -> None:
        self._soon(self.calls.end_sessions, frozenset(told.sessions))

    def _hear_held(self, body: bytes) -> None:
        told = msgspec.json.decode(body, type=Held)
        with self._guard:
            if self._loop is None:
                # Nobody was in a call here yet; who comes first asks what was told.
                self._early[told.event] = told
                if len(self._early) > _MOST_EARLY:
                    del self._early[next(iter(self._early))]
                return
        self._soon(self.calls.hear, told)

    def _soon(self, do: Callable[..., object], *arguments: object) -> None:
        loop = self._loop
        if loop is not None:
            with contextlib.suppress(RuntimeError):  # it has ended, and all calls with it
                loop.call_soon_threadsafe(do, *arguments)

    def _own_loop(self) -> Loop:
        loop = cast("Loop", current_token().native_token)
        with self._guard:
            self._loop = loop
            early, self._early = self._early, {}
        for told in early.values():
            self.calls.hear(told)
        return loop
