"""What a deed changes, in one transaction with its log; the store commits it."""

import os
from typing import Any

import apsw
import msgspec

from studio.backend.errors import ConflictError
from studio.backend.records import Kind, R
from studio.backend.stores.sealing import KEY_BYTES, Sealer

from .log import drop_record, drop_secrets, kinds_there, log_row, log_statement
from .opening import translated
from .reading import SqliteReader
from .tables import (
    READ,
    blinded_fields,
    columns_there,
    forget_rows,
    insert_row,
    name_of,
    note_of,
    record_of,
    row_of,
    schema_of,
    store_row,
    table_of,
    tells_the_same,
)
from .vault import PERSON, Tombstone, Vault


class KeysOfDeed:
    """The keys of the vault, those that this deed makes, and without those that it drops."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.made: dict[str, bytes] = {}
        self.dropped: set[str] = set()

    def key(self, subject: str) -> bytes | None:
        """As the Protocol says."""
        if subject in self.dropped:
            return None
        return self.made.get(subject) or self._vault.key(subject)

    def key_to_seal(self, subject: str) -> bytes | None:
        """As the Protocol says."""
        if subject in self.dropped or self._vault.is_forgotten(subject):
            return None
        key = self.key(subject)
        if key is None:
            key = self.made[subject] = os.urandom(KEY_BYTES)
        return key

    def drop(self, subject: str) -> None:
        """Have no key of *subject* from now on."""
        self.made.pop(subject, None)
        self.dropped.add(subject)


class SqliteTransaction(SqliteReader):
    """Reads and changes by the store's one writing connection, inside BEGIN and COMMIT.

    ``kinds``: those whose tables this deed has made or brought up to date. ``buried``: what it
    erased. ``at_ns``: the time of all its entries in the log.
    """

    def __init__(
        self,
        connection: apsw.Connection,
        sealer: Sealer,
        keys: KeysOfDeed,
        known: dict[str, Kind[Any]],
        at_ns: int,
    ) -> None:
        super().__init__(connection, sealer, keys, self.ensure)
        self._deed_keys = keys
        self._before = known
        self._at_ns = at_ns
        self.kinds: dict[str, Kind[Any]] = {}
        self.buried: list[Tombstone] = []

    def put(self, kind: Kind[R], record: R) -> R:
        """As the Protocol says."""
        self.ensure(kind)
        # One that says that it is new nearly always is: writing it finds out by itself.
        if record.revision and record.revision != self._revision(kind, record):
            raise _changed()
        next_one = msgspec.structs.replace(record, revision=record.revision + 1)
        try:
            return self._store(kind, next_one, is_new=not record.revision)
        except ConflictError:
            if not record.revision and self._revision(kind, record):
                raise _changed() from None
            raise

    def erase(self, kind: Kind[R], record_id: str) -> None:
        """As the Protocol says."""
        self.ensure(kind)
        with translated():
            self._connection.execute(
                f"DELETE FROM {table_of(kind.name)} WHERE id = ?",  # noqa: S608  # names of kinds only
                (record_id,),
            )
            if not self._connection.changes():
                return
            drop_record(self._connection, kind.name, record_id)
        if not kind.returns:
            self._bury(kind.name, record_id)
        if kind.personal and kind.subject == "id":
            self.forget(record_id)

    def forget(self, subject: str) -> None:
        """As the Protocol says."""
        if not subject:
            return
        self._deed_keys.drop(subject)
        with translated():
            for name in kinds_there(self._connection):
                forget_rows(self._connection, name, self._blinded(name), subject)
            drop_secrets(self._connection, subject, self._blinded)
        self._bury(PERSON, subject)

    def ensure(self, kind: Kind[Any]) -> None:
        """Make the table of *kind*, or add to it what is indexed anew."""
        for known in (self._before.get(kind.name), self.kinds.get(kind.name)):
            # A kind is a constant of its module, so nearly always the same one.
            if known is kind or known == kind:
                return
        note = note_of(kind)
        with translated():
            if self._noted(kind.name) != note:
                self._bring_up(kind, note)
        self.kinds[kind.name] = kind

    def _bring_up(self, kind: Kind[Any], note: str) -> None:
        there = columns_there(self._connection, kind.name)
        alike = tells_the_same(self._noted(kind.name), note)
        statements = schema_of(kind, there)
        wanted = {name_of(statement) for statement in statements}
        old = self._connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ?"
            " AND name GLOB '[iju]_*'",
            (table_of(kind.name),),
        ).fetchall()
        statements += [f"DROP INDEX {name}" for (name,) in old if name not in wanted]
        statements.append(
            f"INSERT OR REPLACE INTO meta(name, value) VALUES ('kind {kind.name}', '{note}')"  # noqa: S608  # names of kinds only
        )
        for statement in statements:
            self._connection.execute(statement)
            log_statement(self._connection, self._at_ns, kind.name, statement)
        if there and not alike:
            for row in self._connection.execute(
                f"SELECT {READ} FROM {table_of(kind.name)}"  # noqa: S608  # names of kinds only
            ).fetchall():
                self._store(kind, record_of(kind, row, self._sealer, self._keys))

    def _revision(self, kind: Kind[R], record: R) -> int:
        with translated():
            row = self._connection.execute(
                f"SELECT revision FROM {table_of(kind.name)} WHERE id = ?",  # noqa: S608  # names of kinds only
                (record.id,),
            ).fetchone()
        return 0 if row is None else int(row[0])

    def _store(self, kind: Kind[R], record: R, *, is_new: bool = False) -> R:
        row, kept = row_of(kind, record, self._sealer, self._deed_keys)
        with translated():
            (insert_row if is_new else store_row)(self._connection, kind.name, row)
            log_row(self._connection, self._at_ns, kind.name, row)
        return kept

    def _bury(self, kind_name: str, record_id: str) -> None:
        self.buried.append(Tombstone(kind_name, record_id, self._at_ns))
        with translated():
            self._connection.execute(
                "INSERT INTO buried(kind, id, at_ns) VALUES (?, ?, ?)",
                (kind_name, record_id, self._at_ns),
            )

    def _noted(self, kind_name: str) -> str | None:
        row = self._connection.execute(
            "SELECT value FROM meta WHERE name = ?", (f"kind {kind_name}",)
        ).fetchone()
        return None if row is None else str(row[0])

    def _blinded(self, kind_name: str) -> set[str]:
        return blinded_fields(self._noted(kind_name))


def _changed() -> ConflictError:
    return ConflictError("It was changed meanwhile; look at it again and repeat what you did.")
