"""One call: its socket, its transport, what it told last and what is still to be answered."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from mixer.clock import NS_PER_MS, Clock
from studio.client.address import Gate
from studio.talkback.routing.model import Heard, Member, SignalKind
from studio.talkback.routing.packets import Packet
from studio.talkback.routing.said import (
    Acknowledge,
    AskSeats,
    Keys,
    Says,
    TellCall,
    TellDone,
    TellHeard,
    TellRefused,
    TellSeats,
    TellShown,
    TellSignal,
    Told,
)

from .call_socket import CallPlace, CallSocket
from .call_view import CallView, member_of, view_of
from .media_way import MediaWay
from .own_transport import OwnTransport
from .transport import Transport

_MOST_OPEN: Final = 256
_MOST_SIGNALS: Final = 64
_MOST_DISMISSED: Final = 256
STALLED_NS: Final = 350 * NS_PER_MS
"""A key that is down sends a packet each 20 ms: after so long without, something is wrong."""
Answered = Callable[[str], object]
"""Hears why it was refused; '' when it was done."""
LOST: Final = "The connection to the call was lost before it was answered; try again."
NOT_THERE: Final = "There is no connection to the call now; it is made again by itself."


@dataclass(slots=True)
class CallEars:
    """Who hears of a call, on the event loop. ``packet`` gets those of whom one hears."""

    changed: Callable[[], object]
    heard: Callable[[], object]
    packet: Callable[[Packet, int], object]


@dataclass(slots=True)
class _Source:
    """When a source that one hears was heard of, or heard, last."""

    last_ns: int
    stalled: bool = field(default=False)


class Calling:
    """The event loop's. *place* may be replaced by one with another token."""

    def __init__(self, place: CallPlace, gate: Gate, clock: Clock, ears: CallEars) -> None:
        self.place = place
        self._clock = clock
        self._ears = ears
        self._socket = CallSocket(place, gate, clock, self)
        self._own = OwnTransport(self._socket, self._came)
        self._way = MediaWay(
            own=self._own, gate=gate, clock=clock, heard=self._came, want_seats=self._want_seats
        )
        self._count = 0
        self._key_count = 0
        self._open: dict[int, Answered] = {}
        self._sources: dict[int, _Source] = {}
        self.call: TellCall | None = None
        self._view: CallView | None = None
        self.heard: tuple[Heard, ...] = ()
        self.dim_db: int | None = -12
        self.signals: deque[TellSignal] = deque(maxlen=_MOST_SIGNALS)
        self._dismissed: deque[TellSignal] = deque(maxlen=_MOST_DISMISSED)
        """What stands at the backend all the same, and is told anew to who comes back."""
        self.is_up = self.is_final = False
        self.trouble = ""

    @property
    def me(self) -> Member | None:
        """Oneself, as the backend knows one."""
        return None if self.call is None else member_of(self.call, self.call.you)

    @property
    def view(self) -> CallView | None:
        """The call as it is shown, made once of each that is told."""
        if self._view is None and self.call is not None:
            self._view = view_of(self.call)
        return self._view

    @property
    def transport(self) -> Transport:
        """What carries the voices: that which the backend named, and no other."""
        return self._way.transport

    @property
    def round_trip_ms(self) -> float | None:
        """How long the backend takes to answer, whatever carries the voices; None: not known."""
        return self._socket.round_trip_ms

    @property
    def why_away(self) -> str:
        """What to tell who asks for something while nobody is there to hear it."""
        return self.trouble if self.is_final and self.trouble else NOT_THERE

    @property
    def media_trouble(self) -> str:
        """Why no voice comes or goes while the call itself is there."""
        return self._way.trouble

    @property
    def stalled(self) -> tuple[int, ...]:
        """Sources whose key is down and that are not heard."""
        return tuple(number for number, each in self._sources.items() if each.stalled)

    async def open(self) -> None:
        """Begin."""
        self._socket.open()
        await self._way.open()

    async def close(self) -> None:
        """End."""
        await self._way.close()
        await self._socket.close()
        self._lose_open()

    def use_token(self, token: str) -> None:
        """Use another token from the next connection on."""
        self._socket.use_token(token)

    def ask(self, make: Callable[[int, int], Says], answered: Answered) -> None:
        """Say what *make* makes of an id and the matrix's revision; *answered* hears of it."""
        self._count += 1
        revision = 0 if self.call is None else self.call.matrix.revision
        if len(self._open) >= _MOST_OPEN or not self._socket.say(make(self._count, revision)):
            answered(self.why_away)
            return
        self._open[self._count] = answered

    def send(self, packet: Packet) -> bool:
        """Send a voice's packet by the transport that the backend named, and by no other."""
        call = self.call
        return (
            call is not None
            and call.transport == self.transport.name
            and self.transport.send(packet)
        )

    def say(self, message: Says) -> None:
        """Say what needs no answer."""
        self._socket.say(message)

    def keys(self, down: tuple[str, ...]) -> None:
        """Say which keys are down."""
        self._key_count += 1
        self._way.keys(down)
        self._socket.say(Keys(sequence=self._key_count, down=down))

    def dismiss(self, number: int) -> TellSignal | None:
        """Take a signal away, and return it."""
        found = next((each for each in reversed(self.signals) if each.number == number), None)
        if found is not None:
            self.signals.remove(found)
            self._dismissed.append(found)
        return found

    def look(self) -> None:
        """See whether all who should be heard are."""
        now_ns = self._clock.now_ns()
        changed = False
        for each in self._sources.values():
            stalled = now_ns - each.last_ns > STALLED_NS
            changed = changed or stalled != each.stalled
            each.stalled = stalled
        if changed:
            self._ears.changed()

    def packet(self, data: bytes, now_ns: int) -> None:
        """Hear a packet of the socket's."""
        self._own.take(data, now_ns)

    def connected(self, *, is_connected: bool, trouble: str, final: bool) -> None:
        """Hear whether the backend is there."""
        self.is_up, self.trouble, self.is_final = is_connected, trouble, final
        if is_connected:
            self._key_count = 0
            self._way.came_in()
        else:
            self._fall_silent()
            self._hear(())
            self._lose_open()
        self._ears.changed()

    def told(self, message: Told) -> None:
        """Hear what the backend says."""
        match message:
            case TellCall():
                self.call, self._view = message, None
                self._way.told(message)
                self._ears.changed()
            case TellHeard():
                self.dim_db = message.dim_db
                self._hear(message.heard)
            case TellSignal():
                self._signal(message)
            case TellSeats():
                self._open.pop(message.id, None)
                self._way.take_seats(message)
            case TellDone():
                self._answer(message.id, "")
            case TellRefused():
                self._answer(message.id, message.detail)
            case TellShown():
                self._ears.changed()

    def _came(self, packet: Packet, now_ns: int) -> None:
        source = self._sources.get(packet.source)
        if source is not None:
            source.last_ns = now_ns
        self._ears.packet(packet, now_ns)

    def _hear(self, heard: tuple[Heard, ...]) -> None:
        self.heard = heard
        self._way.listen(heard)
        now_ns = self._clock.now_ns()
        before = self._sources
        self._sources = {each.source: before.get(each.source) or _Source(now_ns) for each in heard}
        self._ears.heard()

    def _fall_silent(self) -> None:
        """Have nobody talk in what is known of the call: no key is down on a lost connection."""
        if self.call is not None:
            members = tuple(replace(each, talking=()) for each in self.call.members)
            self.call, self._view = replace(self.call, members=members, spent=()), None

    def _signal(self, signal: TellSignal) -> None:
        self.say(Acknowledge(number=signal.number))
        # As a whole: a backend that was begun anew counts from one again.
        if signal in self.signals or signal in self._dismissed:
            return
        match signal.kind:
            case SignalKind.STAND_BY | SignalKind.GO | SignalKind.ACKNOWLEDGED:
                # The light itself stands with the member, for all to see.
                return
            case SignalKind.CLEAR:
                self._drop(lambda each: each.sender == signal.sender)
                self._drop(lambda each: each.kind is SignalKind.TEXT)
            case SignalKind.TEXT:
                self._drop(lambda each: each.kind is SignalKind.TEXT)
                self.signals.append(signal)
            case _:
                self._drop(lambda each: (each.sender, each.kind) == (signal.sender, signal.kind))
                self.signals.append(signal)
        self._ears.changed()

    def _drop(self, which: Callable[[TellSignal], bool]) -> None:
        kept = [each for each in self.signals if not which(each)]
        self.signals.clear()
        self.signals.extend(kept)

    def _answer(self, number: int, reason: str) -> None:
        answered = self._open.pop(number, None)
        if answered is not None:
            answered(reason)

    def _want_seats(self, have: tuple[str, ...]) -> None:
        self.ask(lambda number, _: AskSeats(id=number, have=have), self._way.refused)

    def _lose_open(self) -> None:
        lost, self._open = self._open, {}
        for answered in lost.values():
            answered(LOST)
