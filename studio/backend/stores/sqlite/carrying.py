"""Carries what the write-ahead log holds into the main file, beside whoever writes next.

SQLite would do so in the very commit that makes the log long, and whoever wants to write would wait
for a thousand pages to be sealed, written and synced. A passive checkpoint by a connection of its
own holds up neither readers nor the writer; and a thread of its own does it, so that nobody's
request takes that time.
"""

import logging
import threading
from typing import Final

import apsw

from mixer.handoff import BoundedQueue, drop_newest
from mixer.worker import Worker

LONG_PAGES: Final = 500
"""2 MB more than were carried last: more at once makes a commit wait that comes meanwhile, for the
disk has one queue."""
_log = logging.getLogger(__name__)


class Carrying:
    """Watches the log of *writer*; carries by *carrier*, a connection to the same file."""

    def __init__(self, writer: apsw.Connection, carrier: apsw.Connection) -> None:
        self._carrier = carrier
        # The log's pages as they were carried last; the writer's thread and the carrying one each
        # replace it as a whole.
        self._carried = 0
        # A wish that is not the first says nothing new.
        self._wishes: BoundedQueue[int] = BoundedQueue(1, drop_newest)
        self._worker = Worker("store's log", self._run)
        # In place of SQLite's own, which carries within the commit.
        writer.set_wal_hook(self._note)

    def start(self) -> None:
        """Begin to carry."""
        self._worker.start()

    def stop(self) -> None:
        """Carry no more, and join; what is left in the log is as safe there."""
        self._worker.ask_to_stop()
        self._wishes.close()
        self._worker.stop()

    def _note(self, _connection: apsw.Connection, _name: str, pages: int) -> int:
        if pages < self._carried:
            # All of it was carried, and it begins anew.
            self._carried = 0
        if pages - self._carried >= LONG_PAGES:
            self._wishes.put(pages)
        return apsw.SQLITE_OK

    def _run(self, stop: threading.Event) -> None:
        while (pages := self._wishes.get()) is not None and not stop.is_set():
            self._carry(pages)

    def _carry(self, pages: int) -> None:
        try:
            self._carrier.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
        except apsw.BusyError:
            # Somebody commits at this moment, or has the whole log carried: the next commit asks.
            return
        except apsw.Error as error:
            _log.warning("the store's log stays long: %s", error)
        self._carried = pages
