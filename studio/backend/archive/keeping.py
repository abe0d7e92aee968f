"""Files of archives and their cards brought together: what is due goes, what was lost is found."""

from typing import Final

from studio.backend.accounts.model import ORGANISATIONS
from studio.backend.jobs import Stopping
from studio.backend.moment import DAY_NS, Now
from studio.backend.repository import MOST_FOUND, Query, Reader, Repository
from studio.backend.retention.soft import MONTH_NS
from studio.backend.trail import Deed, Outcome, Trail

from .cards import ARCHIVES, ArchiveCard, Cards
from .store import ArchiveStores

JOB: Final = "retention"


class ArchiveKeeping:
    """The jobs' thread. Raises :class:`BackendError` alone."""

    def __init__(
        self, stores: ArchiveStores, *, repository: Repository, trail: Trail, now: Now
    ) -> None:
        self._stores = stores
        self._repository = repository
        self._trail = trail
        self._now = now
        self._next_ns = 0

    def erase_files(self, card: ArchiveCard) -> None:
        """Erase all files of a show before its card: a kill between leaves a card that is due."""
        self._stores.of(card.organisation).erase(card.session)

    def match_if_due(self, stopping: Stopping = lambda: False) -> None:
        """Once a day, bring files without a card under one, or erase them.

        After a restore of the records a show may have lost its card: it was begun since the copy,
        within the month that any copy is kept, and gets a new one. After a restore of the files one
        may be there that was erased: it was begun over a month ago, as that is how long a deleted
        one is kept, and is erased again.
        """
        if self._now() < self._next_ns:
            return
        for organisation in self._repository.read(_organisations):
            if stopping():
                return
            self._match(organisation)
        self._next_ns = self._now() + DAY_NS

    def _match(self, organisation: str) -> None:
        store = self._stores.of(organisation)
        cards = Cards(self._repository, organisation, self._now)
        for session in store.sessions():
            if cards.has_any(session):
                continue
            begun_at_ns = store.begun_at_ns(session)
            if self._now() - begun_at_ns < MONTH_NS:
                cards.begin(session, begun_at_ns)
                deed = "archive without a record found"
            else:
                store.erase(session)
                deed = "erased for good"
            details = {"kind": ARCHIVES.name, "ids": session, "why": "it had no record"}
            self._trail.record(Deed(deed, Outcome.DONE, organisation, account=JOB, details=details))


def _organisations(reader: Reader) -> list[str]:
    found: list[str] = []
    after = ""
    while page := reader.find(ORGANISATIONS, Query(after=after, limit=MOST_FOUND)):
        found += [each.id for each in page]
        after = page[-1].id
    return found
