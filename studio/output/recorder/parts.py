"""The files of one recording, one after another, so that nothing falls between two of them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from mixer.clock import NS_PER_S, Clock
from studio.output.chapters import Chapter
from studio.output.packet import EncodedPacket, RecordedStreams, StreamKind

from .faults import DiskFault, SilentDiskError
from .held import Held
from .part import Progress, RecordingPart
from .plan import RecordingPlan

_SOUND_WAIT_NS: Final = NS_PER_S
"""How long a file that has its last picture waits for the sound that belongs before it."""
_TITLES_KEPT: Final = 200
_FINISH_S: Final = 3.0
_FINISH_ROUNDS: Final = 5
_LEAVE_S: Final = 0.1


class Parts:
    """Hands each packet to the file that it belongs to, and holds what none has for certain.

    Times are the recording's own. One thread: the recorder's.
    """

    def __init__(
        self,
        *,
        plan: RecordingPlan,
        streams: RecordedStreams,
        clock: Clock,
        now: Callable[[], datetime],
    ) -> None:
        self._plan = plan
        self._streams = streams
        self._clock = clock
        self._now = now
        self._held = Held()
        self._titles: list[Chapter] = []
        self._number = plan.segment
        self._folders = list(plan.folders)
        self._old: RecordingPart | None = None
        self._old_until_ns = 0
        self._sounds_past: set[int] = set()
        self._known: list[RecordingPart] = []
        self._left: list[RecordingPart] = []
        self._begun: list[tuple[Path, int]] = []
        self._told: set[RecordingPart] = set()
        self._finished_bytes = self._finished_packets = self._finished_dropped = 0
        self._paths: list[Path] = []
        self.first_ns: int | None = None
        """When the newest file's first picture begins; None before it came."""
        self.now = self._open(self._folders.pop(0))

    @property
    def next_number(self) -> int:
        """The number that the next file will have, if none is taken."""
        return self._number

    @property
    def has_another_folder(self) -> bool:
        """Whether there is a folder left to go on in."""
        return bool(self._folders)

    @property
    def next_folder(self) -> Path:
        """Where it would go on."""
        return self._folders[0]

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that were made, in order."""
        live = (part.progress.path for part in self._known)
        return (*self._paths, *(path for path in live if path is not None))

    def newly_begun(self) -> tuple[tuple[Path, int], ...]:
        """Return each file that has its first picture by now, and when that is, once."""
        for part in self._known:
            self._note_begun(part)
        begun, self._begun = tuple(self._begun), []
        return begun

    @property
    def counts(self) -> tuple[int, int, int]:
        """Packets, bytes of all files, and how many packets the disk was too slow for."""
        progress = [part.progress for part in self._known]
        return (
            self._finished_packets + sum(each.packets for each in progress),
            self._finished_bytes + sum(each.file_bytes for each in progress),
            self._finished_dropped + sum(part.dropped for part in self._known),
        )

    def put(self, packet: EncodedPacket) -> None:
        """Hand *packet* on."""
        number = self._held.add(packet)
        if self.first_ns is None and packet.kind is StreamKind.VIDEO and packet.is_key:
            self.first_ns = packet.pts_ns
        part = self.now
        if self._old is not None:
            if packet.kind is StreamKind.AUDIO and packet.pts_ns < self._old_until_ns:
                part = self._old
            else:
                self._look_past(packet)
        part.put(number, packet)

    def hand_over(self) -> None:
        """Have what was put since the last time written."""
        for part in self._known:
            part.hand_over()

    def mark(self, chapter: Chapter) -> None:
        """Begin a chapter."""
        self._titles.append(chapter)
        del self._titles[:-_TITLES_KEPT]
        self.now.put(0, chapter)

    def split(self, key: EncodedPacket, folder: Path | None = None) -> None:
        """Begin a new file with *key*, which is put next; the one before gets its sound yet.

        *folder*: where the new one lies; the same as before when left out.
        """
        self._finish_old()
        self._old, self._old_until_ns = self.now, key.pts_ns
        self._sounds_past.clear()
        if folder is not None:
            self._folders.remove(folder)
        self.now, self.first_ns = self._open(folder or self.now.folder), key.pts_ns
        self._entitle(key.pts_ns)

    def move(self) -> None:
        """Go on in the next folder, from what is not on a disk for certain."""
        self._finish_old()
        self.now.finish()
        self.now = self._open(self._folders.pop(0))
        first_ns = next((packet.pts_ns for _, packet in self._held), None)
        self.first_ns = first_ns
        if first_ns is not None:
            self._entitle(first_ns)
        for number, packet in self._held:
            self.now.put(number, packet)

    def look(self) -> DiskFault | None:
        """Let go of what is on a disk; return what is wrong with one, if anything is."""
        fault: DiskFault | None = None
        safe = self.now.progress.safe
        for part in tuple(self._known):
            progress = part.progress
            if part is not self.now and not part.done.is_set():
                safe = min(safe, progress.safe)
            if progress.error is not None:
                fault = progress.error
            elif part is not self.now and part.done.is_set():
                self._note_finished(part, progress)
        self._held.let_go(safe)
        return fault

    @property
    def held_bytes(self) -> int:
        """How much would have to be written once more."""
        return self._held.size_bytes

    def finish(self) -> DiskFault | None:
        """Close the files in order; return what kept them from it, if anything did.

        Waits for as long as a disk takes something, fifteen seconds at most.
        """
        self._finish_old()
        self.now.finish()
        for part in tuple(self._known):
            if not self._finished(part):
                return SilentDiskError(0, "it does not answer")
            if part.progress.error is not None:
                return part.progress.error
        return None

    def join(self) -> None:
        """Wait for the threads, but for those that a disk holds."""
        self._finish_old()
        self.now.finish()
        for part in (*self._left, *self._known):
            if part.done.wait(_LEAVE_S):
                part.join()

    def forget_failed(self) -> None:
        """Want nothing more of the files whose disk failed or is silent."""
        for part in tuple(self._known):
            if part is not self.now:
                part.finish()
                self._note_finished(part, part.progress)

    @staticmethod
    def _finished(part: RecordingPart) -> bool:
        for _ in range(_FINISH_ROUNDS):
            before = part.progress.packets
            if part.done.wait(_FINISH_S):
                return True
            if part.progress.packets == before:
                break
        return False

    def _open(self, folder: Path) -> RecordingPart:
        part = RecordingPart(
            plan=self._plan,
            folder=folder,
            number=self._number,
            streams=self._streams,
            clock=self._clock,
            now=self._now,
        )
        self._number += 1
        self._known.append(part)
        part.start()
        return part

    def _entitle(self, first_ns: int) -> None:
        """Begin the new file with the chapter that its first picture is in, and those after it."""
        title = next((c.title for c in reversed(self._titles) if c.at_ns <= first_ns), None)
        if title is not None:
            self.now.put(0, Chapter(first_ns, title))
        for chapter in self._titles:
            if chapter.at_ns > first_ns:
                self.now.put(0, chapter)

    def _look_past(self, packet: EncodedPacket) -> None:
        """End the file before once it has all of its sound."""
        if packet.kind is StreamKind.AUDIO:
            self._sounds_past.add(packet.track)
        late = packet.pts_ns >= self._old_until_ns + _SOUND_WAIT_NS
        if late or len(self._sounds_past) == len(self._streams.sounds):
            self._finish_old()

    def _finish_old(self) -> None:
        if self._old is not None:
            self._old.finish()
            self._old = None

    def _note_begun(self, part: RecordingPart) -> None:
        path, origin_ns = part.progress.path, part.progress.origin_ns
        if part not in self._told and path is not None and origin_ns is not None:
            self._told.add(part)
            self._begun.append((path, origin_ns))

    def _note_finished(self, part: RecordingPart, progress: Progress) -> None:
        self._note_begun(part)
        self._told.discard(part)
        self._known.remove(part)
        self._finished_packets += progress.packets
        self._finished_bytes += progress.file_bytes
        self._finished_dropped += part.dropped
        if progress.path is not None:
            self._paths.append(progress.path)
        if part.done.is_set():
            part.join()
        else:
            self._left.append(part)
