"""Calls that Daily carries: which those are, and a seat in them for each station."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from studio.backend.caller import Caller
from studio.backend.deeds import deed_by
from studio.backend.errors import BackendError
from studio.backend.events.model import Event
from studio.backend.events.residency import placement_of
from studio.backend.moment import NS_PER_S, Now
from studio.backend.repository import Reader, Repository
from studio.backend.trail import Outcome, Trail
from studio.backend.vendors import VendorGate
from studio.backend.vendors.reading import vendor_state
from studio.policy import Region
from studio.policy.permissions import Role
from studio.policy.vendors import Vendors
from studio.talkback.daily_names import call_key, room_name, seat_id, track_of

from .client import VENDOR, DailyClient
from .rest import DailyRest
from .rooms import ROOM_HOLDS_NS, KnownRooms

TRANSPORT: Final = "daily"
_ENTER_WITHIN_S: Final = 600
"""A token is for entering, now and after a loss; each entry asks for another one."""
_SEAT_BYTES: Final = 16
_ENDED: Final = "call ended at Daily"


@dataclass(frozen=True, slots=True)
class Seat:
    """What one station enters one room with. ``pseudonym``: what Daily calls it.

    ``call_key``: what the names of the lines' tracks are made of.
    """

    url: str
    token: str
    pseudonym: str
    call_key: str

    def __repr__(self) -> str:
        """Show where, and no token."""
        return f"Seat({self.pseudonym!r})"


class DailyCalls:
    """Any thread; blocks on the store, and on the network for seconds at most.

    Breakout rooms are rooms of their own: whoever is in one has no token for another. Raises
    ``ForbiddenError`` and :class:`DailyError`; nothing else ever carries the call instead.
    """

    def __init__(
        self,
        *,
        repository: Repository,
        trail: Trail,
        now: Now,
        vendors: Vendors,
        gate: VendorGate,
        rest: DailyRest,
    ) -> None:
        self._repository = repository
        self._trail = trail
        self._now = now
        self._rooms = KnownRooms(repository, now)
        self._vendor = vendors.by_id[VENDOR]
        self._gate = gate
        self._rest = rest

    def carries(self, reader: Reader, event: Event) -> bool:
        """Return whether Daily carries *event*'s call: its organisation has it switched on."""
        return vendor_state(reader, event.organisation, self._vendor, self._now()).is_on

    def seat(
        self, event: Event, room: str, *, number: int, role: Role, hears: Collection[str]
    ) -> Seat:
        """Return a seat in *event*'s *room*, '' for the main one, for the member of *number*.

        *hears*: the lines that it may listen to; Daily lets it receive no other.
        """
        client = self._client(event)
        now_s = self._now() // NS_PER_S
        name = room_name(self._rest.key_bytes, event.id, room)
        self._rooms.note(event, room)
        url = client.open_room(name, self._region(event), self._until_s())
        of_call = call_key(self._rest.key_bytes, event.id)
        pseudonym = seat_id(secrets.token_bytes(_SEAT_BYTES), number)
        token = client.token(
            name,
            pseudonym=pseudonym,
            role=role.value,
            tracks={track_of(of_call, line) for line in hears},
            expires_s=now_s + _ENTER_WITHIN_S,
        )
        return Seat(url, token, pseudonym, of_call)

    def permit(
        self, event: Event, room: str, hears: Mapping[str, Collection[str]]
    ) -> frozenset[str]:
        """Have those who are in *room* receive the lines that they may hear, by pseudonym.

        Somebody there whom *hears* does not name receives nothing any more. Return who is there.
        """
        client = self._client(event)
        name = room_name(self._rest.key_bytes, event.id, room)
        of_call = call_key(self._rest.key_bytes, event.id)
        present = client.present(name)
        client.permit(
            name,
            {
                each.participant: {
                    track_of(of_call, line) for line in hears.get(each.pseudonym, ())
                }
                for each in present
            },
        )
        return frozenset(each.pseudonym for each in present)

    def hold(self, event: Event, room: str) -> None:
        """Have *room* stand on: somebody is in it still."""
        client, name = self._client(event), room_name(self._rest.key_bytes, event.id, room)
        self._rooms.note(event, room)
        client.hold_room(name, self._region(event), self._until_s())

    def who_is_in(self, event: Event, room: str) -> frozenset[str]:
        """Return the pseudonyms of those whom Daily has in *room*."""
        name = room_name(self._rest.key_bytes, event.id, room)
        return frozenset(each.pseudonym for each in self._client(event).present(name))

    def eject(self, event: Event, room: str, pseudonym: str) -> None:
        """Put a seat out of *room*: of somebody who was moved, blocked, or has left the call."""
        name = room_name(self._rest.key_bytes, event.id, room)
        self._client(event).eject(name, pseudonym)

    def close(self, event: Event, room: str) -> None:
        """Delete *room* with whoever is in it."""
        self._client(event).close_room(room_name(self._rest.key_bytes, event.id, room))

    def end_all(self, caller: Caller, organisation: str) -> None:
        """End all calls of *organisation* that are at Daily, '' for everybody's; each in the trail.

        While Daily may be asked still: before it is switched off, a consent taken back, or all has
        to stay in the EU. What Daily does not do is written down, too, with when it ends by itself,
        and stops nobody from deciding so.
        """
        for owner, event_id, rooms in self._rooms.of(organisation):
            outcome, details = Outcome.DONE, {"rooms": str(len(rooms))}
            try:
                client = DailyClient(owner, self._gate, self._rest)
                for room in rooms:
                    client.close_room(room_name(self._rest.key_bytes, event_id, room))
                self._rooms.forget(event_id)
            except BackendError as error:
                outcome = Outcome.FAILED
                details |= {"why": str(error), "ends by itself at": str(self._until_s())}
            deed = deed_by(
                caller, _ENDED, event_id, outcome=outcome, organisation=owner, details=details
            )
            self._trail.record(deed)

    def _until_s(self) -> int:
        return (self._now() + ROOM_HOLDS_NS) // NS_PER_S

    def _region(self, event: Event) -> Region:
        return self._repository.read(
            lambda reader: placement_of(reader, event.organisation, event.origin)
        ).ingest

    def _client(self, event: Event) -> DailyClient:
        return DailyClient(event.organisation, self._gate, self._rest)
