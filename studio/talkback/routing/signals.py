"""Signals of a call: numbered, told again until they are shown, and what stands of them; pure.

What stands at a station: the calls that it has not answered, newest first; its cue light; the last
text on its screen. A station that comes back is told it all.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

import msgspec

from .model import SignalKind
from .said import TellShown, TellSignal

AGAIN_S: Final = 0.5
"""A signal that nobody acknowledged is told again."""
FORGOTTEN_S: Final = 60.0
"""After so long it is told no more: who is away sees on coming back what stands then."""
MOST_WAITING: Final = 32
"""Signals that one station has not acknowledged; of more, the oldest is dropped."""
MOST_CALLS: Final = 16
MOST_STANDING: Final = 256
"""Stations of which is known what stands there; of more, those that were first are forgotten."""
_NS_PER_S: Final = 1_000_000_000
_CALLS: Final = frozenset({SignalKind.CALL, SignalKind.FLASH})
_CUES: Final = frozenset({SignalKind.STAND_BY, SignalKind.GO, SignalKind.ACKNOWLEDGED})


@dataclass(slots=True)
class _Waiting:
    """A signal on its way. ``request``: what its sender called it; None when it only stands."""

    signal: TellSignal
    request: int | None
    begun_ns: int
    next_ns: int


@dataclass(slots=True)
class _Standing:
    calls: tuple[TellSignal, ...] = ()
    cue: TellSignal | None = None
    text: TellSignal | None = None

    def all(self) -> tuple[TellSignal, ...]:
        rest = tuple(each for each in (self.cue, self.text) if each is not None)
        return (*reversed(self.calls), *rest)


class Signals:
    """One call's. One thread; time is handed in: ns of a monotonic clock, UTC in ms."""

    def __init__(self) -> None:
        self._number = 0
        self._waiting: dict[str, dict[int, _Waiting]] = defaultdict(dict)
        self._standing: dict[str, _Standing] = defaultdict(_Standing)

    @property
    def is_waiting(self) -> bool:
        """Whether any signal has to be told again."""
        return any(self._waiting.values())

    def send(
        self, signal: TellSignal, request: int, stations: tuple[str, ...], now_ns: int
    ) -> TellSignal:
        """Take a signal for *stations* and return it with its number, to be told to them now."""
        self._number += 1
        numbered = msgspec.structs.replace(signal, number=self._number)
        for station in stations:
            self._stand(station, numbered)
            self._put(station, numbered, request, now_ns)
        return numbered

    def acknowledge(self, station: str, number: int) -> tuple[str, TellShown] | None:
        """Take that *station* shows a signal; return its sender, and what that one is told."""
        waited = self._waiting[station].pop(number, None)
        if waited is None or waited.request is None:
            return None
        return waited.signal.sender, TellShown(id=waited.request, station=station)

    def due(self, now_ns: int) -> list[tuple[str, TellSignal]]:
        """Return what is to be told again now, and to whom."""
        again = []
        for station, all_waiting in list(self._waiting.items()):
            if not all_waiting:
                del self._waiting[station]
            for number, each in list(all_waiting.items()):
                if now_ns - each.begun_ns >= FORGOTTEN_S * _NS_PER_S:
                    del all_waiting[number]
                elif now_ns >= each.next_ns:
                    each.next_ns = now_ns + round(AGAIN_S * _NS_PER_S)
                    again.append((station, each.signal))
        return again

    def rejoin(self, station: str, now_ns: int) -> tuple[TellSignal, ...]:
        """Return what a station that has just come is told: all that waits for it, or stands."""
        waiting = self._waiting[station]
        for signal in self._standing[station].all():
            # One's own acknowledgement stands there as a light, and is no news.
            if signal.number not in waiting and signal.sender != station:
                self._put(station, signal, None, now_ns)
        told = sorted(waiting.values(), key=lambda each: each.signal.number)
        return tuple(each.signal for each in told)

    def calls(self, station: str) -> tuple[TellSignal, ...]:
        """Return who calls a station and was not answered, the newest first."""
        standing = self._standing.get(station)
        return () if standing is None else standing.calls

    def cue(self, station: str) -> str:
        """Return the light that stands at a station; '' for none."""
        standing = self._standing.get(station)
        return "" if standing is None or standing.cue is None else standing.cue.kind.value

    def _put(self, station: str, signal: TellSignal, request: int | None, now_ns: int) -> None:
        waiting = self._waiting[station]
        if len(waiting) >= MOST_WAITING:
            del waiting[min(waiting)]
        next_ns = now_ns + round(AGAIN_S * _NS_PER_S)
        waiting[signal.number] = _Waiting(signal, request, now_ns, next_ns)

    def _stand(self, station: str, signal: TellSignal) -> None:
        while len(self._standing) >= MOST_STANDING:
            del self._standing[next(iter(self._standing))]
        kind, at, sender = signal.kind, self._standing[station], self._standing[signal.sender]
        if kind in _CALLS:
            others = tuple(each for each in at.calls if each.sender != signal.sender)
            at.calls = (signal, *others)[:MOST_CALLS]
        elif kind is SignalKind.ANSWER:
            sender.calls = tuple(each for each in sender.calls if each.sender != station)
        elif kind is SignalKind.TEXT:
            at.text = signal
        elif kind is SignalKind.ACKNOWLEDGED:
            # The light is of who acknowledges; there is none to acknowledge where none stands.
            if sender.cue is not None:
                sender.cue = signal
        elif kind in _CUES:
            at.cue = signal
        else:
            at.cue = at.text = None
            at.calls = tuple(each for each in at.calls if each.sender != signal.sender)
