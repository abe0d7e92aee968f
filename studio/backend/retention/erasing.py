"""What is due is deleted, and what was deleted a month ago is erased: a few records at a time."""

from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any, Final

import msgspec

from studio.backend.jobs import Stopping
from studio.backend.moment import DAY_NS, HOUR_NS, Now
from studio.backend.records import Deletable, Kind, Record, new_id
from studio.backend.repository import Query, Reader, Repository, Transaction
from studio.backend.trail import Deed, Outcome, Trail

from .model import DEFAULT_DAYS, POLICIES, RECEIPTS, Category, Receipt, Retained
from .soft import softly_deleted

BATCH: Final = 20
"""Records of one transaction: whoever else writes waits for no more, and its receipt is whole."""
JOB: Final = "retention"
"""Who deletes by schedule."""


class Erasing:
    """The job. One thread at a time.

    *deletable*: the kinds that people delete softly. *retained*: what is kept for a time.
    *assets*: by a kind's name, what erases what a record has besides itself, such as files; called
    before the record goes, and again where it had to be given up.
    """

    def __init__(
        self,
        repository: Repository,
        trail: Trail,
        now: Now,
        *,
        deletable: Sequence[Kind[Any]],
        retained: Sequence[Retained] = (),
        assets: Mapping[str, Callable[[Any], None]] | None = None,
    ) -> None:
        self._repository, self._trail, self._now = repository, trail, now
        self._deletable, self._retained = tuple(deletable), tuple(retained)
        self._assets = dict(assets or {})
        self._next_ns = 0

    def run_if_due(self, stopping: Stopping = lambda: False) -> int:
        """Run once an hour; return how many records were erased."""
        now_ns = self._now()
        if now_ns < self._next_ns:
            return 0
        erased = self.run(stopping)
        self._next_ns = now_ns + HOUR_NS
        return erased

    def run(self, stopping: Stopping = lambda: False) -> int:
        """Do all that is due, or what it has come to when it is *stopping*.

        Returns how many records were erased for good.
        """
        self._tell_receipts()
        for retained in self._retained:
            self._expire(retained, stopping)
        erased = 0
        for kind in self._deletable:
            while not stopping() and (count := self._erase_some(kind)):
                erased += count
                self._tell_receipts()
        return erased

    def _erase_some(self, kind: Kind[Any]) -> int:
        now_ns = self._now()
        due = Query(order="erase_at_ns", at_least=1, below=now_ns + 1, limit=BATCH)
        erase_assets = self._assets.get(kind.name)
        if erase_assets is None:
            return self._repository.write(
                lambda transaction: _erase(transaction, kind, transaction.find(kind, due), now_ns)
            )
        # Nobody brings back what is due, so none of them can be wanted again meanwhile.
        found = self._repository.read(lambda reader: reader.find(kind, due))
        for record in found:
            erase_assets(record)

        def deed(transaction: Transaction) -> int:
            there = [now for each in found if (now := transaction.get(kind, each.id)) is not None]
            return _erase(transaction, kind, there, now_ns)

        return self._repository.write(deed)

    def _expire(self, retained: Retained, stopping: Stopping) -> None:
        policies = self._repository.read(_policies)
        for organisation, days in policies.items():
            own = {"organisation": organisation}
            self._expire_of(retained, days[retained.category], own, (), stopping)
        self._expire_of(retained, DEFAULT_DAYS[retained.category], {}, policies, stopping)

    def _expire_of(
        self,
        retained: Retained,
        days: int,
        equals: Mapping[str, str],
        others: Container[str],
        stopping: Stopping,
    ) -> None:
        """Delete what is older than *days*, but that of *others*, who have a time of their own."""
        now_ns, after = self._now(), ""
        equals_and = dict[str, str | int](equals)
        if issubclass(retained.kind.type, Deletable):
            equals_and["deleted_at_ns"] = 0
        while not stopping():
            query = Query(
                equals_and, order=retained.age, at_least=1, below=now_ns - days * DAY_NS,
                after=after, limit=BATCH,
            )  # fmt: skip
            found = self._repository.read(lambda r, query=query: r.find(retained.kind, query))  # type: ignore[misc]  # runs at once
            due = [
                record
                for record in found
                if record.organisation not in others and not _is_kept(record, now_ns)
            ]
            if not found:
                return
            left = [record.id for record in found if record not in due]
            after = left[-1] if left else after
            if due:
                self._expire_some(retained.kind, due, now_ns)

    def _expire_some(self, kind: Kind[Any], due: Sequence[Record], now_ns: int) -> None:
        def deed(transaction: Transaction) -> None:
            there = [now for each in due if (now := transaction.get(kind, each.id)) is not None]
            if not issubclass(kind.type, Deletable):
                _erase(transaction, kind, there, now_ns)
                return
            for record in there:
                transaction.put(kind, softly_deleted(record, JOB, now_ns))

        self._repository.write(deed)
        self._tell_receipts()
        if issubclass(kind.type, Deletable):
            by_organisation: dict[str, list[str]] = {}
            for record in due:
                by_organisation.setdefault(record.organisation, []).append(record.id)
            self._trail.record_all(
                [
                    _deed("deleted by schedule", organisation, kind.name, ids)
                    for organisation, ids in sorted(by_organisation.items())
                ]
            )

    def _tell_receipts(self) -> None:
        query = Query({"told": False}, limit=BATCH)
        while receipts := self._repository.read(lambda reader: reader.find(RECEIPTS, query)):
            # In one write: of a batch each organisation has a receipt of its own.
            self._trail.record_all([_erased(receipt) for receipt in receipts])
            ids = [receipt.id for receipt in receipts]
            self._repository.write(lambda transaction, ids=ids: _mark_told(transaction, ids))  # type: ignore[misc]  # runs at once


def _erased(receipt: Receipt) -> Deed:
    return _deed("erased for good", receipt.organisation, receipt.kind, receipt.ids, receipt.id)


def _deed(deed: str, organisation: str, kind: str, ids: Sequence[str], receipt: str = "") -> Deed:
    details = {"kind": kind, "ids": " ".join(ids)}
    return Deed(deed, Outcome.DONE, organisation, account=JOB, target=receipt, details=details)


def _erase(
    transaction: Transaction, kind: Kind[Any], records: Sequence[Record], now_ns: int
) -> int:
    for record in records:
        transaction.erase(kind, record.id)
    for organisation in sorted({record.organisation for record in records}):
        ids = tuple(record.id for record in records if record.organisation == organisation)
        receipt = Receipt(
            id=new_id(), organisation=organisation, kind=kind.name, ids=ids, erased_at_ns=now_ns
        )
        transaction.put(RECEIPTS, receipt)
    return len(records)


def _mark_told(transaction: Transaction, ids: Sequence[str]) -> None:
    """Note that these receipts are in the trail; another instance may have done so meanwhile."""
    for receipt_id in ids:
        receipt = transaction.get(RECEIPTS, receipt_id)
        if receipt is not None and not receipt.told:
            transaction.put(RECEIPTS, msgspec.structs.replace(receipt, told=True))


def _is_kept(record: Record, now_ns: int) -> bool:
    return isinstance(record, Deletable) and now_ns < record.kept_until_ns


def _policies(reader: Reader) -> dict[str, dict[Category, int]]:
    policies: dict[str, dict[Category, int]] = {}
    after = ""
    while page := reader.find(POLICIES, Query(after=after, limit=1000)):
        policies.update({each.id: {**DEFAULT_DAYS, **each.days} for each in page})
        after = page[-1].id
    return policies
