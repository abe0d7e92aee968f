"""A repository in memory that obeys the Protocol, to the letter of its contract suite."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, cast

import msgspec

from mixer.handoff import Guard
from studio.backend.errors import ConflictError
from studio.backend.records import Kind, R, Record
from studio.backend.repository import Query, Reader, Transaction, Value
from studio.backend.stores.asking import (
    Key,
    check_equals,
    check_query,
    key_of,
    keys_of,
    subject_of,
    without_personal,
)
from studio.backend.stores.one_deed import OneDeed

T = TypeVar("T")
_Tables = dict[str, dict[str, Any]]


class MemoryRepository:
    """Keeps records while the test runs; one deed at a time."""

    def __init__(self) -> None:
        self._guard = Guard()
        self._deeds = OneDeed()
        self._tables: _Tables = defaultdict(dict)
        self._kinds: dict[str, Kind[Any]] = {}
        self._forgotten: set[str] = set()
        self._erased: set[tuple[str, str]] = set()

    def read(self, deed: Callable[[Reader], T]) -> T:
        with self._alone():
            return deed(_MemoryTransaction(self._tables, self._kinds, self._forgotten))

    def write(self, deed: Callable[[Transaction], T]) -> T:
        with self._alone():
            transaction = _MemoryTransaction(self._tables, self._kinds, set(self._forgotten))
            try:
                result = deed(transaction)
            except BaseException:
                transaction.undo()
                raise
            self._forgotten = transaction.forgotten
            self._erased |= transaction.erased
            # A store on a disk would keep it out of what is restored.
            again = self._erased & transaction.made
            assert not again, (
                f"put again after it was erased, of a kind that never returns: {again}"
            )
            return result

    def close(self) -> None:
        pass

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._deeds.running(), self._guard:
            yield


class _MemoryTransaction:
    def __init__(self, tables: _Tables, kinds: dict[str, Kind[Any]], forgotten: set[str]) -> None:
        self._tables, self._kinds, self.forgotten = tables, kinds, forgotten
        self._before: list[tuple[str, str, Any]] = []
        self.erased: set[tuple[str, str]] = set()
        self.made: set[tuple[str, str]] = set()

    def get(self, kind: Kind[R], record_id: str, organisation: str | None = None) -> R | None:
        record = cast("R | None", self._tables[kind.name].get(record_id))
        if record is None or organisation not in (None, record.organisation):
            return None
        return record

    def find(self, kind: Kind[R], query: Query) -> Sequence[R]:
        limit = check_query(kind, query)
        order = query.order or "id"

        def place(record: Record) -> tuple[bool, Any, str]:
            key = key_of(getattr(record, order))
            return key is not None, key, record.id

        def within(key: Key) -> bool:
            low, high = key_of(query.at_least), key_of(query.below)
            return (low is None or (key is not None and key >= low)) and (  # type: ignore[operator]  # of one field
                high is None or (key is not None and key < high)  # type: ignore[operator]  # of one field
            )

        found = [
            record
            for record in self._equal(kind, query.equals)
            if within(key_of(getattr(record, order)))
        ]
        found.sort(key=place, reverse=query.descending)
        if query.after:
            last = self.get(kind, query.after)
            if last is None:
                return []
            behind = [
                record
                for record in found
                if record.id != last.id and (place(record) > place(last)) != query.descending
            ]
            found = behind
        return found[:limit]

    def count(self, kind: Kind[R], equals: Mapping[str, Value]) -> int:
        check_equals(kind, equals)
        return len(self._equal(kind, equals))

    def put(self, kind: Kind[R], record: R) -> R:
        self._kinds[kind.name] = kind
        table = self._tables[kind.name]
        before = table.get(record.id)
        if record.revision != (before.revision if before else 0):
            message = "It was changed meanwhile; look at it again and repeat what you did."
            raise ConflictError(message)
        kept = msgspec.structs.replace(record, revision=record.revision + 1)
        if subject_of(kind, record) in self.forgotten:
            kept = without_personal(kind, kept)
        for group in kind.unique:
            values = [key_of(getattr(kept, field)) for field in group]
            if any(value in ("", None) for value in values):
                continue
            for other in table.values():
                if other.id != kept.id and values == [key_of(getattr(other, f)) for f in group]:
                    message = f"There is one already with this {' and '.join(group)}; take another."
                    raise ConflictError(message)
        keys_of(kind, kept)
        if before is None and not kind.returns:
            self.made.add((kind.name, record.id))
        self._set(kind.name, record.id, kept)
        return kept

    def erase(self, kind: Kind[R], record_id: str) -> None:
        if record_id in self._tables[kind.name]:
            self._set(kind.name, record_id, None)
            self.made.discard((kind.name, record_id))
            self.erased.add((kind.name, record_id))
            if kind.personal and kind.subject == "id":
                self.forget(record_id)

    def forget(self, subject: str) -> None:
        if not subject:
            return
        self.forgotten.add(subject)
        for name, kind in self._kinds.items():
            for record in list(self._tables[name].values()):
                if subject_of(kind, record) == subject:
                    self._set(name, record.id, without_personal(kind, record))

    def undo(self) -> None:
        for name, record_id, before in reversed(self._before):
            self._place(name, record_id, before)

    def _equal(self, kind: Kind[R], equals: Mapping[str, Value]) -> list[R]:
        wanted = {field: key_of(value) for field, value in equals.items()}
        return [
            record
            for record in self._tables[kind.name].values()
            if all(key_of(getattr(record, field)) == value for field, value in wanted.items())
        ]

    def _set(self, name: str, record_id: str, record: Any) -> None:  # noqa: ANN401 - of any kind
        self._before.append((name, record_id, self._tables[name].get(record_id)))
        self._place(name, record_id, record)

    def _place(self, name: str, record_id: str, record: Any) -> None:  # noqa: ANN401 - likewise
        if record is None:
            self._tables[name].pop(record_id, None)
        else:
            self._tables[name][record_id] = record
