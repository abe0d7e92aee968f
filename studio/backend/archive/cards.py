"""What is on record about a show that there is something of: whose, and whether it is there."""

from typing import Final

from studio.backend.errors import ConflictError
from studio.backend.moment import Now
from studio.backend.records import Deletable, Kind, new_id
from studio.backend.repository import MOST_FOUND, Query, Reader, Repository, Transaction
from studio.backend.retention.soft import softly_deleted

_GONE: Final = (
    "This show was deleted; have it restored by support within the month, and add to it then."
)


class ArchiveCard(Deletable, frozen=True, kw_only=True):
    """One show's uploads and archive, which lie in files; these go before the card does."""

    session: str
    begun_at_ns: int

    @property
    def name(self) -> str:
        """What it is known by among what was deleted."""
        return self.session


ARCHIVES: Final = Kind(
    "archives",
    ArchiveCard,
    unique=(("organisation", "session"),),
    indexed=("session", "begun_at_ns", "deleted_at_ns", "erase_at_ns"),
)


class Cards:
    """Those of one *organisation*. Any thread; blocks on the store."""

    def __init__(self, repository: Repository, organisation: str, now: Now) -> None:
        self._repository = repository
        self._organisation = organisation
        self._now = now

    def is_there(self, session: str) -> bool:
        """Return whether there is something of a show that was not deleted."""
        card = self._repository.read(lambda reader: self._of(reader, session))
        return card is not None and not card.deleted_at_ns

    def sessions(self) -> tuple[str, ...]:
        """Return the shows that are there."""

        def all_of(reader: Reader) -> list[str]:
            found: list[str] = []
            equals: dict[str, str | int] = {"organisation": self._organisation, "deleted_at_ns": 0}
            after = ""
            while page := reader.find(ARCHIVES, Query(equals, after=after, limit=MOST_FOUND)):
                found += [card.session for card in page]
                after = page[-1].id
            return found

        return tuple(sorted(self._repository.read(all_of)))

    def begin(self, session: str, begun_at_ns: int = 0) -> int:
        """Have a card for a show, unless it has one; return when the show was begun here.

        Raises :class:`ConflictError` for one that was deleted.
        """
        # Asked with each upload: nothing is written where nothing is new.
        there = self._repository.read(lambda reader: self._of(reader, session))
        if there is not None and not there.deleted_at_ns:
            return there.begun_at_ns

        def deed(transaction: Transaction) -> ArchiveCard:
            known = self._of(transaction, session)
            if known is not None:
                if known.deleted_at_ns:
                    raise ConflictError(_GONE)
                return known
            card = ArchiveCard(
                id=new_id(),
                organisation=self._organisation,
                session=session,
                begun_at_ns=begun_at_ns or self._now(),
            )
            return transaction.put(ARCHIVES, card)

        return self._repository.write(deed).begun_at_ns

    def has_any(self, session: str) -> bool:
        """Return whether a show has a card, be it deleted."""
        return self._repository.read(lambda reader: self._of(reader, session)) is not None

    def delete(self, session: str, by: str) -> str:
        """Delete a show softly; return the card's id, '' where there was none."""

        def deed(transaction: Transaction) -> str:
            card = self._of(transaction, session)
            if card is None or card.deleted_at_ns:
                return ""
            return transaction.put(ARCHIVES, softly_deleted(card, by, self._now())).id

        return self._repository.write(deed)

    def _of(self, reader: Reader, session: str) -> ArchiveCard | None:
        equals = {"organisation": self._organisation, "session": session}
        found = reader.find(ARCHIVES, Query(equals, limit=1))
        return found[0] if found else None
