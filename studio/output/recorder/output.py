"""The output that records: it cuts, splits and moves the recording, and never waits for a disk."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from mixer.clock import NS_PER_S, Clock
from mixer.handoff import BoundedQueue, LatestSlot
from mixer.worker import Worker
from studio.output.chapters import Chapter
from studio.output.output import OutputState, OutputStatus
from studio.output.packet import EncodedPacket, RecordedStreams, StreamHeaders, StreamKind

from . import faults
from .cutting import Cutting
from .faults import DiskFault, LittleRoomError, SilentDiskError
from .interleaving import Interleaver
from .parts import Parts
from .plan import RecordingPlan
from .report import Began, RecorderCounters, Report

_QUEUE_ITEMS: Final = 4000
_LOOK_S: Final = 0.1
"""How long packets gather: waking for each costs more than writing it."""
_LEFT_NS: Final = 3 * NS_PER_S
"""A disk that is behind this far is left, where there is another."""
_END_WAIT_S: Final = 1.0
"""How long packets from before the end may take to arrive: more than the encoders hold."""
_CLOSE_TIMEOUT_S: Final = 20.0


@dataclass(frozen=True, slots=True)
class _Pause:
    at_ns: int


@dataclass(frozen=True, slots=True)
class _Resume:
    at_ns: int


class _Split:
    """A new file is wanted."""


_Item = EncodedPacket | Chapter | _Pause | _Resume | _Split


def utc_now() -> datetime:
    """Return the time of day, in UTC."""
    return datetime.now(UTC)


class RecorderOutput:
    """Keeps what it is given in sealed files, each seen to its disk twice a second.

    *on_status* is called on the recorder's thread at each change. A disk that fails, is nearly full
    or does not answer is left for the second folder, if there is one, with all that is not on the
    first one for certain; without one the status says in a sentence what became of the recording,
    what was written plays, and packets are let go. *began* hears of each file: its path, when its
    first picture begins on the station's clock, and 0; and after a pause, of the path, that time
    as if there had been no picture in the pause, and from when on in the file that holds.
    *request_key_frame* is asked where a file is to end.
    """

    def __init__(
        self,
        *,
        plan: RecordingPlan,
        headers: StreamHeaders | RecordedStreams,
        clock: Clock,
        on_status: Callable[[OutputStatus], None],
        now: Callable[[], datetime] = utc_now,
        began: Began | None = None,
        request_key_frame: Callable[[], None] = lambda: None,
    ) -> None:
        self._plan = plan
        if isinstance(headers, StreamHeaders):
            headers = RecordedStreams.of_programme(headers)
        self._streams = headers
        self._clock = clock
        self._now = now
        self._request_key_frame = request_key_frame
        self._queue: BoundedQueue[_Item] = BoundedQueue(_QUEUE_ITEMS)
        self._report = Report(clock, on_status, began)
        self._next_number: LatestSlot[int] = LatestSlot()
        self._end_ns: LatestSlot[int] = LatestSlot()
        self._ended = threading.Event()
        self._cutting = Cutting()
        self._interleaver = Interleaver()
        self._past_end: set[tuple[StreamKind, int]] = set()
        self._split_wanted = self._asked_for_key = False
        self._full: DiskFault | None = None
        self._missed_title = ""
        self._worker = Worker("recorder", self._run, self._died)

    def start(self) -> None:
        """Open the file, without waiting for it. The owner's thread."""
        self._worker.start()

    def put(self, packet: EncodedPacket, /) -> None:
        """Take one; never blocks. The encoders' threads."""
        self._queue.put(packet, wakes=False)

    def pause(self, at_ns: int) -> None:
        """Leave out what comes from *at_ns* on; 0: all from the beginning. Any thread."""
        self._queue.put(_Pause(at_ns))

    def resume(self, at_ns: int) -> None:
        """Go on in the same file, without a gap, with the next key frame. Any thread."""
        self._queue.put(_Resume(at_ns))

    def split(self) -> None:
        """Begin a new file with the next key frame, which is asked for. Any thread."""
        self._queue.put(_Split())

    def mark(self, chapter: Chapter) -> None:
        """Begin a chapter, at a time of the station's clock. Any thread."""
        self._queue.put(chapter)

    def stop(self, at_ns: int) -> None:
        """Keep what belongs before *at_ns*, close the file in order, join. The owner's thread.

        Waits a second at most for packets that are on their way, and twenty for the disk.
        """
        self._end_ns.put(at_ns)
        self._ended.wait(_END_WAIT_S)
        self._queue.close()
        self._worker.stop(_CLOSE_TIMEOUT_S)

    @property
    def status(self) -> OutputStatus:
        """How it fares now. Any thread."""
        return self._report.status

    @property
    def path(self) -> Path | None:
        """The newest file, once it is open. Any thread."""
        paths = self.paths
        return paths[-1] if paths else None

    @property
    def paths(self) -> tuple[Path, ...]:
        """All files, in order. Any thread."""
        return self._report.paths

    @property
    def protected(self) -> bool:
        """Whether the key is one that others have not. Any thread."""
        return self._plan.key.protected

    @property
    def recorded_ns(self) -> int:
        """How long was recorded before ``status.since_ns``, pauses left out. Any thread."""
        return self._report.recorded_ns

    @property
    def next_number(self) -> int:
        """The number for the first file of the next recording. Any thread."""
        return self._next_number.get() or self._plan.segment + 1

    @property
    def counters(self) -> RecorderCounters:
        """Counts until now. Any thread."""
        counters = self._report.counters
        return replace(counters, dropped=counters.dropped + self._queue.dropped)

    def _run(self, _stop: threading.Event) -> None:
        parts = Parts(plan=self._plan, streams=self._streams, clock=self._clock, now=self._now)
        try:
            while True:
                item = self._queue.get(_LOOK_S)
                if item is None and self._queue.closed and not len(self._queue):
                    break
                while item is not None:
                    self._take(parts, item)
                    item = self._queue.get(timeout_s=0)
                if not self._look(parts):
                    return
                parts.hand_over()
            self._close(parts)
        finally:
            self._queue.close()
            self._ended.set()
            parts.join()
            self._count(parts)

    def _died(self, error: BaseException) -> None:
        self._report.tell(OutputState.FAILED, faults.died(self.path))
        raise error

    def _take(self, parts: Parts, item: _Item) -> None:
        match item:
            case EncodedPacket():
                self._take_packet(parts, item)
            case Chapter(at_ns=at_ns, title=title):
                placed_ns = self._cutting.placed(at_ns)
                self._missed_title = title if placed_ns is None else ""
                if placed_ns is not None:
                    parts.mark(Chapter(placed_ns, title))
            case _Pause(at_ns=at_ns):
                if not self._cutting.paused:
                    self._cutting.pause(at_ns)
                    self._report.paused(at_ns)
            case _Resume(at_ns=at_ns):
                if self._cutting.paused:
                    self._cutting.resume(at_ns)
                    self._request_key_frame()
            case _:
                self._split_wanted = True
                self._ask_for_key()

    def _take_packet(self, parts: Parts, packet: EncodedPacket) -> None:
        end_ns = self._end_ns.get()
        if end_ns is not None and packet.pts_ns >= end_ns:
            self._past_end.add((packet.kind, packet.track))
            if len(self._past_end) == 1 + len(self._streams.sounds):
                self._ended.set()
            return
        was_paused = self._cutting.paused
        passed = self._cutting.passed(packet)
        if passed is None:
            return
        if was_paused and not self._cutting.paused:
            self._go_on(parts, packet, passed)
        for each in self._interleaver.put(passed):
            self._keep(parts, each)

    def _go_on(self, parts: Parts, packet: EncodedPacket, passed: EncodedPacket) -> None:
        """Note that the pause is over with *packet*, which is *passed* on the recording's time."""
        self._interleaver.forget()
        if self._missed_title:
            # What began in the pause is what the recording goes on with.
            parts.mark(Chapter(passed.pts_ns, self._missed_title))
            self._missed_title = ""
        self._report.resumed(packet.pts_ns, passed.pts_ns)

    def _keep(self, parts: Parts, packet: EncodedPacket) -> None:
        if packet.kind is StreamKind.VIDEO:
            wanted = self._full is not None or self._is_long_enough(parts, packet)
            if wanted and packet.is_key:
                self._begin_file(parts, packet)
            elif wanted:
                self._ask_for_key()
        parts.put(packet)

    def _begin_file(self, parts: Parts, key: EncodedPacket) -> None:
        full, folder = self._full, None
        if full is not None:
            folder = parts.next_folder
            self._report.hint = faults.moved(full, parts.now.folder, folder)
        self._begin_anew()
        parts.split(key, folder)

    def _begin_anew(self) -> None:
        self._full, self._split_wanted, self._asked_for_key = None, False, False

    def _is_long_enough(self, parts: Parts, packet: EncodedPacket) -> bool:
        progress = parts.now.progress
        if parts.first_ns is None:
            # An empty file would be no file of a recording.
            return False
        plan = self._plan
        lasted_ns = packet.pts_ns - parts.first_ns
        # What waits, and as much again until a key frame is there.
        size_bytes = progress.file_bytes + 2 * parts.held_bytes
        return (
            self._split_wanted
            or (plan.split_ns is not None and lasted_ns >= plan.split_ns)
            or (plan.split_bytes is not None and size_bytes >= plan.split_bytes)
        )

    def _ask_for_key(self) -> None:
        if not self._asked_for_key:
            self._asked_for_key = True
            self._request_key_frame()

    def _look(self, parts: Parts) -> bool:
        """See how the disk fares; False when the recording is over."""
        self._report.note_file(parts, self._cutting)
        fault = parts.look()
        if fault is None and parts.has_another_folder and parts.now.behind_ns >= _LEFT_NS:
            fault = SilentDiskError(0, "it does not answer")
        if fault is not None and not self._move(parts, fault):
            self._fail(parts, fault)
            return False
        if fault is None and parts.now.progress.little_room and self._full is None:
            self._full = LittleRoomError(0, "there is little room")
            if not parts.has_another_folder:
                # While there is room to close the file in order.
                self._fail(parts, parts.finish() or self._full)
                return False
            self._ask_for_key()
        self._report.note_speed(parts)
        self._count(parts)
        return True

    def _move(self, parts: Parts, fault: DiskFault) -> bool:
        """Go on in the next folder, if there is one."""
        if not parts.has_another_folder:
            return False
        self._report.hint = faults.moved(fault, parts.now.folder, parts.next_folder)
        self._begin_anew()
        parts.move()
        parts.forget_failed()
        return True

    def _close(self, parts: Parts) -> None:
        for packet in self._interleaver.rest():
            parts.put(packet)
        fault = parts.finish()
        while fault is not None:
            if not self._move(parts, fault):
                self._fail(parts, fault)
                return
            fault = parts.finish()
        self._report.note_file(parts, self._cutting)
        self._count(parts)
        self._report.tell(OutputState.OFF)

    def _fail(self, parts: Parts, fault: DiskFault) -> None:
        # Nobody feeds a recording that has ended.
        self._queue.close()
        self._report.note_file(parts, self._cutting)
        self._count(parts)
        self._report.tell(OutputState.FAILED, faults.ended(fault, parts.now.folder, self.path))

    def _count(self, parts: Parts) -> None:
        self._report.count(parts)
        self._next_number.put(parts.next_number)
