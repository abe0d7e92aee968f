"""One file of a recording, written on a thread of its own, which a disk may hold up."""

import errno
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import av

from mixer.clock import Clock
from mixer.errors import MixerError
from mixer.handoff import BoundedQueue, LatestSlot
from mixer.worker import Worker
from studio.output._recording_file import RecordingFile
from studio.output.chapters import Chapter
from studio.output.packet import EncodedPacket, RecordedStreams, StreamKind

from .faults import DiskFault, LittleRoomError
from .plan import RecordingPlan

_QUEUE_ITEMS: Final = 4000
"""Half a minute at 60 pictures a second: what a disk that stalls longer misses is told."""
_LISTEN_S: Final = 0.25
_NAMES_TRIED: Final = 100
_JOIN_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a file has come. ``safe``: all that was put under lower numbers is on the disk.

    ``origin_ns``: when its first picture begins, on the recording's time; None before it came.
    """

    path: Path | None = None
    origin_ns: int | None = None
    safe: int = 0
    packets: int = 0
    file_bytes: int = 0
    little_room: bool = False
    error: DiskFault | None = None


class RecordingPart:
    """Takes packets and chapters until :meth:`finish`, or until its disk fails. One owner."""

    def __init__(
        self,
        *,
        plan: RecordingPlan,
        folder: Path,
        number: int,
        streams: RecordedStreams,
        clock: Clock,
        now: Callable[[], datetime],
    ) -> None:
        self.folder = folder
        self._plan = plan
        self._number = number
        self._streams = streams
        self._clock = clock
        self._now = now
        self._queue: BoundedQueue[tuple[int, int, EncodedPacket | Chapter]] = BoundedQueue(
            _QUEUE_ITEMS
        )
        self._in_hand_ns: LatestSlot[int] = LatestSlot()
        self._progress: LatestSlot[Progress] = LatestSlot()
        self._last_number = -1
        self._packets = self._committed = self._safe = 0
        self.done = threading.Event()
        self._worker = Worker("recording file", self._run, self._died)

    def start(self) -> None:
        """Open the file, on the part's thread."""
        self._in_hand_ns.put(self._clock.now_ns())
        self._worker.start()

    def put(self, number: int, item: EncodedPacket | Chapter) -> None:
        """Take one, under a number that only grows; dropped and counted when far behind.

        It is written after :meth:`hand_over`.
        """
        self._queue.put((number, self._clock.now_ns(), item), wakes=False)

    def hand_over(self) -> None:
        """Have what was put written: waking the thread for each costs more than writing it."""
        self._queue.wake()

    def finish(self) -> None:
        """Take nothing more: write what waits, close the file in order, end. Returns at once."""
        self._queue.close()

    def join(self, timeout_s: float = _JOIN_S) -> bool:
        """Wait for the end; False where the disk holds the thread, which is left to itself."""
        try:
            self._worker.stop(timeout_s)
        except MixerError:
            # It ends when the system lets go of it, or with the process.
            return False
        return True

    @property
    def progress(self) -> Progress:
        """How far it has come. Any thread."""
        return self._progress.get() or Progress()

    @property
    def dropped(self) -> int:
        """How many packets the disk was too slow for. Any thread."""
        return self._queue.dropped

    @property
    def behind_ns(self) -> int:
        """How long that which is written now has waited for the disk. Any thread."""
        since_ns = self._in_hand_ns.get()
        return self._clock.now_ns() - since_ns if since_ns else 0

    def _run(self, _stop: threading.Event) -> None:
        error: DiskFault | None = None
        try:
            file = self._open()
            try:
                self._write(file)
                file.finish()
            finally:
                file.close()
            self._note(file_bytes=file.file_bytes, safe=1 << 62)
        except (OSError, av.FFmpegError) as failure:
            # Nobody feeds a file that has failed.
            self._queue.close()
            error = failure
        self._in_hand_ns.put(0)
        self._note(error=error)
        self.done.set()

    def _died(self, error: BaseException) -> None:
        """Have what this thread cannot do be done, and said, like what a disk cannot."""
        self._queue.close()
        self._note(error=OSError(0, "its writer failed"))
        self.done.set()
        raise error

    def _open(self) -> RecordingFile:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._has_little_room():
            raise LittleRoomError(errno.ENOSPC, "there is little room")
        plan, began = self._plan, self._now()
        for number in range(self._number, self._number + _NAMES_TRIED):
            path = plan.path(self.folder, began, number)
            try:
                file = RecordingFile(path, plan.key, self._streams, plan.escrow)
            except FileExistsError:
                # Of a run that began in the same second; a recording is never replaced.
                continue
            self._note(path=path)
            return file
        raise FileExistsError(errno.EEXIST, "its names are all taken")

    def _write(self, file: RecordingFile) -> None:
        while True:
            before_bytes = file.file_bytes
            waiting = self._queue.get(_LISTEN_S)
            if waiting is None and self._queue.closed and not len(self._queue):
                return
            while waiting is not None:
                number, since_ns, item = waiting
                self._in_hand_ns.put(since_ns)
                if isinstance(item, Chapter):
                    file.mark(item)
                elif self._follows(item):
                    self._put(file, number, item)
                waiting = self._queue.get(timeout_s=0)
            if file.file_bytes > before_bytes:
                # A fragment has ended: every half second.
                file.sync()
                self._safe = self._committed
                self._note(little_room=self._has_little_room())
            self._in_hand_ns.put(0)
            self._note(
                packets=self._packets,
                file_bytes=file.file_bytes,
                origin_ns=file.origin_ns,
                safe=self._safe,
            )

    def _put(self, file: RecordingFile, number: int, packet: EncodedPacket) -> None:
        if packet.kind is StreamKind.VIDEO:
            self._last_number = packet.number
        if file.put(packet):
            self._committed = number
        self._packets += 1

    def _follows(self, packet: EncodedPacket) -> bool:
        """Whether *packet* can be shown: after a gap, pictures up to a key frame are rubbish."""
        is_next = packet.number == self._last_number + 1
        return packet.kind is StreamKind.AUDIO or packet.is_key or is_next

    def _has_little_room(self) -> bool:
        return shutil.disk_usage(self.folder).free < self._plan.least_free_bytes

    def _note(self, **changes: object) -> None:
        # By the part's thread alone.
        self._progress.put(replace(self.progress, **changes))  # type: ignore[arg-type]  # its own fields
