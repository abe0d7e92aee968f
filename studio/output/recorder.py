"""The output that keeps the programme on disk, sealed, whatever the network does."""

import errno
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import av

from mixer.clock import Clock
from mixer.handoff import BoundedQueue, LatestSlot
from mixer.worker import Worker
from studio.secrets import EscrowKey, RecordKey

from ._recording_file import FRAGMENT_US, RecordingFile
from .output import OutputState, OutputStatus
from .packet import EncodedPacket, StreamHeaders, StreamKind
from .recording_name import recording_name

_QUEUE_PACKETS: Final = 4000
"""Half a minute at 60 pictures a second: a disk that stalls that long is told as too slow."""
_SYNC_NS: Final = FRAGMENT_US * 1000
_END_WAIT_S: Final = 1.0
"""How long packets from before the end may take to arrive: more than the encoders hold."""
_CLOSE_TIMEOUT_S: Final = 10.0
_NAMES_TRIED: Final = 100


@dataclass(frozen=True, slots=True)
class RecorderCounters:
    """Counts since the start; a dropped packet is one that the disk was too slow for."""

    packets: int = 0
    dropped: int = 0
    file_bytes: int = 0


@dataclass(frozen=True, slots=True)
class RecordingPlan:
    """Where a recording goes, under which name and key.

    ``segment`` counts the recordings of one show from 1; ``show`` becomes part of the name.
    All of ``escrow`` open it, too.
    """

    folder: Path
    show: str
    segment: int
    key: RecordKey
    escrow: tuple[EscrowKey, ...] = ()


def utc_now() -> datetime:
    """Return the time of day, in UTC."""
    return datetime.now(UTC)


class RecorderOutput:
    """Writes one recording on a thread of its own, and sees it to the disk twice a second.

    *on_status* is called on that thread at each change. When the disk fails, the status says so
    in one sentence, what was written plays, and packets are let go. *began* hears, once, of the
    file and when its first picture begins on the station's clock.
    """

    def __init__(
        self,
        *,
        plan: RecordingPlan,
        headers: StreamHeaders,
        clock: Clock,
        on_status: Callable[[OutputStatus], None],
        now: Callable[[], datetime] = utc_now,
        began: Callable[[Path, int], None] | None = None,
    ) -> None:
        self._plan = plan
        self._headers = headers
        self._clock = clock
        self._on_status = on_status
        self._now = now
        self._began = began
        self._queue: BoundedQueue[EncodedPacket] = BoundedQueue(_QUEUE_PACKETS)
        self._status: LatestSlot[OutputStatus] = LatestSlot()
        self._path: LatestSlot[Path] = LatestSlot()
        self._counted: LatestSlot[tuple[int, int]] = LatestSlot()
        self._end_ns: LatestSlot[int] = LatestSlot()
        self._ended = threading.Event()
        self._worker = Worker("recorder", self._run)

    def start(self) -> None:
        """Open the file, on the recorder's thread. The owner's thread."""
        self._worker.start()

    def put(self, packet: EncodedPacket, /) -> None:
        """Take one; dropped and counted when the disk is far behind. The encoders' threads."""
        self._queue.put(packet)

    def stop(self, at_ns: int) -> None:
        """Keep what belongs before *at_ns*, close the file in order, join. The owner's thread.

        Waits a second at most for packets that are on their way, and ten for the disk.
        """
        self._end_ns.put(at_ns)
        self._ended.wait(_END_WAIT_S)
        self._queue.close()
        self._worker.stop(_CLOSE_TIMEOUT_S)

    @property
    def status(self) -> OutputStatus:
        """How it fares now. Any thread."""
        return self._status.get() or OutputStatus()

    @property
    def path(self) -> Path | None:
        """The file, once it is open. Any thread."""
        return self._path.get()

    @property
    def protected(self) -> bool:
        """Whether the key is one that others have not. Any thread."""
        return self._plan.key.protected

    @property
    def counters(self) -> RecorderCounters:
        """Counts until now. Any thread."""
        packets, file_bytes = self._counted.get() or (0, 0)
        return RecorderCounters(packets, self._queue.dropped, file_bytes)

    def _run(self, _stop: threading.Event) -> None:
        try:
            file = self._open()
            self._tell(OutputState.RECORDING)
            try:
                self._record(file)
                file.finish()
            finally:
                file.close()
            self._counted.put((self.counters.packets, file.file_bytes))
            self._tell(OutputState.OFF)
        except (OSError, av.FFmpegError) as error:
            # Nobody feeds a recording that has ended.
            self._queue.close()
            self._tell(OutputState.FAILED, _sentence(error, self._plan.folder, self.path))
        finally:
            self._ended.set()

    def _open(self) -> RecordingFile:
        plan, began = self._plan, self._now()
        plan.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for segment in range(plan.segment, plan.segment + _NAMES_TRIED):
            path = plan.folder / recording_name(plan.show, began, segment)
            try:
                file = RecordingFile(path, plan.key, self._headers, plan.escrow)
            except FileExistsError:
                # Of a run that began in the same second; a recording is never replaced.
                continue
            self._path.put(path)
            return file
        raise FileExistsError(errno.EEXIST, "its names are all taken")

    def _record(self, file: RecordingFile) -> None:
        synced_ns = self._clock.now_ns()
        last_number = -1
        past_end: set[StreamKind] = set()
        packets = 0
        while (packet := self._queue.get()) is not None:
            end_ns = self._end_ns.get()
            if end_ns is not None and packet.pts_ns >= end_ns:
                past_end.add(packet.kind)
                if len(past_end) == len(StreamKind):
                    self._ended.set()
                continue
            if packet.kind is StreamKind.VIDEO:
                if not packet.is_key and packet.number != last_number + 1:
                    # Pictures were dropped: those up to the next key frame would show rubbish.
                    continue
                last_number = packet.number
            file.put(packet)
            self._tell_begin(file)
            packets += 1
            now_ns = self._clock.now_ns()
            if now_ns - synced_ns >= _SYNC_NS:
                file.sync()
                synced_ns = now_ns
            self._counted.put((packets, file.file_bytes))

    def _tell_begin(self, file: RecordingFile) -> None:
        path = self.path
        if self._began is not None and path is not None and file.origin_ns is not None:
            self._began(path, file.origin_ns)
            self._began = None

    def _tell(self, state: OutputState, fault: str = "") -> None:
        status = OutputStatus(state, fault, self._clock.now_ns())
        self._status.put(status)
        self._on_status(status)


def _sentence(error: OSError | av.FFmpegError, folder: Path, path: Path | None) -> str:
    kept = "; what was recorded until then is kept" if path else ""
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return f"The recording ended because {folder} is full{kept}; make room and start another."
    reason = error.strerror or "the system gave no reason"
    if path is None:
        return f"No recording can be made in {folder} ({reason}); choose another folder."
    return f"The recording in {folder} ended ({reason}){kept}; choose another folder."
