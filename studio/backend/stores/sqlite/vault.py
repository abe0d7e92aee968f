"""The keys of persons, and the tombstones of what was erased: apart from all that is backed up.

Two copies, so that one damaged file loses nobody; they are never copied into a backup, so that a
key that was dropped is dropped from each backup's point of view. A key is there before anything
that is sealed under it, and goes after the last of it is written down as gone.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from studio.backend.errors import StoreError

from .opening import ask, check_whole, open_encrypted, translated

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS keys(subject TEXT PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tombstones(
    kind TEXT NOT NULL, id TEXT NOT NULL, at_ns INTEGER NOT NULL, PRIMARY KEY(kind, id)
) WITHOUT ROWID;
"""
_AT_ONCE: Final = 500
_CARRIED_PAGES: Final = 250
_STONES: Final = "SELECT kind, id, at_ns FROM tombstones"
PERSON: Final = ""
"""The kind of a tombstone that is a person's."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What must never come back: a record, or all that is personal of a subject."""

    kind: str
    id: str
    at_ns: int


class Vault:
    """Opened by the store that owns it; reading from any thread, writing under the store's lock.

    ``last_ns``: when anything was erased last, as it was opened; 0 for never.
    """

    def __init__(self, paths: Iterable[Path], key: bytes) -> None:
        self._copies: list[apsw.Connection] = []
        with ExitStack() as opened:
            opened.callback(self.close)
            self._copies += _open_copies(tuple(paths), key)
            self._keys, self._forgotten, self.last_ns = self._agree()
            opened.pop_all()

    def key(self, subject: str) -> bytes | None:
        """Return the key of *subject*; None when there is none, or none anymore."""
        return self._keys.get(subject)

    def is_forgotten(self, subject: str) -> bool:
        """Whether the key of *subject* was dropped for good."""
        return subject in self._forgotten

    def add(self, keys: Mapping[str, bytes]) -> None:
        """Keep new *keys*; they are on the disk, in each copy, when this returns."""
        if keys:
            for copy in self._copies:
                _write(copy, keys, (), ())
            self._keys.update(keys)

    def have_forgotten(self, subjects: Iterable[str]) -> None:
        """Have no key of *subjects* from now on; on the disk once they are buried."""
        for subject in subjects:
            self._forgotten.add(subject)
            self._keys.pop(subject, None)

    def bury(self, tombstones: Iterable[Tombstone]) -> None:
        """Keep *tombstones* and drop the keys of the persons among them; in each copy at once."""
        buried = tuple(tombstones)
        if not buried:
            return
        gone = [stone.id for stone in buried if stone.kind == PERSON]
        self.have_forgotten(gone)
        for copy in self._copies:
            _write(copy, {}, gone, buried)
            if gone:
                # The pages that held the keys, in the log too, are overwritten.
                with translated():
                    copy.pragma("wal_checkpoint(truncate)")

    def tombstones(self) -> Iterator[Tombstone]:
        """Yield all that was erased; of one thread, under the store's lock."""
        for row in ask(self._copies[0], _STONES):
            yield Tombstone(*row)

    def prune(self, before_ns: int) -> bool:
        """Drop some tombstones of records, never of persons, that are older than any backup.

        Returns whether none is left.
        """
        left = 0
        for copy in self._copies:
            with translated():
                copy.execute(
                    "DELETE FROM tombstones WHERE (kind, id) IN"
                    " (SELECT kind, id FROM tombstones WHERE kind <> ? AND at_ns < ? LIMIT ?)",
                    (PERSON, before_ns, _AT_ONCE),
                )
                left += copy.changes()
        return not left

    def close(self) -> None:
        """Close the files."""
        for copy in self._copies:
            copy.close()

    def _agree(self) -> tuple[dict[str, bytes], set[str], int]:
        """Make the copies equal: all that any of them has, but for what any of them buried.

        Returns the keys, who was forgotten, and when anything was erased last; 0 for never.
        """
        keys: dict[str, bytes] = {}
        newest: dict[tuple[str, str], Tombstone] = {}
        seen = []
        for copy in self._copies:
            had = dict(ask(copy, "SELECT subject, key FROM keys"))
            buried = {Tombstone(*row) for row in ask(copy, _STONES)}
            seen.append((had, buried))
            keys.update(had)
            for stone in buried:
                last = newest.get((stone.kind, stone.id), stone)
                newest[stone.kind, stone.id] = max(stone, last, key=lambda each: each.at_ns)
        stones = set(newest.values())
        forgotten = {stone.id for stone in stones if stone.kind == PERSON}
        for subject in forgotten:
            keys.pop(subject, None)
        for copy, (had, buried) in zip(self._copies, seen, strict=True):
            if had != keys or buried != stones:
                _write(copy, keys, set(had) - set(keys), stones)
        return keys, forgotten, max((stone.at_ns for stone in stones), default=0)


def _open_copies(paths: tuple[Path, ...], key: bytes) -> list[apsw.Connection]:
    """Open all, a damaged one replaced by a new one, which the others fill."""
    there = [path for path in paths if path.exists() and path.stat().st_size]
    copies: dict[Path, apsw.Connection] = {}
    for path in there:
        try:
            copies[path] = _prepared(open_encrypted(path, key))
        except StoreError:
            if path == there[-1] and not copies:
                raise
    for path in paths:
        if path not in copies:
            if path in there:
                # What is left of it stays, for whoever can repair it.
                path.replace(path.with_suffix(".damaged"))
            copies[path] = _prepared(open_encrypted(path, key, create=True))
    return [copies[path] for path in paths]


def _prepared(copy: apsw.Connection) -> apsw.Connection:
    try:
        with translated():
            copy.pragma("journal_mode", "wal")
            copy.pragma("synchronous", "full")
            # Little and often: whoever commits to the store meanwhile waits for the same disk.
            copy.pragma("wal_autocheckpoint", _CARRIED_PAGES)
            copy.execute(_SCHEMA)
        check_whole(copy)
    except BaseException:
        copy.close()
        raise
    return copy


def _write(
    copy: apsw.Connection,
    keys: Mapping[str, bytes],
    gone: Iterable[str],
    stones: Iterable[Tombstone],
) -> None:
    with translated(), copy:
        copy.executemany("INSERT OR REPLACE INTO keys VALUES (?, ?)", list(keys.items()))
        copy.executemany("DELETE FROM keys WHERE subject = ?", [(subject,) for subject in gone])
        copy.executemany(
            "INSERT INTO tombstones VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET at_ns = max(at_ns, excluded.at_ns)",
            [(stone.kind, stone.id, stone.at_ns) for stone in stones],
        )
