"""What belongs to an event and is erased with it: its keys, and what was set for its calls."""

from collections.abc import Sequence
from typing import Any, Final

from .events.model import EVENTS, LIVE_KEYS, REHEARSAL_KEYS, Event
from .jobs import Stopping
from .moment import DAY_NS, Now
from .records import Kind
from .repository import Query, Reader, Repository, Transaction
from .talkback.model import DAILY_ROOMS, TALK_MATRICES, TALK_ROOMS

_KEYS: Final[tuple[Kind[Any], ...]] = (LIVE_KEYS, REHEARSAL_KEYS)
_UNDER_ITS_ID: Final[tuple[Kind[Any], ...]] = (TALK_MATRICES, TALK_ROOMS, DAILY_ROOMS)
_BATCH: Final = 20


class EventBelongings:
    """The jobs' thread. Raises :class:`BackendError` alone."""

    def __init__(self, repository: Repository, now: Now) -> None:
        self._repository, self._now = repository, now
        self._next_ns = 0

    def erase(self, event: Event) -> None:
        """Erase what belongs to an event that is about to be erased; few at a time."""
        while found := self._repository.read(lambda reader: _of(reader, event.id)):
            self._erase(found)

    def match_if_due(self, stopping: Stopping = lambda: False) -> None:
        """Once a day, erase what belongs to an event that is no more: a restore brought it back.

        What is kept under an event's id has no tombstone, as that may be needed again.
        """
        if self._now() < self._next_ns:
            return
        for kind in _UNDER_ITS_ID:
            after = ""
            while not stopping() and (page := self._page(kind, after)):
                after = page[-1]
                if lost := self._without_event(kind, page):
                    self._erase(lost)
        self._next_ns = self._now() + DAY_NS

    def _page(self, kind: Kind[Any], after: str) -> list[str]:
        query = Query(after=after, limit=_BATCH)
        return self._repository.read(lambda reader: [each.id for each in reader.find(kind, query)])

    def _without_event(self, kind: Kind[Any], ids: Sequence[str]) -> list[tuple[Kind[Any], str]]:
        return self._repository.read(
            lambda reader: [(kind, each) for each in ids if reader.get(EVENTS, each) is None]
        )

    def _erase(self, found: Sequence[tuple[Kind[Any], str]]) -> None:
        def deed(transaction: Transaction) -> None:
            for kind, record_id in found:
                if transaction.get(kind, record_id) is not None:
                    transaction.erase(kind, record_id)

        self._repository.write(deed)


def _of(reader: Reader, event_id: str) -> list[tuple[Kind[Any], str]]:
    query = Query(equals={"event": event_id}, limit=_BATCH)
    keys = [(kind, key.id) for kind in _KEYS for key in reader.find(kind, query)]
    rest = [(kind, event_id) for kind in _UNDER_ITS_ID if reader.get(kind, event_id) is not None]
    return [*keys, *rest]
