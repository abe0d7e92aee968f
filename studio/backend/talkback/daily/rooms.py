"""Which rooms were made at Daily: kept, so that they can be ended by whichever instance."""

from collections.abc import Sequence
from typing import Final

from studio.backend.events.model import Event
from studio.backend.moment import Now
from studio.backend.repository import MOST_FOUND, Query, Repository, Transaction
from studio.backend.talkback.model import DAILY_ROOMS, DailyRooms, names_in, text_of

_MOST: Final = 256
"""Rooms of one event; the oldest are forgotten, and end by themselves."""


class KnownRooms:
    """Any thread; blocks on the store. Raises ``BackendError`` alone."""

    def __init__(self, repository: Repository, now: Now) -> None:
        self._repository, self._now = repository, now

    def note(self, event: Event, room: str) -> None:
        """Write down that *room* of *event* is about to be made."""
        kept = self._repository.read(lambda reader: reader.get(DAILY_ROOMS, event.id))
        if room in names_in(kept):
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

    def of(self, organisation: str) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Return *organisation*'s events that have rooms there, and which."""
        wanted = Query(
            equals={"organisation": organisation},
            order="changed_at_ns",
            descending=True,
            limit=MOST_FOUND,
        )
        found = self._repository.read(lambda reader: reader.find(DAILY_ROOMS, wanted))
        return [(record.id, names_in(record)) for record in found]

    def forget(self, event_id: str) -> None:
        """Take that an event has no room there any more."""

        def deed(transaction: Transaction) -> None:
            if transaction.get(DAILY_ROOMS, event_id) is not None:
                transaction.erase(DAILY_ROOMS, event_id)

        self._repository.write(deed)
