"""The backend's audit trail: each deed in the store, chained and signed, before it is answered."""

import logging
import queue
from collections.abc import Sequence
from contextlib import suppress
from enum import Enum
from typing import Final, NamedTuple

from studio.backend.errors import ConflictError, StoreError
from studio.backend.moment import Now
from studio.backend.records import PROVIDER
from studio.backend.repository import Repository
from studio.backend.trail import Deed, Outcome

from .chain import Chain, newest_chain, put_all
from .entry import record_of
from .heads import Signer
from .kept_heads import KeptHeads

_MOST_WAITING: Final = 4096
_MOST_AT_ONCE: Final = 256
_WAIT_S: Final = 20.0
_TRIES: Final = 5
_log = logging.getLogger(__name__)


class _Turn(Enum):
    """What one who waits is told, if not how it failed."""

    WRITTEN = "it is written"
    WRITES = "the pen is yours: write yours, and those that wait"


class _Waiting(NamedTuple):
    deeds: tuple[Deed, ...]
    told: "queue.SimpleQueue[_Turn | BaseException]"


class AuditTrail:
    """Writes deeds into *repository*, in a chain of this *instance*'s own. Any thread.

    Deeds that come while one is written are written together by the next: whoever has the pen
    writes for all who wait and hands it on, so that many a second share one write to the disk.
    """

    def __init__(
        self,
        repository: Repository,
        signer: Signer,
        now: Now,
        *,
        instance: str,
        kept_heads: KeptHeads | None = None,
    ) -> None:
        self._repository = repository
        self._signer = signer
        self._now = now
        self._instance = instance
        self._kept_heads = kept_heads
        self._heads_are_kept = True
        self._waiting: queue.Queue[_Waiting] = queue.Queue(_MOST_WAITING)
        self._pen: queue.Queue[None] = queue.Queue(1)
        self._pen.put(None)
        self._chain: Chain | None = None

    def record(self, deed: Deed) -> None:
        """As the Protocol says."""
        self.record_all((deed,))

    def record_all(self, deeds: Sequence[Deed]) -> None:
        """As the Protocol says."""
        if not deeds:
            return
        waiting = _Waiting(tuple(deeds), queue.SimpleQueue())
        try:
            self._waiting.put(waiting, timeout=_WAIT_S)
        except queue.Full as error:
            message = "The audit trail cannot be written in time; try again later."
            raise StoreError(message) from error
        self._hand_on_a_free_pen()
        told = waiting.told.get()
        if told is _Turn.WRITES:
            try:
                self._write_with(waiting)
            finally:
                self._hand_on()
            told = waiting.told.get()
        if isinstance(told, BaseException):
            raise told

    def _hand_on(self) -> None:
        """Give the pen to the next who waits, or lay it down."""
        try:
            self._waiting.get_nowait().told.put(_Turn.WRITES)
        except queue.Empty:
            self._pen.put(None)
            self._hand_on_a_free_pen()

    def _hand_on_a_free_pen(self) -> None:
        # Whoever has it looks again after laying it down, so nobody waits for nothing.
        while not self._waiting.empty():
            try:
                self._pen.get_nowait()
            except queue.Empty:
                return
            try:
                waiting = self._waiting.get_nowait()
            except queue.Empty:
                self._pen.put(None)
            else:
                waiting.told.put(_Turn.WRITES)
                return

    def _write_with(self, first: _Waiting) -> None:
        batch = [first]
        with suppress(queue.Empty):
            while len(batch) < _MOST_AT_ONCE:
                batch.append(self._waiting.get_nowait())
        told: _Turn | BaseException = _Turn.WRITTEN
        try:
            self._write([deed for each in batch for deed in each.deeds])
        except StoreError as error:
            told = error
        except BaseException as error:
            told = _as_store_error(error)
            raise
        finally:
            for each in batch:
                each.told.put(told)

    def _write(self, deeds: list[Deed]) -> None:
        for _ in range(_TRIES):
            try:
                self._try_to_write(deeds)
            except ConflictError:
                # Another process wrote to this chain: look again how it stands.
                self._chain = None
            else:
                return
        message = "Another instance of the backend writes this audit trail; give each its own name."
        raise StoreError(message)

    def _try_to_write(self, deeds: list[Deed]) -> None:
        chain = self._chain
        if chain is None:
            chain, gap = self._load()
            if gap is not None:
                deeds = [gap, *deeds]
        self._chain = None
        before, number = chain.newest, chain.frontier.size
        records = []
        for deed in deeds:
            record = record_of(deed, chain.name, number, self._now(), before)
            records.append(record)
            before, number = record.hash, number + 1
        after, tiles = chain.grown(records)
        head = self._signer.head(after.name, after.frontier, after.newest, self._now())
        kept = after.record_of(head)
        after.revision = self._repository.write(lambda made: put_all(made, records, tiles, kept))
        self._chain = after
        if self._kept_heads is not None:
            try:
                self._kept_heads.keep(head)
                self._heads_are_kept = True
            except StoreError as error:
                # What was written is written; a day without heads elsewhere is no day without
                # a service, but somebody has to know.
                if self._heads_are_kept:
                    _log.warning("%s", error)
                self._heads_are_kept = False

    @property
    def heads_are_kept(self) -> bool:
        """Whether the newest head could be kept elsewhere."""
        return self._heads_are_kept

    def _load(self) -> tuple[Chain, Deed | None]:
        """Return the chain to go on with, and what has to be said first of a gap."""
        chain = self._repository.read(lambda reader: newest_chain(reader, self._instance))
        kept = [] if self._kept_heads is None else self._kept_heads.all()
        ours = [head for head in kept if head.chain.rpartition(".")[0] == self._instance]
        newest = max(ours, key=lambda head: (_epoch_of(head.chain), head.size), default=None)
        if newest is None:
            return chain or Chain(self._instance, 1), None
        epoch, size = (0, 0) if chain is None else (chain.epoch, chain.frontier.size)
        if chain is not None and (_epoch_of(newest.chain), newest.size) <= (epoch, size):
            return chain, None
        # The store is older than what was signed: it was put back, or cut. No record may stand
        # where another one stood, so a chain begins that says so.
        told = {"lost after": str(size), "known up to": str(newest.size), "chain": newest.chain}
        gap = Deed("audit trail behind its kept head", Outcome.FAILED, PROVIDER, details=told)
        return Chain(self._instance, max(epoch, _epoch_of(newest.chain)) + 1), gap


def _epoch_of(chain: str) -> int:
    epoch = chain.rpartition(".")[2]
    return int(epoch) if epoch.isdigit() else 0


def _as_store_error(error: BaseException) -> StoreError:
    message = "The audit trail cannot be written, so nothing is done; look at the backend's store."
    failed = StoreError(message)
    failed.__cause__ = error
    return failed
