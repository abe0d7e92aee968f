"""Documents with a version for each commit, and transactions that see one moment of them."""

import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from .messages import Document

Place = tuple[str, Any]
"""A collection's name and an id."""


class ConflictingError(Exception):
    """Another one has written this since the moment that is seen. ``other``: who still may."""

    def __init__(self, other: "Open | None" = None) -> None:
        super().__init__("WriteConflict")
        self.other = other


class DuplicateError(Exception):
    """There is one with this value already."""

    def __init__(self, name: str, value: object) -> None:
        super().__init__(name)
        self.name, self.value = name, value


@dataclass(eq=False)
class Open:
    """A transaction, or one command without one, that has not ended."""

    snapshot: int
    writes: dict[Place, Document | None] = field(default_factory=dict)
    over: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True)
class _Version:
    at: int
    document: Document | None


class Versions:
    """All that is kept. One thread at a time."""

    def __init__(self) -> None:
        self._now = 0
        self._kept: dict[str, dict[Any, list[_Version]]] = defaultdict(dict)
        self._unique: dict[str, set[str]] = defaultdict(set)
        self._holders: dict[tuple[str, str, Any], Any] = {}
        self._open: set[Open] = set()

    def begin(self) -> Open:
        made = Open(self._now)
        self._open.add(made)
        return made

    def make_unique(self, collection: str, name: str) -> None:
        """Have each value of the field *name* once; raises :class:`DuplicateError`."""
        if name in self._unique[collection]:
            return
        for key, versions in self._kept[collection].items():
            document = versions[-1].document
            if document is not None and name in document:
                if (collection, name, document[name]) in self._holders:
                    raise DuplicateError(name, document[name])
                self._holders[collection, name, document[name]] = key
        self._unique[collection].add(name)

    def one(self, seen: Open, collection: str, key: object) -> Document | None:
        """Return the document of this id as *seen* sees it."""
        if (collection, key) in seen.writes:
            return seen.writes[collection, key]
        for version in reversed(self._kept[collection].get(key, ())):
            if version.at <= seen.snapshot:
                return version.document
        return None

    def all(self, seen: Open, collection: str) -> Iterator[Document]:
        """Yield what *seen* sees, its own writes among it."""
        keys = dict.fromkeys(self._kept[collection])
        keys.update(dict.fromkeys(key for name, key in seen.writes if name == collection))
        for key in keys:
            document = self.one(seen, collection, key)
            if document is not None:
                yield document

    def write(self, by: Open, collection: str, key: object, document: Document | None) -> None:
        """Have *by* write; the first who wrote has it, and the second is told at once."""
        place = collection, key
        for other in self._open - {by}:
            if place in other.writes:
                raise ConflictingError(other)
        versions = self._kept[collection].get(key)
        if versions and versions[-1].at > by.snapshot:
            raise ConflictingError
        if document is not None:
            for name in self._unique[collection] & set(document):
                self._check_unique(by, collection, key, name, document[name])
        by.writes[place] = document

    def _check_unique(
        self, by: Open, collection: str, key: object, name: str, value: object
    ) -> None:
        for other in self._open - {by}:
            for (where, whose), document in other.writes.items():
                if where == collection and whose != key and (document or {}).get(name) == value:
                    raise ConflictingError(other)
        for (where, whose), document in by.writes.items():
            if where == collection and whose != key and (document or {}).get(name) == value:
                raise DuplicateError(name, value)
        holder = self._holders.get((collection, name, value))
        if holder is None or holder == key or (collection, holder) in by.writes:
            return
        for other in self._open - {by}:
            if (collection, holder) in other.writes:
                raise ConflictingError(other)
        if self._kept[collection][holder][-1].at > by.snapshot:
            raise ConflictingError
        raise DuplicateError(name, value)

    def commit(self, by: Open) -> None:
        """Keep what *by* wrote, at one moment."""
        self._now += 1
        oldest = min((each.snapshot for each in self._open - {by}), default=self._now)
        for (collection, key), document in by.writes.items():
            versions = self._kept[collection].setdefault(key, [])
            self._rehold(collection, key, versions[-1].document if versions else None, document)
            versions.append(_Version(self._now, document))
            while len(versions) > 1 and versions[1].at <= oldest:
                del versions[0]
            if len(versions) == 1 and document is None:
                del self._kept[collection][key]
        self.end(by)

    def _rehold(
        self, collection: str, key: object, before: Document | None, after: Document | None
    ) -> None:
        for name in self._unique[collection]:
            if before is not None and name in before:
                held = collection, name, before[name]
                if self._holders.get(held) == key:
                    del self._holders[held]
        for name in self._unique[collection]:
            if after is not None and name in after:
                self._holders[collection, name, after[name]] = key

    def end(self, by: Open) -> None:
        """Forget *by*; whoever waits for it goes on."""
        self._open.discard(by)
        by.over.set()

    def end_all(self) -> None:
        """Forget every transaction."""
        for each in tuple(self._open):
            self.end(each)
