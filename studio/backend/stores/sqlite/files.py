"""The store's main file: made with a stamp of its environment, opened by that one alone."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import apsw

from studio.backend.environment import Environment, check_same
from studio.backend.errors import BusyError, StoreError
from studio.backend.records import new_id
from studio.backend.stores.keys import Purpose, derived
from studio.secrets import RecordKey

from .log import SCHEMA
from .opening import ask, open_encrypted, translated
from .places import StorePlaces

FORMAT: Final = "1"


@contextmanager
def held_alone(path: Path) -> Iterator[None]:
    """Keep other processes out of the store, by lock. Raises :class:`BusyError`."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        message = "Another backend has this store open; end it first."
        raise BusyError(message) from error
    finally:
        os.close(descriptor)


def open_store(places: StorePlaces, key: RecordKey, environment: Environment) -> apsw.Connection:
    """Return a connection to the main file, which is made where there is none.

    Raises :class:`StoreError`, and CrossingError when it is another environment's.
    """
    if not places.store.exists():
        _make(places, key, environment)
    connection = open_file(places.store, key, environment)
    try:
        with translated():
            connection.pragma("synchronous", "full")
        _check_vault(places, connection)
    except BaseException:
        connection.close()
        raise
    return connection


def open_file(path: Path, key: RecordKey, environment: Environment) -> apsw.Connection:
    """Return a connection to a main file or a backup of one, once its stamp was looked at."""
    try:
        connection = open_encrypted(path, derived(key, Purpose.STORE, environment))
    except StoreError:
        for other in set(Environment) - {environment}:
            try:
                open_encrypted(path, derived(key, Purpose.STORE, other)).close()
            except StoreError:
                continue
            check_same(environment, other.value, f"The store {path.name}")
        raise
    try:
        check_same(environment, read_meta(connection).get("environment", ""), path.name)
    except BaseException:
        connection.close()
        raise
    return connection


def read_meta(connection: apsw.Connection) -> dict[str, str]:
    """Return what the store says of itself."""
    return dict(ask(connection, "SELECT name, value FROM meta"))


def write_meta(connection: apsw.Connection, **values: str) -> None:
    """Have the store say something of itself."""
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(values.items()))


def _check_vault(places: StorePlaces, connection: apsw.Connection) -> None:
    # It is made right after the store, before the first record.
    there = any(path.exists() for path in places.vaults)
    if not there and ask(connection, "SELECT 1 FROM log LIMIT 1"):
        message = (
            "The vault of the store is gone, so nothing personal can be read; put a copy of "
            f"{places.vaults[0].name} back."
        )
        raise StoreError(message)


def _make(places: StorePlaces, key: RecordKey, environment: Environment) -> None:
    # Made whole under another name first, so that a kill leaves no half of one.
    half = places.folder / f"half-{new_id()}.db"
    connection = open_encrypted(half, derived(key, Purpose.STORE, environment), create=True)
    try:
        with translated():
            connection.pragma("journal_mode", "wal")
            connection.execute(SCHEMA)
            write_meta(
                connection,
                environment=environment.value,
                format=FORMAT,
                timeline=new_id(),
                lineage=json.dumps([]),
            )
    finally:
        connection.close()
    half.replace(places.store)
