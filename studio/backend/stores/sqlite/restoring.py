"""The store as it was at any second of the window, less what was erased since.

The newest copy before that second, and on it what the log notes until then. Tombstones are replayed
whatever is restored: they lie in the vault, which no restore touches.
"""

import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw
import msgspec

from studio.backend.environment import Environment
from studio.backend.errors import BadRequestError, StoreError
from studio.backend.records import new_id
from studio.backend.stores.keys import Purpose, derived
from studio.secrets import RecordKey

from .copies import Backup, backups_in
from .files import held_alone, open_file, open_store, read_meta, write_meta
from .line import is_of_line, next_line
from .log import drop_record, drop_secrets, entries, kinds_there, last_ns, last_seq, replay
from .opening import ask, check_whole, translated
from .places import StorePlaces
from .tables import blinded_fields, forget_rows, table_of
from .vault import PERSON, Tombstone, Vault


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """What a restore did; ``base`` is the name of the copy that it began with."""

    at_ns: int
    base: str
    entries: int
    tombstones: int


@dataclass(frozen=True, slots=True)
class Moment:
    """What is wanted: up to a time, and for the drill up to an entry of the log, too."""

    at_ns: int
    seq: int | None = None


def restore(
    places: StorePlaces,
    key: RecordKey,
    environment: Environment,
    at_ns: int,
    base: Path | None = None,
) -> Restored:
    """Make the closed store at *places* what it was at *at_ns*, UTC.

    From *base*, a copy that lay elsewhere; None for the newest one of the store's own that fits.
    What the store was before lies beside the copies as ``before-….db``. Raises
    :class:`StoreError`, BusyError while a backend runs, CrossingError for another environment's.
    """
    made = places.folder / f"half-{new_id()}.db"
    try:
        with held_alone(places.lock):
            with closing(open_store(places, key, environment)) as source:
                vault = Vault(places.vaults, derived(key, Purpose.VAULT, environment))
                with closing(vault):
                    _bury_what_waits(source, vault)
                    told = build(
                        (source, tuple(vault.tombstones())),
                        *(places, key, environment, Moment(at_ns), made, base),
                    )
                source.pragma("wal_checkpoint(truncate)")
            shutil.copyfile(places.store, places.backups / f"before-{at_ns}-{new_id()}.db")
            # Empty by now, and of the store that goes. A kill leaves the one store or the other.
            for path in places.logs:
                path.unlink(missing_ok=True)
            made.replace(places.store)
    finally:
        made.unlink(missing_ok=True)
    return told


def build(
    source: tuple[apsw.Connection, Iterable[Tombstone]],
    places: StorePlaces,
    key: RecordKey,
    environment: Environment,
    moment: Moment,
    made: Path,
    base: Path | None = None,
) -> Restored:
    """Write the file *made*: the store as it was, from the copies, the log and the tombstones."""
    store, stones = source
    begin = base or _base_for(store, places, key, environment, moment.at_ns)
    shutil.copyfile(begin, made)
    made.chmod(0o600)
    with closing(open_file(made, key, environment)) as connection, translated():
        meta = read_meta(store)
        count = 0
        connection.execute("BEGIN IMMEDIATE")
        # By its own time, not by what is wanted: that may lie on this line, behind a restore.
        if is_of_line(read_meta(connection), meta, last_ns(connection)):
            _check_log(connection, meta, begin, moment.at_ns)
            for entry in entries(store, last_seq(connection), moment.at_ns):
                if moment.seq is None or entry.seq <= moment.seq:
                    replay(connection, entry)
                    count += 1
        buried = _bury(connection, stones)
        connection.execute("DELETE FROM buried")
        # Numbers go on behind those of the line that is left, so that none is there twice.
        connection.execute(
            "UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'log'", (last_seq(store),)
        )
        told = Restored(at_ns=moment.at_ns, base=begin.name, entries=count, tombstones=buried)
        restored = msgspec.json.encode(told).decode()
        write_meta(connection, **next_line(meta, moment.at_ns), restored=restored)
        connection.execute("COMMIT")
        check_whole(connection)
        connection.pragma("journal_mode", "wal")
    return told


def _base_for(
    store: apsw.Connection,
    places: StorePlaces,
    key: RecordKey,
    environment: Environment,
    at_ns: int,
) -> Path:
    meta = read_meta(store)
    for backup in reversed(backups_in(places)):
        if backup.taken_ns <= at_ns and _fits(backup, key, environment, meta):
            return backup.path
    message = "There is no whole copy of the store from before that second; name a later one."
    raise BadRequestError(message)


def _fits(backup: Backup, key: RecordKey, environment: Environment, meta: dict[str, str]) -> bool:
    try:
        with closing(open_file(backup.path, key, environment)) as connection:
            check_whole(connection)
            return is_of_line(read_meta(connection), meta, backup.taken_ns)
    except StoreError:
        return False


def _check_log(connection: apsw.Connection, meta: dict[str, str], begin: Path, at_ns: int) -> None:
    taken = begin.stem.rpartition("-")[2]
    if last_seq(connection) < int(meta.get("log_from", "0")) and taken != str(at_ns):
        message = (
            "That second is before the window in which any can be had: of its day there is "
            f"{begin.name} alone; name the time that is in its name, in ns."
        )
        raise BadRequestError(message)


def _bury_what_waits(store: apsw.Connection, vault: Vault) -> None:
    rows = ask(store, "SELECT kind, id, at_ns FROM buried")
    vault.bury(Tombstone(*row) for row in rows)


def _bury(connection: apsw.Connection, stones: Iterable[Tombstone]) -> int:
    kinds = set(kinds_there(connection))
    notes = {name: blinded_fields(read_meta(connection)[f"kind {name}"]) for name in kinds}
    count = 0
    for stone in stones:
        if stone.kind == PERSON:
            for name in kinds:
                forget_rows(connection, name, notes[name], stone.id)
                count += connection.changes()
            drop_secrets(connection, stone.id, lambda name: notes.get(name, set()))
        elif stone.kind in kinds:
            connection.execute(
                f"DELETE FROM {table_of(stone.kind)} WHERE id = ?",  # noqa: S608  # names of kinds only
                (stone.id,),
            )
            count += connection.changes()
            drop_record(connection, stone.kind, stone.id)
    return count
