"""Carries what the write-ahead log holds into the main file, beside whoever writes next.

SQLite would do so in the very commit that makes the log long, and whoever wants to write would wait
for a thousand pages to be sealed, written and synced. A passive checkpoint by a connection of its
own holds up neither readers nor the writer; who made the log long does it, once its turn is over.
"""

import logging
from typing import Final

import apsw

from mixer.handoff import BoundedQueue

_log = logging.getLogger(__name__)
LONG_PAGES: Final = 4000
"""16 MB, four times SQLite's own bar: pages that change again and again are carried once."""


class Carrying:
    """Watches the log of *writer*; carries by *carrier*, a connection to the same file."""

    def __init__(self, writer: apsw.Connection, carrier: apsw.Connection) -> None:
        self._pages = 0
        self._free: BoundedQueue[apsw.Connection] = BoundedQueue(1)
        self._free.put(carrier)
        # In place of SQLite's own, which carries within the commit.
        writer.set_wal_hook(self._note)

    def _note(self, _connection: apsw.Connection, _name: str, pages: int) -> int:
        self._pages = pages
        return apsw.SQLITE_OK

    def carry_if_long(self) -> None:
        """Carry what can be carried, unless another thread does already. Any thread, no guard.

        What it cannot carry stays in the log, where it is as safe, for the next who writes: whoever
        comes by here has written, and is not told that it failed.
        """
        if self._pages < LONG_PAGES:
            return
        carrier = self._free.get(0)
        if carrier is None:
            return
        pages, self._pages = self._pages, 0
        try:
            carrier.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)
        except apsw.BusyError:
            # Somebody commits at this moment, or has the whole log carried.
            self._pages = pages
        except apsw.Error as error:
            _log.warning("the store's log stays long: %s", error)
        finally:
            self._free.put(carrier)
