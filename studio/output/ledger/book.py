"""Keeps the ledger while a show runs: from any thread into one file, on a thread of its own."""

import logging
import threading
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue
from mixer.worker import Worker
from studio.output.record_format import RecordWriter
from studio.secrets import RecordKey

from .delivery import Delivery
from .entries import AnyEntry, Confirmed, LedgerOpened, LiveBegan, LiveEnded, RecordingBegan
from .reading import LEDGER_SUFFIX

_log = logging.getLogger(__name__)
_QUEUE_ENTRIES: Final = 4096
"""Many minutes of every destination; what does not fit counts as missed."""
_HELD_ENTRIES: Final = 512
"""Of stretches that a destination has from before any recording: nothing can be missing there."""
_SYNC_NS: Final = NS_PER_S
_LISTEN_S: Final = 0.25
_CLOSE_S: Final = 5.0


class Ledger:
    """Written from the first recording on, beside it, and on the disk a second later.

    A disk that fails ends it with a line in the log: it then knows of nothing that an ingest got
    later, which errs on the safe side.
    """

    def __init__(self, *, opened: LedgerOpened, key: RecordKey, clock: Clock) -> None:
        self._key = key
        self._clock = clock
        self._queue: BoundedQueue[tuple[AnyEntry, Path | None]] = BoundedQueue(_QUEUE_ENTRIES)
        self._held: list[AnyEntry] = [opened]
        self._held_confirmed: deque[Confirmed] = deque(maxlen=_HELD_ENTRIES)
        self._writer: RecordWriter | None = None
        self._folder: Path | None = None
        self._failed = False
        self._synced_ns = clock.now_ns()
        self._unsynced = False
        self._worker = Worker("ledger", self._run)

    def open(self) -> None:
        """Begin to write. The owner's thread."""
        self._worker.start()

    def close(self) -> None:
        """Write what waits, mark the end, and join. The owner's thread."""
        self._queue.close()
        self._worker.stop(_CLOSE_S)

    def recording_began(self, path: Path, origin_ns: int, from_ns: int = 0) -> None:
        """Note the recording *path*, whose first picture begins at *origin_ns*. Any thread.

        *from_ns*: from when on in the file, after a pause, its times count from *origin_ns*.
        """
        began = RecordingBegan(name=path.name, origin_ns=origin_ns, from_ns=from_ns)
        self._queue.put((began, path))

    def live_began(self, destination: str, at_ns: int) -> None:
        """Note that *destination*, a label, is to have the programme. Any thread."""
        self._queue.put((LiveBegan(destination=destination, at_ns=at_ns), None))

    def live_ended(self, destination: str, at_ns: int) -> None:
        """Note that it is no longer to have it. Any thread."""
        self._queue.put((LiveEnded(destination=destination, at_ns=at_ns), None))

    def delivery(self, destination: str) -> Delivery:
        """Return the follower of a new connection to *destination*; its sender's thread."""
        return Delivery(destination, self._clock, self._confirmed)

    def _confirmed(self, entries: Iterable[Confirmed]) -> None:
        for entry in entries:
            self._queue.put((entry, None))

    def _run(self, _stop: threading.Event) -> None:
        try:
            while not (self._queue.closed and not len(self._queue)):
                told = self._queue.get(_LISTEN_S)
                try:
                    if told is not None:
                        self._take(*told)
                    self._sync_in_time()
                except OSError as error:
                    self._give_up(error)
            if self._writer is not None and not self._failed:
                try:
                    self._writer.finish()
                except OSError as error:
                    self._give_up(error)
        finally:
            if self._writer is not None:
                self._writer.close()

    def _take(self, entry: AnyEntry, recording: Path | None) -> None:
        if self._writer is None and recording is not None and not self._failed:
            self._begin(recording)
        if isinstance(entry, RecordingBegan) and recording is not None:
            entry = self._named(entry, recording)
        if self._writer is None:
            if isinstance(entry, Confirmed):
                self._held_confirmed.append(entry)
            else:
                self._held.append(entry)
            return
        self._write(entry)
        self._writer.commit()

    def _named(self, began: RecordingBegan, recording: Path) -> RecordingBegan:
        """Return *began* with a name by which it is found from the ledger's own folder."""
        if self._folder is None or self._folder == recording.parent:
            return began
        return msgspec.structs.replace(began, name=str(recording))

    def _begin(self, recording: Path) -> None:
        self._folder = recording.parent
        self._writer = RecordWriter.create(recording.with_suffix(LEDGER_SUFFIX), self._key)
        for entry in (*self._held, *self._held_confirmed):
            self._write(entry)
        self._held.clear()
        self._held_confirmed.clear()

    def _write(self, entry: AnyEntry) -> None:
        if self._writer is not None:
            self._writer.write(msgspec.json.encode(entry) + b"\n")
            self._unsynced = True

    def _sync_in_time(self) -> None:
        now_ns = self._clock.now_ns()
        if self._writer is not None and self._unsynced and now_ns - self._synced_ns >= _SYNC_NS:
            self._synced_ns, self._unsynced = now_ns, False
            self._writer.sync()

    def _give_up(self, error: OSError) -> None:
        if not self._failed:
            self._failed = True
            _log.error("the ledger cannot be continued (%s)", error.strerror)
        if self._writer is not None:
            self._writer.abandon()
