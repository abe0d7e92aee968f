"""Opens the encrypted files of the store, and says what is wrong with one in the house's words.

SQLite3 Multiple Ciphers: each page is sealed by ChaCha20-Poly1305 with a nonce of its own, the
write-ahead log too; the key is given raw, as it is one already.
"""

import re
from pathlib import Path
from types import TracebackType
from typing import Any, Final

import apsw

from studio.backend.errors import BackendError, BusyError, ConflictError, StoreError

_BUSY_MS: Final = 10_000
_COLUMN: Final = re.compile(r"\bk_\w+\.(?:f_)?(\w+)")


def open_encrypted(path: Path, key: bytes, *, create: bool = False) -> apsw.Connection:
    """Return a connection to the file at *path*, which is made with mode 0600 where it may be.

    Raises :class:`StoreError`.
    """
    with translated():
        if create:
            path.touch(0o600)
        connection = apsw.Connection(str(path), apsw.SQLITE_OPEN_READWRITE)
        try:
            connection.pragma("cipher", "chacha20")
            connection.pragma("key", f"raw:{key.hex()}")
            connection.set_busy_timeout(_BUSY_MS)
            connection.pragma("temp_store", "memory")
            connection.pragma("secure_delete", 1)
            # Reads the first page, and fails here with another key.
            connection.pragma("schema_version")
        except BaseException:
            connection.close()
            raise
        return connection


def check_whole(connection: apsw.Connection) -> None:
    """Look at each page. Raises :class:`StoreError` when one is not as it was written."""
    if ask(connection, "PRAGMA quick_check(1)") != [("ok",)]:
        message = "A file of the store is damaged; restore the last backup."
        raise StoreError(message)


def ask(connection: apsw.Connection, question: str, *values: object) -> list[tuple[Any, ...]]:
    """Return the rows that answer *question*. Raises the house's errors."""
    with translated():
        rows: list[tuple[Any, ...]] = connection.execute(question, values).fetchall()
        return rows


class translated:  # noqa: N801  # as a context manager is named
    """Raises SQLite's and the system's errors as the house's; cheap, as each statement has one."""

    __slots__ = ()

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self, _kind: object, error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        """Raise the house's error in place of *error*."""
        if isinstance(error, apsw.Error | OSError):
            raise _translated(error) from error


def _translated(error: Exception) -> BackendError:
    if isinstance(error, apsw.ConstraintError):
        fields = " and ".join(dict.fromkeys(_COLUMN.findall(str(error)))) or "name"
        return ConflictError(f"There is one already with this {fields}; take another.")
    if isinstance(error, apsw.BusyError):
        return BusyError("The store is busy; try again in a moment.")
    if isinstance(error, apsw.NotADBError | apsw.CorruptError):
        message = "The store is damaged, or sealed with another key; name the key or restore it."
    elif isinstance(error, apsw.FullError):
        message = "The disk of the store is full; make room on it."
    else:
        message = "The store cannot be used; look at its folder and its disk."
    return StoreError(message)
