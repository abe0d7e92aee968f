"""Takes the write-ahead log over into the main file, beside whoever writes.

SQLite would do it itself in the commit that makes the log long, with everybody who waits for that
commit; a page that changes again and again is also written far less often when the log may be
longer. A passive checkpoint blocks neither writers nor readers, so what is written meanwhile is
left over: whoever writes next takes that little, and the log begins anew.
"""

import threading
from collections.abc import Callable
from typing import Final

import apsw

from mixer.worker import Worker
from studio.backend.errors import BackendError

from .opening import translated

WANTED_PAGES: Final = 4000
"""16 MB; after so many it is done beside."""
MOST_PAGES: Final = 40_000
"""After so many whoever writes does it all, as nobody else has come to it."""
_FEW_PAGES: Final = 200
_TIMES: Final = 3
_LOOK_S: Final = 0.1
_END_S: Final = 10.0


class Checkpoints:
    """Looks after the log of *writer*'s file, on a thread of its own once there is much of it.

    :meth:`close` it before the connections.
    """

    def __init__(
        self, writer: apsw.Connection, new_connection: Callable[[], apsw.Connection]
    ) -> None:
        self._new_connection = new_connection
        self._pages, self._due, self._taken = 0, WANTED_PAGES, 0
        self._worker: Worker | None = None
        writer.set_wal_hook(self._committed)

    def close(self) -> None:
        """End; a checkpoint that runs is waited for."""
        if self._worker is not None:
            self._worker.stop(_END_S)

    def _committed(self, writer: apsw.Connection, name: str, pages: int) -> int:
        """Hear of a commit. The thread of whoever writes, one at a time."""
        if pages < self._pages:
            self._due = WANTED_PAGES
        self._pages = pages
        is_nearly_done = self._taken and pages - self._taken <= _FEW_PAGES
        if is_nearly_done or pages >= self._due + MOST_PAGES:
            self._due, self._taken = pages + WANTED_PAGES, 0
            writer.wal_checkpoint(name, apsw.SQLITE_CHECKPOINT_PASSIVE)
        elif pages >= self._due and self._worker is None:
            self._worker = Worker("checkpoints of the store", self._work)
            self._worker.start()
        return apsw.SQLITE_OK

    def _work(self, stop: threading.Event) -> None:
        connection = self._new_connection()
        try:
            while not stop.wait(_LOOK_S):
                if self._pages >= self._due:
                    self._due = self._pages + WANTED_PAGES
                    self._take(connection)
        finally:
            connection.close()

    def _take(self, connection: apsw.Connection) -> None:
        try:
            for _ in range(_TIMES):
                with translated():
                    _, taken = connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
                if self._pages - taken <= _FEW_PAGES:
                    self._taken = taken
                    return
        except BackendError:
            # It is tried again; and who writes hears of a disk that fails by themselves.
            return
