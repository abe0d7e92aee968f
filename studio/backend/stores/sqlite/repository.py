"""The embedded store: one process, one writing connection, a few that read."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any, Final, TypeVar

import apsw

from mixer.handoff import BoundedQueue, FairGuard
from studio.backend.environment import Environment
from studio.backend.errors import BusyError
from studio.backend.moment import Now, utc_now_ns
from studio.backend.records import Kind
from studio.backend.repository import Reader, Transaction
from studio.backend.stores.keys import Purpose, derived
from studio.backend.stores.one_deed import OneDeed
from studio.backend.stores.sealing import Sealer
from studio.secrets import RecordKey

from .carrying import Carrying
from .copies import backups_in
from .files import held_alone, open_store
from .log import last_ns
from .opening import ask, translated
from .places import StorePlaces
from .reading import SqliteReader
from .vault import Tombstone, Vault
from .writing import KeysOfDeed, SqliteTransaction

T = TypeVar("T")
READERS: Final = 4
_PATIENCE_S: Final = 10.0


class _KindUnknownError(Exception):
    """A deed reads a kind that has no table yet; it is made, and the deed runs again."""

    def __init__(self, kind: Kind[Any]) -> None:
        super().__init__(kind.name)
        self.kind = kind


def _ensure(kind: Kind[Any], transaction: SqliteTransaction) -> None:
    transaction.ensure(kind)


class SqliteRepository:
    """Keeps records under *places*, encrypted under *key*; as the Protocol says.

    A write is on the disk when it returns (write-ahead log, synced at each commit). Raises
    :class:`StoreError` when the files cannot be used, and CrossingError when they belong to another
    environment.
    """

    def __init__(
        self,
        places: StorePlaces,
        key: RecordKey,
        *,
        environment: Environment = Environment.PRODUCTION,
        now: Now = utc_now_ns,
    ) -> None:
        self.places, self.key, self.environment = places, key, environment
        self._now = now
        self._guard, self._vault_guard = FairGuard(), FairGuard()
        self._deeds = OneDeed()
        self._known: dict[str, Kind[Any]] = {}
        self._told_seq = self._dropped_seq = 0
        self._readers: BoundedQueue[apsw.Connection] = BoundedQueue(READERS)
        self._sealer = Sealer(derived(key, Purpose.INDEX, environment))
        with ExitStack() as opened, translated():
            places.make()
            opened.enter_context(held_alone(places.lock))
            self._writer = open_store(places, key, environment)
            opened.callback(self._writer.close)
            carrier = open_store(places, key, environment)
            opened.callback(carrier.close)
            carrying = Carrying(self._writer, carrier)
            carrying.start()
            opened.callback(carrying.stop)
            vault_key = derived(key, Purpose.VAULT, environment)
            self.vault = Vault(places.vaults, vault_key)
            opened.callback(self.vault.close)
            self._bury_what_waits(self._writer)
            copied_ns = max((copy.taken_ns for copy in backups_in(places)), default=0)
            self._last_ns = max(last_ns(self._writer), self.vault.last_ns, copied_ns)
            for _ in range(READERS):
                reader = open_store(places, key, environment)
                opened.callback(reader.close)
                self._readers.put(reader)
            self._opened = opened.pop_all()

    def read(self, deed: Callable[[Reader], T]) -> T:
        """As the Protocol says."""
        while True:
            try:
                with self._deeds.running(), self._reader() as connection:
                    return deed(SqliteReader(connection, self._sealer, self.vault, self._is_known))
            except _KindUnknownError as error:
                kind = error.kind
            self._change(partial(_ensure, kind))

    def write(self, deed: Callable[[Transaction], T]) -> T:
        """As the Protocol says."""
        return self._change(deed)

    def close(self) -> None:
        """As the Protocol says; whatever runs is waited for."""
        with self._guard, self._vault_guard:
            self._opened.close()

    def new_connection(self) -> apsw.Connection:
        """Return a connection of the caller's own, to copy what is kept; close it."""
        return open_store(self.places, self.key, self.environment)

    @property
    def last_ns(self) -> int:
        """The time of the last change; nothing is changed at an earlier one, set back or not."""
        return self._last_ns

    def pass_to(self, now_ns: int) -> int:
        """Have nothing changed before *now_ns* any more; return the time that it is by then."""
        with self._guard:
            self._last_ns = max(self._last_ns, now_ns)
            return self._last_ns

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Return what was erased, ever. Any thread."""
        with self._vault_guard:
            return tuple(self.vault.tombstones())

    def vault_prune(self, before_ns: int) -> None:
        """Drop the tombstones of records that are older than any copy. Any thread."""
        is_over = False
        while not is_over:
            # A few at a time: nobody waits for long.
            with self._vault_guard:
                is_over = self.vault.prune(before_ns)

    @contextmanager
    def alone(self) -> Iterator[apsw.Connection]:
        """Yield the writing connection, inside a transaction of the store's own housekeeping."""
        with self._deeds.running(), self._guard, self._transaction() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[apsw.Connection]:
        with translated():
            self._writer.execute("BEGIN IMMEDIATE")
        try:
            yield self._writer
            with translated():
                self._writer.execute("COMMIT")
        finally:
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")

    def _change(self, deed: Callable[[SqliteTransaction], T]) -> T:
        with self._deeds.running():
            with self._guard:
                with self._transaction() as connection:
                    at_ns = self._last_ns = max(self._now(), self._last_ns)
                    keys = KeysOfDeed(self.vault)
                    self._forget_told(connection)
                    transaction = SqliteTransaction(
                        connection, self._sealer, keys, self._known, at_ns
                    )
                    result = deed(transaction)
                    if keys.made:
                        with self._vault_guard:
                            self.vault.add(keys.made)
                self._known.update(transaction.kinds)
                # Before anybody else seals anything for them.
                self.vault.have_forgotten(keys.dropped)
            if transaction.buried:
                # Others may write to the store meanwhile.
                with self._vault_guard, self._reader() as connection:
                    self._bury_what_waits(connection)
        return result

    def _bury_what_waits(self, connection: apsw.Connection) -> None:
        """Take to the vault what was erased: before a kill, by this deed, by one that could not."""
        rows = ask(
            connection,
            "SELECT seq, kind, id, at_ns FROM buried WHERE seq > ? ORDER BY seq",
            self._told_seq,
        )
        if rows:
            self.vault.bury(Tombstone(*row[1:]) for row in rows)
            self._told_seq = rows[-1][0]

    def _forget_told(self, connection: apsw.Connection) -> None:
        """Drop what the vault has; with the next change, as a write of its own is not worth it."""
        if self._told_seq > self._dropped_seq:
            with translated():
                connection.execute("DELETE FROM buried WHERE seq <= ?", (self._told_seq,))
            self._dropped_seq = self._told_seq

    def _is_known(self, kind: Kind[Any]) -> None:
        known = self._known.get(kind.name)
        # A kind is a constant of its module, so nearly always the same one.
        if known is not kind and known != kind:
            raise _KindUnknownError(kind)

    @contextmanager
    def _reader(self) -> Iterator[apsw.Connection]:
        connection = self._readers.get(_PATIENCE_S)
        if connection is None:
            message = "The store is busy; try again in a moment."
            raise BusyError(message)
        try:
            with translated():
                connection.execute("BEGIN")
            try:
                yield connection
            finally:
                with translated():
                    connection.execute("COMMIT")
        finally:
            self._readers.put(connection)
