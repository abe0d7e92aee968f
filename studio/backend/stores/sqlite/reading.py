"""What a deed reads, of one moment's snapshot."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import apsw

from studio.backend.records import Kind, R
from studio.backend.repository import Query, Value
from studio.backend.stores.asking import check_equals, check_query, key_of
from studio.backend.stores.sealing import Sealer, SubjectKeys

from .opening import translated
from .tables import READ, column_of, record_of, table_of

Known = Callable[[Kind[Any]], None]
"""Sees to it that the kind has its table, or raises what has the deed run again."""


class SqliteReader:
    """Reads by one connection; of the thread of the deed."""

    def __init__(
        self, connection: apsw.Connection, sealer: Sealer, keys: SubjectKeys, known: Known
    ) -> None:
        self._connection = connection
        self._sealer = sealer
        self._keys = keys
        self._known = known

    def get(self, kind: Kind[R], record_id: str, organisation: str | None = None) -> R | None:
        """As the Protocol says."""
        self._known(kind)
        where, bound = "id = ?", [record_id]
        if organisation is not None:
            where, bound = "id = ? AND organisation = ?", [record_id, organisation]
        with translated():
            row = self._connection.execute(
                f"SELECT {READ} FROM {table_of(kind.name)} WHERE {where}",  # noqa: S608  # names of kinds only
                bound,
            ).fetchone()
        return None if row is None else record_of(kind, row, self._sealer, self._keys)

    def find(self, kind: Kind[R], query: Query) -> Sequence[R]:
        """As the Protocol says."""
        limit = check_query(kind, query)
        self._known(kind)
        where, bound = self._where(kind, query.equals)
        column = column_of(query.order or "id")
        for sign, bar in ((">=", query.at_least), ("<", query.below)):
            if bar is not None:
                where.append(f"{column} {sign} ?")
                bound.append(key_of(bar))
        table, way = table_of(kind.name), "DESC" if query.descending else "ASC"
        with translated():
            if query.after:
                place = self._connection.execute(
                    f"SELECT {column} FROM {table} WHERE id = ?",  # noqa: S608  # names of kinds only
                    (query.after,),
                ).fetchone()
                if place is None:
                    return []
                behind, values = _behind(column, place[0], query)
                where.append(behind)
                bound += values
            rows = self._connection.execute(
                f"SELECT {READ} FROM {table} WHERE {' AND '.join(where)}"  # noqa: S608  # names of kinds only
                f" ORDER BY {column} {way}, id {way} LIMIT ?",
                (*bound, limit),
            ).fetchall()
        return [record_of(kind, row, self._sealer, self._keys) for row in rows]

    def count(self, kind: Kind[R], equals: Mapping[str, Value]) -> int:
        """As the Protocol says."""
        check_equals(kind, equals)
        self._known(kind)
        where, bound = self._where(kind, equals)
        with translated():
            row = self._connection.execute(
                f"SELECT count(*) FROM {table_of(kind.name)} WHERE {' AND '.join(where)}",  # noqa: S608  # names of kinds only
                bound,
            ).fetchone()
        return 0 if row is None else int(row[0])

    def _where(self, kind: Kind[R], equals: Mapping[str, Value]) -> tuple[list[str], list[Any]]:
        # "is": a personal '' is kept as NULL.
        where = ["1", *(f"{column_of(field)} IS ?" for field in equals)]
        return where, [self._sealer.blind(kind, field, value) for field, value in equals.items()]


def _behind(column: str, value: object, query: Query) -> tuple[str, list[object]]:
    """Return the condition of what comes after the record at *value*; NULL comes first."""
    sign = "<" if query.descending else ">"
    if value is None:
        rest = "0" if query.descending else f"{column} IS NOT NULL"
        return f"(({column} IS NULL AND id {sign} ?) OR {rest})", [query.after]
    rest = f" OR {column} IS NULL" if query.descending else ""
    return f"(({column}, id) {sign} (?, ?){rest})", [value, query.after]
