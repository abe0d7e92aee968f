"""One ledger's file, written on a thread of its own: a disk that hangs holds nobody else."""

import contextlib
import logging
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from mixer.clock import NS_PER_S, Clock
from mixer.errors import MixerError
from mixer.handoff import BoundedQueue
from mixer.worker import Worker
from studio.output.record_format import RecordWriter
from studio.secrets import RecordKey

from .entries import AnyEntry

_log = logging.getLogger(__name__)
_QUEUE_ENTRIES: Final = 4096
"""Many minutes of every destination; what does not fit counts as missed."""
_SYNC_NS: Final = NS_PER_S
_LISTEN_S: Final = 0.25


class LedgerFile:
    """Begins with *entries*; what is put is on the disk a second later.

    A disk that fails ends it with a line in the log.
    """

    def __init__(
        self, path: Path, entries: Iterable[AnyEntry], *, key: RecordKey, clock: Clock
    ) -> None:
        self._path = path
        self._first = tuple(entries)
        self._key = key
        self._clock = clock
        self._queue: BoundedQueue[AnyEntry] = BoundedQueue(_QUEUE_ENTRIES)
        self._synced_ns = clock.now_ns()
        self._unsynced = False
        self._worker = Worker("ledger", self._run)

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self._path.parent

    def start(self) -> None:
        """Begin to write. The owner's thread."""
        self._worker.start()

    def put(self, entry: AnyEntry) -> None:
        """Have *entry* written, too. Any thread."""
        self._queue.put(entry)

    def close(self) -> None:
        """Have what waits written, and the end marked, without waiting for it. Any thread."""
        self._queue.close()

    def join(self, timeout_s: float) -> None:
        """Wait until it is closed. The owner's thread."""
        # Its disk holds it: it ends when the system lets go of it, or with the process.
        with contextlib.suppress(MixerError):
            self._worker.stop(timeout_s)

    def _run(self, _stop: threading.Event) -> None:
        writer: RecordWriter | None = None
        try:
            writer = RecordWriter.create(self._path, self._key)
            self._write(writer, self._first)
            while not (self._queue.closed and not len(self._queue)):
                entry = self._queue.get(_LISTEN_S)
                if entry is not None:
                    self._write(writer, (entry,))
                self._sync_in_time(writer)
            writer.finish()
        except OSError as error:
            self._queue.close()
            _log.error("the ledger cannot be continued (%s)", error.strerror)
            if writer is not None:
                writer.abandon()
        finally:
            if writer is not None:
                writer.close()

    def _write(self, writer: RecordWriter, entries: Iterable[AnyEntry]) -> None:
        for entry in entries:
            writer.write(msgspec.json.encode(entry) + b"\n")
        writer.commit()
        self._unsynced = True

    def _sync_in_time(self, writer: RecordWriter) -> None:
        now_ns = self._clock.now_ns()
        if self._unsynced and now_ns - self._synced_ns >= _SYNC_NS:
            self._synced_ns, self._unsynced = now_ns, False
            writer.sync()
