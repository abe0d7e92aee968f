"""Copies of the embedded store: one each hour for the window of any second, one each day beyond.

A copy is made by ``VACUUM INTO``, encrypted as the store is, of one moment, while others write.
"""

from contextlib import closing
from dataclasses import dataclass
from typing import Final

from studio.backend.errors import StoreError
from studio.backend.moment import DAY_NS, HOUR_NS, Now
from studio.backend.records import new_id

from .copies import SUFFIX, Backup, Every, backups_in
from .files import open_file, read_meta
from .line import is_of_line
from .log import last_seq
from .opening import ask, translated
from .repository import SqliteRepository

_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """``window_ns``: how far back any second can be had; ``daily_kept_ns``: how long any day."""

    window_ns: int = 7 * DAY_NS
    daily_kept_ns: int = 30 * DAY_NS
    tombstones_kept_ns: int = 400 * DAY_NS


class Backups:
    """Makes and drops the copies of *repository*; one thread, that of the store's keeper."""

    def __init__(
        self, repository: SqliteRepository, now: Now, plan: BackupPlan | None = None
    ) -> None:
        self._repository, self._now = repository, now
        self._plan = plan or BackupPlan()

    def make_due(self) -> list[Backup]:
        """Make each copy that is due, and drop what is older than the plan keeps."""
        made = []
        there = backups_in(self._repository.places)
        for every, period in ((Every.HOUR, HOUR_NS), (Every.DAY, DAY_NS)):
            last = max((each.taken_ns for each in there if each.every is every), default=None)
            # The last whole hour and day, so that runs a little late do not drift.
            if last is None or last // period != self._now() // period:
                made.append(self.make(every))
        if made:
            self.prune()
        return made

    def make(self, every: Every) -> Backup:
        """Make a copy now. Raises :class:`StoreError`."""
        folder = self._repository.places.backups
        half = folder / f"half-{new_id()}"
        try:
            with closing(self._repository.new_connection()) as connection, translated():
                connection.execute("VACUUM INTO ?", (str(half),))
            half.chmod(0o600)
            # Afterwards: nothing in the copy is younger, whatever was done to the clock.
            taken_ns = self._repository.pass_to(self._now())
            path = folder / f"{every.value}-{taken_ns}{SUFFIX}"
            half.replace(path)
        finally:
            half.unlink(missing_ok=True)
        return Backup(taken_ns, every, path)

    def prune(self) -> None:
        """Drop the copies, the entries of the log and the tombstones that nobody can need."""
        now_ns = self._now()
        kept = {Every.HOUR: self._plan.window_ns, Every.DAY: self._plan.daily_kept_ns}
        there = backups_in(self._repository.places)
        hourly = [each for each in there if each.every is Every.HOUR]
        # The last one before the window begins is what its first hour is made from.
        before = [each for each in hourly if each.taken_ns <= now_ns - self._plan.window_ns]
        base, base_seq = self._newest_of_line(before)
        for each in there:
            if each != base and each.taken_ns < now_ns - kept[each.every]:
                each.path.unlink(missing_ok=True)
        if base is not None:
            self._prune_log(base_seq)
        self._repository.vault_prune(now_ns - self._plan.tombstones_kept_ns)

    def _newest_of_line(self, copies: list[Backup]) -> tuple[Backup | None, int]:
        """Return the newest that this store's past is made from, and its log's last entry."""
        repository = self._repository
        with closing(repository.new_connection()) as connection:
            meta = read_meta(connection)
        for copy in reversed(copies):
            try:
                with closing(open_file(copy.path, repository.key, repository.environment)) as kept:
                    if is_of_line(read_meta(kept), meta, copy.taken_ns):
                        return copy, last_seq(kept)
            except StoreError:
                continue  # damaged: the one before it has to do
        return None, 0

    def _prune_log(self, until_seq: int) -> None:
        """Drop what the copy has: not what was noted while it was made, which it has not."""
        while True:
            with self._repository.alone() as connection:
                # A few at a time: nobody waits for long.
                rows = ask(
                    connection,
                    "SELECT max(seq), count(*) FROM (SELECT seq FROM log WHERE seq <= ?"
                    " ORDER BY seq LIMIT ?)",
                    *(until_seq, _AT_ONCE),
                )
                if not rows[0][1]:
                    return
                connection.execute("DELETE FROM log WHERE seq <= ?", (rows[0][0],))
                connection.execute(
                    "INSERT OR REPLACE INTO meta VALUES ('log_from', ?)", (str(rows[0][0]),)
                )
