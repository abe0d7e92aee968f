"""Which rooms were made at Daily: kept, so that they can be ended by whichever instance."""

from collections.abc import Sequence
from typing import Final

from studio.backend.events.model import Event
from studio.backend.moment import HOUR_NS, MINUTE_NS, Now
from studio.backend.repository import MOST_FOUND, Query, Repository, Transaction
from studio.backend.talkback.model import DAILY_ROOMS, DailyRooms, names_in, text_of

_MOST: Final = 256
"""Rooms of one event; the oldest are forgotten, and end by themselves."""
ROOM_HOLDS_NS: Final = 2 * HOUR_NS
"""A room ends so long after it was held last, with whoever is in it: when Daily may be asked no
more, nothing has to be asked of it."""
_TOUCH_NS: Final = 10 * MINUTE_NS


class KnownRooms:
    """Any thread; blocks on the store. Raises ``BackendError`` alone."""

    def __init__(self, repository: Repository, now: Now) -> None:
        self._repository, self._now = repository, now

    def note(self, event: Event, room: str) -> None:
        """Write down that *room* of *event* is about to be made, or held."""
        kept = self._repository.read(lambda reader: reader.get(DAILY_ROOMS, event.id))
        if kept and room in names_in(kept) and self._now() - kept.changed_at_ns < _TOUCH_NS:
            return

        def deed(transaction: Transaction) -> None:
            before = transaction.get(DAILY_ROOMS, event.id)
            names = tuple(each for each in names_in(before) if each != room)
            record = DailyRooms(
                id=event.id,
                organisation=event.organisation,
                revision=0 if before is None else before.revision,
                text=text_of((*names, room)[-_MOST:]),
                changed_at_ns=self._now(),
            )
            transaction.put(DAILY_ROOMS, record)

        self._repository.write(deed)

    def of(self, organisation: str) -> Sequence[tuple[str, str, tuple[str, ...]]]:
        """Return whose events, which, have which rooms there; *organisation* '': everybody's.

        Those that have ended by themselves by now are left out.
        """
        since_ns = self._now() - ROOM_HOLDS_NS - _TOUCH_NS
        wanted = Query(
            equals={"organisation": organisation} if organisation else {},
            order="changed_at_ns",
            descending=True,
            limit=MOST_FOUND,
        )
        found = self._repository.read(lambda reader: reader.find(DAILY_ROOMS, wanted))
        return [
            (record.organisation, record.id, names_in(record))
            for record in found
            if record.changed_at_ns > since_ns
        ]

    def forget(self, event_id: str) -> None:
        """Take that an event has no room there any more."""

        def deed(transaction: Transaction) -> None:
            if transaction.get(DAILY_ROOMS, event_id) is not None:
                transaction.erase(DAILY_ROOMS, event_id)

        self._repository.write(deed)
