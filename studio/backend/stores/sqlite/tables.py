"""A table a kind: the record as JSON without what is personal, that sealed, and what is indexed."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

import apsw
import msgspec

from studio.backend.errors import StoreError
from studio.backend.records import Kind, R
from studio.backend.stores.asking import ALWAYS, index_fields, subject_of, without_personal
from studio.backend.stores.sealing import Sealer, SealingKeys, SubjectKeys

_NAME: Final = re.compile(r"[a-z][a-z0-9_]{0,40}")
_KIND: Final = re.compile(r"[a-z][a-z0-9 _]{0,40}")
_FIXED: Final = ("id", "organisation", "revision", "subject", "body", "sealed")
_MOST_STATEMENTS: Final = 256
"""How many names and statements are kept ready; a backend has fewer."""
Row = dict[str, Any]
"""The columns of a record and their values: text, bytes, whole numbers, None."""


@lru_cache(_MOST_STATEMENTS)
def table_of(kind_name: str) -> str:
    """Return the name of the table. Raises ValueError for a name that no table can have."""
    if not _KIND.fullmatch(kind_name):
        message = f"{kind_name!r} names no kind: use letters a to z, digits and blanks."
        raise ValueError(message)
    return f"k_{kind_name.replace(' ', '_')}"


@lru_cache(_MOST_STATEMENTS)
def column_of(field: str) -> str:
    """Return the column that *field* is looked up in."""
    return field if field in ALWAYS else f"f_{field}"


def schema_of(kind: Kind[R], there: set[str]) -> list[str]:
    """Return the statements that bring a table with the columns *there* up to *kind*."""
    table = table_of(kind.name)
    own = table.removeprefix("k_")
    columns = [column_of(field) for field in index_fields(kind)]
    statements = []
    if not there:
        made = "".join(f", {column}" for column in columns)
        statements.append(
            f"CREATE TABLE {table}(id TEXT PRIMARY KEY, organisation TEXT NOT NULL,"
            " revision INTEGER NOT NULL, subject TEXT NOT NULL, body BLOB NOT NULL,"
            f" sealed BLOB{made})"
        )
    else:
        statements += [f"ALTER TABLE {table} ADD COLUMN {c}" for c in columns if c not in there]
    statements.append(f"CREATE INDEX IF NOT EXISTS s_{own} ON {table}(subject) WHERE subject <> ''")
    statements.append(f"CREATE INDEX IF NOT EXISTS o_{own} ON {table}(organisation, id)")
    for field in kind.indexed:
        column, name = column_of(field), f"{own}_{field}"
        if kind.across is None or field in kind.across:
            statements.append(f"CREATE INDEX IF NOT EXISTS i_{name} ON {table}({column}, id)")
        if kind.within is None or field in kind.within:
            statements.append(
                f"CREATE INDEX IF NOT EXISTS j_{name} ON {table}(organisation, {column}, id)"
            )
    for group in kind.unique:
        named = [column_of(field) for field in group]
        # Neither '' nor NULL is compared; of a number, any is.
        given = " AND ".join(f"{column} <> ''" for column in named)
        statements.append(
            f"CREATE UNIQUE INDEX IF NOT EXISTS u_{own}_{'_'.join(group)}"
            f" ON {table}({', '.join(named)}) WHERE {given}"
        )
    return statements


def name_of(statement: str) -> str:
    """Return the name of what a statement of :func:`schema_of` makes."""
    return statement.partition(" ON ")[0].rpartition(" ")[2]


def note_of(kind: Kind[R]) -> str:
    """Return what the store notes of *kind*, to see whether its table is up to it."""
    noted: list[Any] = [kind.indexed, kind.unique, kind.personal, kind.subject]
    if kind.across is not None or kind.within is not None:
        noted += [kind.across, kind.within]
    return json.dumps(noted)


def tells_the_same(note: str | None, other: str) -> bool:
    """Whether rows are alike by both notes, whatever indexes there are of them."""
    return note is not None and json.loads(note)[:4] == json.loads(other)[:4]


def blinded_fields(note: str | None) -> set[str]:
    """Return a kind's fields that are personal and looked up, by what the store notes of it."""
    if note is None:
        return set()
    indexed, unique, personal, *_ = json.loads(note)
    return {*indexed, *(field for group in unique for field in group)} & set(personal)


def forget_rows(
    connection: apsw.Connection, kind_name: str, blinded: set[str], subject: str
) -> None:
    """Take all that is personal of *subject* out of the kind's table."""
    columns = ["sealed", *map(column_of, sorted(blinded))]
    gone = ", ".join(f"{column} = NULL" for column in columns)
    connection.execute(
        f"UPDATE {table_of(kind_name)} SET {gone} WHERE subject = ?",  # noqa: S608  # names of kinds only
        (subject,),
    )


def columns_there(connection: apsw.Connection, kind_name: str) -> set[str]:
    """Return the columns of the kind's table; none when there is no table."""
    rows = connection.execute(f"PRAGMA table_info({table_of(kind_name)})").fetchall()
    return {str(row[1]) for row in rows}


def row_of(kind: Kind[R], record: R, sealer: Sealer, keys: SealingKeys) -> tuple[Row, R]:
    """Return the row of *record*, and the record as it can be read from it."""
    kept, sealed = sealer.seal(kind, record, keys)
    indexed = sealer.indexes(kind, kept)
    return {
        "id": kept.id,
        "organisation": kept.organisation,
        "revision": kept.revision,
        "subject": subject_of(kind, kept),
        "body": msgspec.json.encode(without_personal(kind, kept)),
        "sealed": sealed,
        **{column_of(field): value for field, value in indexed.items()},
    }, kept


READ: Final = "id, subject, body, sealed"
"""The columns that :func:`record_of` reads."""


def record_of(kind: Kind[R], row: tuple[Any, ...], sealer: Sealer, keys: SubjectKeys) -> R:
    """Return the record of a row with the columns :data:`READ`."""
    record_id, subject, body, sealed = row
    try:
        record = msgspec.json.decode(body, type=kind.type)
    except msgspec.DecodeError as error:
        message = f"A record of {kind.name} is not of this version; update the backend."
        raise StoreError(message) from error
    personal = sealer.open(kind, record_id, subject, sealed, keys)
    return msgspec.structs.replace(record, **personal) if personal else record


def without_secrets(row: Mapping[str, Any], blinded: set[str]) -> Row:
    """Return a row whose person was forgotten: nothing sealed, and nothing to look them up by."""
    gone = {"sealed", *(column_of(field) for field in blinded)}
    return {column: None if column in gone else value for column, value in row.items()}


def insert_row(connection: apsw.Connection, kind_name: str, row: Row) -> None:
    """Write *row*, of which there is none yet. Raises what SQLite raises."""
    connection.execute(_inserting(kind_name, tuple(row)), tuple(row.values()))


def store_row(connection: apsw.Connection, kind_name: str, row: Row) -> None:
    """Write *row* over the one of the same id. Raises what SQLite raises."""
    connection.execute(_storing(kind_name, tuple(row)), tuple(row.values()))


@lru_cache(_MOST_STATEMENTS)
def _storing(kind_name: str, columns: tuple[str, ...]) -> str:
    """Return the statement; made once for many rows. Raises :class:`StoreError`."""
    changed = ", ".join(f"{column} = excluded.{column}" for column in columns if column != "id")
    return f"{_inserting(kind_name, columns)} ON CONFLICT(id) DO UPDATE SET {changed}"


@lru_cache(_MOST_STATEMENTS)
def _inserting(kind_name: str, columns: tuple[str, ...]) -> str:
    """Return the statement likewise."""
    if not all(column in _FIXED or _NAME.fullmatch(column) for column in columns):
        message = f"A row of {kind_name} has a column that no record has; restore a backup."
        raise StoreError(message)
    marks = ", ".join("?" * len(columns))
    return f"INSERT INTO {table_of(kind_name)}({', '.join(columns)}) VALUES ({marks})"  # noqa: S608  # names that were looked at
