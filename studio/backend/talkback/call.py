"""One event's call: its members, who hears whom, and their packets forwarded by that alone."""

from typing import Final

from studio.backend.errors import ConflictError, TooManyError
from studio.talkback.routing.addressing import addressed
from studio.talkback.routing.deciding import Grid, decide
from studio.talkback.routing.lines import EVERYBODY
from studio.talkback.routing.model import MAIN_ROOM, MOST_STATIONS, Matrix, Member
from studio.talkback.routing.packets import HEADER_BYTES, MOST_BYTES, PacketKind
from studio.talkback.routing.rules import leads, lines_of
from studio.talkback.routing.said import (
    BEAT_EVERY_S,
    SILENT_S,
    Acknowledge,
    Beat,
    Health,
    Keys,
    Said,
    Signal,
    TellBeat,
    TellDone,
    TellHeard,
    TellRefused,
    TellSeats,
    TellSignal,
)
from studio.talkback.routing.signals import Signals

from .at_daily import AtDaily
from .ear import SILENT, TAKEN, Ear, Frame, Later
from .joining import Joining
from .model import Rooms
from .outbox import Outbox, gather_s
from .seat import Seat
from .telling import Told, text_of
from .transport import OWN

TICK_S: Final = 0.02
_NS_PER_S: Final = 1_000_000_000
_SLOW_NS: Final = _NS_PER_S // 10
# By steps of SLOW_NS, so that a beat is never late.
_BEAT_NS, _SILENT_NS = round(BEAT_EVERY_S * _NS_PER_S) - _SLOW_NS // 2, round(SILENT_S * _NS_PER_S)
_HEALTH_NS: Final = _NS_PER_S // 2
"""Levels and delays are told so often; all else within a moment."""
_MOMENT_S: Final = 0.02
_AT_ONCE: Final = 8
"""Members told in one go: between them, packets go on."""
_VOICE: Final = int(PacketKind.VOICE)
_BEAT: Final = text_of(TellBeat())
_MOST_NUMBER: Final = 0xFFFF


class Call:
    """One call. The loop's thread; *now_ns* is monotonic, *utc_ns* the time of day.

    *frame* makes of a packet what goes over the wire.
    """

    def __init__(  # what it stands on
        self,
        *,
        transport: str,
        matrix: Matrix,
        rooms: Rooms,
        now_ns: int,
        utc_ns: int,
        later: Later,
        frame: Frame,
    ) -> None:
        self._transport, self._epoch = transport, utc_ns
        self._grid, self._rooms = Grid(matrix), rooms
        self._later, self._frame = later, frame
        self._seats: dict[str, Seat] = {}
        self._number = self._revision = 0
        self._signals = Signals()
        self._outbox = Outbox(later)
        self._is_telling = False
        self._waiting: list[Seat] = []
        self._beat_ns = self._slow_ns = self._health_ns = now_ns
        self._is_health_new = False
        self._utc_less_now_ns = utc_ns - now_ns
        self.at_daily = AtDaily()

    @property
    def is_empty(self) -> bool:
        """Whether nobody is in the call."""
        return not self._seats

    @property
    def matrix(self) -> Matrix:
        """The matrix by which it decides."""
        return self._grid.matrix

    @property
    def transport(self) -> str:
        """Which transport carries the voices."""
        return self._transport

    def seats(self) -> tuple[Seat, ...]:
        """Return all members."""
        return tuple(self._seats.values())

    def member(self, station: str) -> Member | None:
        """Return a member by its station."""
        seat = self._seats.get(station)
        return None if seat is None else seat.member

    def join(self, who: Joining, ear: Ear, now_ns: int) -> Seat:
        """Let a station in; the same person's before it, which may hang, is let go of.

        Raises :class:`ConflictError` when somebody else is that station, :class:`TooManyError`.
        """
        before = self._seats.get(who.station)
        if before is not None and before.account != who.account:
            message = f"Somebody else is the station {who.station} already; take another name."
            raise ConflictError(message)
        if before is None and len(self._seats) >= MOST_STATIONS:
            message = f"A call has {MOST_STATIONS} stations at most."
            raise TooManyError(message)
        if before is not None:
            self.leave(before)
            before.ear.end(TAKEN, "This station came in anew.")
        seat = Seat(
            number=self._new_number(),
            station=who.station,
            name=who.name,
            role=who.role,
            account=who.account,
            session=who.session,
            room=self._rooms.where.get(who.station, MAIN_ROOM),
            # Where another transport carries the voices, none comes or goes here.
            media=who.media and self._transport == OWN,
            ear=ear,
            now_ns=now_ns,
        )
        seat.cue = self._signals.cue(who.station)
        self._seats[who.station] = seat
        self._changed()
        self._tell(seat)
        for signal in self._signals.rejoin(who.station, now_ns):
            self._send(seat, text_of(signal))
        return seat

    def leave(self, seat: Seat) -> None:
        """Let a member go; its keys are up at once."""
        if self._seats.get(seat.station) is seat:
            del self._seats[seat.station]
            seat.targets = ()
            self._outbox.forget(seat.ear)
            self._changed()

    def voice(self, seat: Seat, packet: bytes) -> None:
        """Forward a packet to those who hear *seat* now. The hot one: some thousand a second."""
        seat.is_heard = True
        targets = seat.targets
        if (
            not targets
            or seat.credit <= 0
            or not HEADER_BYTES < len(packet) <= MOST_BYTES
            or packet[0] != _VOICE
        ):
            return
        seat.credit -= 1
        # Whoever it says it is, the number is that of the connection.
        frame = self._frame(packet[:2] + seat.source + packet[4:])
        self._outbox.voices(targets, frame)

    def hear(self, seat: Seat, said: Said, now_ns: int) -> bool:
        """Take what a member says. False: it asks for what only a store can answer."""
        seat.is_heard = True
        if isinstance(said, Keys):
            if seat.keys.hear(said.sequence, said.down, now_ns):
                self._keys_changed(seat)
            return not self.wants_to_announce(seat)
        if isinstance(said, Health):
            seat.health, self._is_health_new = said, True
        elif isinstance(said, Acknowledge):
            self._acknowledged(seat, said.number)
        elif isinstance(said, Signal):
            self._signal(seat, said, now_ns)
        else:
            return isinstance(said, Beat)
        return True

    def wants_to_announce(self, seat: Seat) -> bool:
        """Whether *seat* holds the key to all, may, and nobody has written that down yet."""
        if seat.may_announce or EVERYBODY.id not in seat.keys.down:
            return False
        return self._grid.crosspoint(seat.member, EVERYBODY, "talk") is not None

    def announce(self, seat: Seat) -> None:
        """Have *seat* speak to all while it holds that key: it is written down."""
        if EVERYBODY.id in seat.keys.down:
            seat.may_announce = True
            self._keys_changed(seat)

    def set_matrix(self, matrix: Matrix) -> None:
        """Decide by another matrix from now on, unless a newer one came before."""
        if matrix.revision > self._grid.matrix.revision:
            self._grid = Grid(matrix)
            self._changed()

    def set_rooms(self, rooms: Rooms) -> None:
        """Bring everybody to where they are now, all at once; unless a newer move came before."""
        if rooms.revision <= self._rooms.revision:
            return
        self._rooms = rooms
        for seat in self._seats.values():
            seat.room = self._rooms.where.get(seat.station, MAIN_ROOM)
        self._changed()

    def rooms_of(self, seat: Seat) -> tuple[str, ...]:
        """Return the rooms that *seat* speaks into: its own first; all, for who runs the call."""
        others = {each.room for each in self._seats.values()} - {seat.room}
        return (seat.room, *sorted(others)) if leads(seat.member) else (seat.room,)

    def listens(self, seat: Seat) -> tuple[str, ...]:
        """Return the lines that *seat* may listen to."""
        return self._may(seat)[1]

    def answer(self, seat: Seat, told: TellDone | TellRefused | TellSeats) -> None:
        """Tell a member what became of what it asked."""
        # What was changed is seen first, then that it was.
        self._tell(seat)
        self._send(seat, text_of(told))

    def end_sessions(self, sessions: frozenset[str], code: int, reason: str) -> None:
        """Let those go whose sessions have ended."""
        for seat in self.seats():
            if seat.session in sessions:
                self.leave(seat)
                seat.ear.end(code, reason)

    def end(self, code: int, reason: str) -> None:
        """Let all go; what one of them comes to next is another call."""
        for seat in self.seats():
            self.leave(seat)
            seat.ear.end(code, reason)

    def tick(self, now_ns: int) -> None:
        """Release keys, and each SLOW_NS let go of who is silent, beat, tell again what is due.

        Called each TICK_S.
        """
        for seat in self.seats():
            if now_ns >= seat.keys.next_ns and seat.keys.look(now_ns):
                self._keys_changed(seat)
        if now_ns >= self._slow_ns:
            self._slow_ns = now_ns + _SLOW_NS
            self._tick_slowly(now_ns)

    def _tick_slowly(self, now_ns: int) -> None:
        beats = now_ns >= self._beat_ns
        if beats:
            self._beat_ns = now_ns + _BEAT_NS
        for seat in self.seats():
            seat.replenish()
            if seat.is_heard:
                seat.heard_ns, seat.is_heard = now_ns, False
            elif now_ns - seat.heard_ns >= _SILENT_NS:
                self.leave(seat)
                seat.ear.end(SILENT, "Nothing was heard for too long.")
                continue
            if beats:
                self._send(seat, _BEAT)
        self._signal_again(now_ns)
        if self._is_health_new and now_ns - self._health_ns >= _HEALTH_NS:
            self._health_ns, self._is_health_new = now_ns, False
            self._tell_all_soon()

    def _keys_changed(self, seat: Seat) -> None:
        if EVERYBODY.id not in seat.keys.down:
            seat.may_announce = False
        self._decide()
        self._tell_all_soon()

    def _changed(self) -> None:
        """Take that somebody came, went or moved, or that the matrix is another one."""
        for seat in self._seats.values():
            seat.may = None
        self._decide()
        self._tell_all_soon()

    def _decide(self) -> None:
        decision = decide([seat.member for seat in self._seats.values()], self._grid)
        for seat in self._seats.values():
            heard = decision.ears[seat.station], self._grid.dim_db(seat.station)
            if seat.heard != heard:
                seat.heard = heard
                sources = frozenset(each.source for each in heard[0])
                text = text_of(TellHeard(heard=heard[0], dim_db=heard[1]))
                seat.ear.tell_heard(text, sources)
                self._outbox.touch(seat.ear)
        talking = 0
        for seat in self._seats.values():
            stations = decision.targets.get(seat.number, ())
            seats = [self._seats[each] for each in stations]
            seat.targets = tuple(each.ear for each in seats if each.media) if seat.media else ()
            talking += bool(seat.targets)
        self._outbox.gather_s = gather_s(talking)

    def _signal(self, seat: Seat, said: Signal, now_ns: int) -> None:
        members = [each.member for each in self._seats.values()]
        stations, reason = addressed(members, self._grid, seat.member, said.to, said.kind)
        if reason:
            self._send(seat, text_of(TellRefused(id=said.id, status=403, detail=reason)))
            return
        at_ms = (now_ns + self._utc_less_now_ns) // 1_000_000
        told = TellSignal(
            number=0, sender=seat.station, kind=said.kind, text=said.text, at_utc_ms=at_ms
        )
        numbered = text_of(self._signals.send(told, said.id, stations, now_ns))
        for station in stations:
            self._send(self._seats[station], numbered)
        for each in self._seats.values():
            each.cue = self._signals.cue(each.station)
        self._send(seat, text_of(TellDone(id=said.id)))
        self._tell_all_soon()

    def _signal_again(self, now_ns: int) -> None:
        if self._signals.is_waiting:
            for station, signal in self._signals.due(now_ns):
                if station in self._seats:
                    self._send(self._seats[station], text_of(signal))

    def _acknowledged(self, seat: Seat, number: int) -> None:
        found = self._signals.acknowledge(seat.station, number)
        if found is not None and found[0] in self._seats:
            self._send(self._seats[found[0]], text_of(found[1]))

    def _send(self, seat: Seat, text: bytes) -> None:
        seat.ear.tell(text)
        self._outbox.touch(seat.ear)

    def _tell_all_soon(self) -> None:
        self._revision += 1
        if not self._is_telling:
            self._is_telling = True
            self._later(_MOMENT_S, self._tell_all)

    def _tell_all(self) -> None:
        self._is_telling = False
        self._waiting = list(self._seats.values())
        self._tell_some(self._told())

    def _tell_some(self, told: Told) -> None:
        some, self._waiting = self._waiting[:_AT_ONCE], self._waiting[_AT_ONCE:]
        for seat in some:
            if self._seats.get(seat.station) is seat:
                self._tell(seat, told)
        if self._waiting:
            self._later(0.0, lambda: self._tell_some(told))

    def _tell(self, seat: Seat, told: Told | None = None) -> None:
        self._may(seat)
        seat.ear.tell_call((told or self._told()).to(seat))
        self._outbox.touch(seat.ear)

    def _may(self, seat: Seat) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if seat.may is None:
            lines = lines_of(self._seats, self._room_names(), self._grid.matrix.parties)
            member = seat.member
            seat.may = (
                self._grid.lines(member, lines, "talk"),
                self._grid.lines(member, lines, "listen"),
            )
        return seat.may

    def _told(self) -> Told:
        return Told(
            epoch=self._epoch,
            revision=self._revision,
            transport=self._transport,
            members=[seat.member for seat in self._seats.values()],
            matrix=self._grid.matrix,
            health={
                seat.station: {
                    "level_db": seat.health.level_db,
                    "lost_share": seat.health.lost_share,
                    "delay_ms": seat.health.delay_ms,
                    "answer_ms": seat.health.answer_ms,
                    "fault": seat.health.fault,
                    "tally": seat.health.tally,
                }
                for seat in self._seats.values()
            },
            rooms=self._room_names(),
        )

    def _room_names(self) -> tuple[str, ...]:
        return tuple(sorted(set(self._rooms.where.values())))

    def _new_number(self) -> int:
        taken = {seat.number for seat in self._seats.values()}
        while True:
            self._number = self._number % _MOST_NUMBER + 1
            if self._number not in taken:
                return self._number
