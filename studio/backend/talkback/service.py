"""What a call asks the store: who may enter, its matrix, its rooms; and what the trail is told."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studio.backend.caller import Caller
from studio.backend.deeds import deed_by
from studio.backend.errors import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    UnavailableError,
)
from studio.backend.events.known import event_of
from studio.backend.events.model import EVENTS, Event
from studio.backend.moment import Now
from studio.backend.repository import Reader, Repository, Transaction
from studio.backend.trail import Outcome, Trail
from studio.policy.permissions import Permission
from studio.talkback.routing.changing import (
    may_set_own,
    why_no_dim,
    why_not_changed,
    with_crosspoint,
    with_dim,
)
from studio.talkback.routing.model import MAIN_ROOM, MOST_ROOMS, Crosspoint, Matrix, Member

from .model import (
    TALK_MATRICES,
    TALK_ROOMS,
    Rooms,
    TalkMatrix,
    TalkRooms,
    matrix_in,
    rooms_in,
    text_of,
)
from .transport import transport_of

if TYPE_CHECKING:
    from .daily import DailyCalls, Seat

MOST_REMEMBERED: Final = 256
"""Stations whose rooms are kept."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody finds who may enter an event's call."""

    event: str
    matrix: Matrix
    rooms: Rooms
    transport: str


class TalkbackService:
    """Any thread; blocks on the store. Raises :class:`BackendError` alone."""

    def __init__(
        self,
        *,
        repository: Repository,
        trail: Trail,
        now: Now,
        daily: "DailyCalls | None" = None,
    ) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._daily = daily

    def enter(self, caller: Caller, event_id: str) -> Entry:
        """Return what is known of an event's call. Raises :class:`UnknownError`."""
        caller.check(Permission.TALK)

        def deed(reader: Reader) -> Entry:
            event = event_of(reader, caller, event_id)
            return Entry(
                event_id,
                matrix_in(reader.get(TALK_MATRICES, event_id, caller.organisation)),
                rooms_in(reader.get(TALK_ROOMS, event_id, caller.organisation), self._now()),
                transport_of(reader, event, self._daily),
            )

        return self._repository.read(deed)

    def daily_seats(
        self,
        caller: Caller,
        event_id: str,
        rooms: Collection[str],
        number: int,
        hears: Collection[str],
    ) -> "dict[str, Seat]":
        """Return seats at Daily in *rooms* for the caller, who is *number* in the call.

        Raises ``UnavailableError``, and :class:`ForbiddenError` where Daily is not agreed to.
        """
        event, daily = self._event(caller, event_id), self._at_daily()
        details = {"rooms": str(len(rooms))}
        self._trail.record(deed_by(caller, "seated at Daily", event_id, details=details))
        return {
            room: daily.seat(event, room, number=number, role=caller.role, hears=hears)
            for room in rooms
        }

    def daily_permits(
        self, caller: Caller, event_id: str, room: str, hears: Mapping[str, Collection[str]]
    ) -> frozenset[str]:
        """Have those in *room* at Daily hear these lines, by pseudonym, and nobody else any.

        Return who was there.
        """
        return self._at_daily().permit(self._event(caller, event_id), room, hears)

    def daily_holds(self, caller: Caller, event_id: str, rooms: Collection[str]) -> None:
        """Have *rooms* at Daily stand on for a while, as somebody is in them still."""
        event, daily = self._event(caller, event_id), self._at_daily()
        for room in rooms:
            daily.hold(event, room)

    def daily_ejects(self, caller: Caller, event_id: str, seats: Mapping[str, str]) -> None:
        """Put seats, room by room, out at Daily; of an event that was deleted meanwhile, too."""
        daily = self._at_daily()
        event = self._repository.read(
            lambda reader: reader.get(EVENTS, event_id, caller.organisation)
        )
        if event is None:
            return
        for room, pseudonym in seats.items():
            daily.eject(event, room, pseudonym)

    def _at_daily(self) -> "DailyCalls":
        if self._daily is None:
            message = "This backend has no account with Daily; no seat there can be had."
            raise UnavailableError(message)
        return self._daily

    def _event(self, caller: Caller, event_id: str) -> Event:
        caller.check(Permission.TALK)
        return self._repository.read(lambda reader: event_of(reader, caller, event_id))

    def note(self, caller: Caller, kind: str, event_id: str, details: Mapping[str, str]) -> None:
        """Write down what somebody does in a call; what it tells of must wait for it."""
        self._trail.record(deed_by(caller, kind, event_id, details=details))

    def set_crosspoint(
        self,
        caller: Caller,
        event_id: str,
        member: Member,
        revision: int,
        crosspoint: Crosspoint,
        *,
        opens: bool,
        is_own: bool,
    ) -> Matrix:
        """Open or close a crosspoint of *member*, and return the matrix with it.

        *is_own*: it is the caller's own station; what it listens to, of what it may, it says
        itself.
        Raises :class:`ForbiddenError`, which says why nobody can, and :class:`ConflictError` when
        the matrix has another revision by now.
        """
        kind = "crosspoint opened" if opens else "crosspoint closed"
        details = {"station": member.id, "line": crosspoint.line, "way": crosspoint.way}
        if not is_own:
            self._check(caller, event_id, kind, details)

        def change(matrix: Matrix) -> Matrix:
            if is_own and not may_set_own(matrix, member, crosspoint):
                caller.check(Permission.MANAGE_TALKBACK)
            if matrix.revision != revision:
                message = (
                    f"Somebody else changed the matrix (revision {matrix.revision}); look again."
                )
                raise ConflictError(message)
            reason = why_not_changed(matrix, member, crosspoint, opens=opens)
            if reason:
                raise ForbiddenError(reason)
            return with_crosspoint(matrix, member, crosspoint, opens=opens, is_own=is_own)

        return self._change(caller, event_id, kind, details, change)

    def set_dim(
        self, caller: Caller, event_id: str, station: str, dim_db: int | None, *, is_own: bool
    ) -> Matrix:
        """Set how far a station's programme is dimmed, and return the matrix with it.

        *is_own*: it is the caller's own station, of which they say so themselves.
        """
        details = {"station": station, "dim": "cut" if dim_db is None else f"{dim_db} dB"}
        if not is_own:
            self._check(caller, event_id, "dim set", details)

        def change(matrix: Matrix) -> Matrix:
            reason = why_no_dim(matrix, station, dim_db)
            if reason:
                raise BadRequestError(reason)
            return with_dim(matrix, station, dim_db)

        return self._change(caller, event_id, "dim set", details, change)

    def move(
        self,
        caller: Caller,
        event_id: str,
        stations: tuple[str, ...],
        room: str,
        present: Collection[str],
    ) -> Rooms:
        """Bring stations to a room, and return who is where. Raises :class:`ForbiddenError`.

        *present*: who is in the call. With the last of them in a room, who lost the connection is
        called back, too, and does not come into an empty one.
        """
        details = {"stations": " ".join(stations), "room": room or "main"}
        self._check(caller, event_id, "moved to a room", details)

        def deed(transaction: Transaction) -> Rooms:
            event_of(transaction, caller, event_id)
            kept = transaction.get(TALK_ROOMS, event_id, caller.organisation)
            before = rooms_in(kept, self._now())
            everywhere = {**before.where, **dict.fromkeys(stations, room)}
            where = {station: at for station, at in everywhere.items() if at != MAIN_ROOM}
            if room == MAIN_ROOM and not where.keys() & {*present}:
                where = {}
            if len(set(where.values())) > MOST_ROOMS or len(where) > MOST_REMEMBERED:
                message = f"A call has {MOST_ROOMS} rooms at most; call some people back first."
                raise BadRequestError(message)
            record = TalkRooms(
                id=event_id,
                organisation=caller.organisation,
                revision=before.revision,
                text=text_of(where),
                changed_at_ns=self._now(),
            )
            return rooms_in(transaction.put(TALK_ROOMS, record), self._now())

        self._trail.record(deed_by(caller, "moved to a room", event_id, details=details))
        return self._repository.write(deed)

    def _change(
        self,
        caller: Caller,
        event_id: str,
        kind: str,
        details: Mapping[str, str],
        change: Callable[[Matrix], Matrix],
    ) -> Matrix:
        def deed(transaction: Transaction) -> TalkMatrix:
            event_of(transaction, caller, event_id)
            kept = transaction.get(TALK_MATRICES, event_id, caller.organisation)
            before = matrix_in(kept)
            record = TalkMatrix(
                id=event_id,
                organisation=caller.organisation,
                revision=before.revision,
                text=text_of(change(before)),
                changed_at_ns=self._now(),
            )
            return transaction.put(TALK_MATRICES, record)

        try:
            kept = self._repository.write(deed)
        except ForbiddenError:
            self._note_refused(caller, event_id, kind, details)
            raise
        self._trail.record(deed_by(caller, kind, event_id, details=details))
        return matrix_in(kept)

    def _check(self, caller: Caller, event_id: str, kind: str, details: Mapping[str, str]) -> None:
        try:
            caller.check(Permission.MANAGE_TALKBACK)
        except ForbiddenError:
            self._note_refused(caller, event_id, kind, details)
            raise

    def _note_refused(
        self, caller: Caller, event_id: str, kind: str, details: Mapping[str, str]
    ) -> None:
        refused = deed_by(caller, kind, event_id, outcome=Outcome.REFUSED, details=details)
        self._trail.record(refused)
