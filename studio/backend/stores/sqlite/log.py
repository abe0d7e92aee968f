"""The operation log: what was put, in the transaction that put it, so that any second can be had.

An entry is a whole row, its personal part sealed as in the table. What is erased leaves the log
with the record; who is forgotten, with the key: no restore brings them back.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import apsw
import msgspec

from .opening import ask
from .tables import Row, store_row, without_secrets

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS log(
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at_ns INTEGER NOT NULL, kind TEXT NOT NULL,
    id TEXT NOT NULL, subject TEXT NOT NULL, row BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS log_id ON log(kind, id);
CREATE INDEX IF NOT EXISTS log_subject ON log(subject) WHERE subject <> '';
CREATE INDEX IF NOT EXISTS log_at ON log(at_ns);
CREATE TABLE IF NOT EXISTS buried(
    seq INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL,
    at_ns INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
_STATEMENT: Final = ""
"""The id of an entry that is a change of a table, not of a record."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; of a change of a table, ``id`` is '' and ``row`` the statement."""

    seq: int
    at_ns: int
    kind: str
    id: str
    row: bytes


def log_statement(connection: apsw.Connection, at_ns: int, kind_name: str, statement: str) -> None:
    """Note a change of a table."""
    _log(connection, at_ns, kind_name, _STATEMENT, "", statement.encode())


def log_row(connection: apsw.Connection, at_ns: int, kind_name: str, row: Row) -> None:
    """Note what was put."""
    _log(connection, at_ns, kind_name, row["id"], row["subject"], msgspec.msgpack.encode(row))


def _log(
    connection: apsw.Connection,
    at_ns: int,
    kind_name: str,
    record_id: str,
    subject: str,
    row: bytes,
) -> None:
    connection.execute(
        "INSERT INTO log(at_ns, kind, id, subject, row) VALUES (?, ?, ?, ?, ?)",
        (at_ns, kind_name, record_id, subject, row),
    )


def drop_record(connection: apsw.Connection, kind_name: str, record_id: str) -> None:
    """Take a record out of the log."""
    connection.execute("DELETE FROM log WHERE kind = ? AND id = ?", (kind_name, record_id))


def drop_secrets(
    connection: apsw.Connection, subject: str, blinded: Callable[[str], set[str]]
) -> None:
    """Take all that is personal of *subject* out of the log; *blinded* names a kind's fields."""
    rows = ask(connection, "SELECT seq, kind, row FROM log WHERE subject = ?", subject)
    for seq, kind_name, packed in rows:
        row: Row = msgspec.msgpack.decode(packed)
        left = msgspec.msgpack.encode(without_secrets(row, blinded(kind_name)))
        connection.execute("UPDATE log SET row = ? WHERE seq = ?", (left, seq))


def entries(connection: apsw.Connection, after_seq: int, until_ns: int) -> Iterator[Entry]:
    """Yield what was noted after *after_seq* and not after the time *until_ns*."""
    rows = connection.execute(
        "SELECT seq, at_ns, kind, id, row FROM log WHERE seq > ? AND at_ns <= ? ORDER BY seq",
        (after_seq, until_ns),
    )
    for row in rows:
        yield Entry(*row)


def replay(connection: apsw.Connection, entry: Entry) -> None:
    """Do again what *entry* notes, and note it as it was."""
    if entry.id == _STATEMENT:
        connection.execute(entry.row.decode())
        subject = ""
    else:
        row: Row = msgspec.msgpack.decode(entry.row)
        store_row(connection, entry.kind, row)
        subject = row["subject"]
    connection.execute(
        "INSERT INTO log(seq, at_ns, kind, id, subject, row) VALUES (?, ?, ?, ?, ?, ?)",
        (entry.seq, entry.at_ns, entry.kind, entry.id, subject, entry.row),
    )


def last_seq(connection: apsw.Connection) -> int:
    """Return the number of the last entry that ever was, whether it is still there or not."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'log'").fetchone()
    return 0 if row is None else int(row[0])


def last_ns(connection: apsw.Connection) -> int:
    """Return the time of the last entry; 0 when there is none."""
    row = connection.execute("SELECT at_ns FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return 0 if row is None else int(row[0])


def kinds_there(connection: apsw.Connection) -> list[str]:
    """Return the names of the kinds that have a table."""
    rows = ask(connection, "SELECT name FROM meta WHERE name GLOB 'kind *'")
    return [name.removeprefix("kind ") for (name,) in rows]
