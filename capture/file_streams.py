"""The two readers of a media file: its pictures and its sound, each on a thread of its own."""

import threading
from collections.abc import Iterator
from fractions import Fraction

from av.audio.frame import AudioFrame
from av.error import FFmpegError
from av.video.frame import VideoFrame as AvFrame

from mixer.canvas import CanvasPools
from mixer.clock import NS_PER_S
from mixer.errors import StudioError
from mixer.handoff import LatestSlot, Timeline
from mixer.media import SAMPLE_RATE, VideoFrame
from mixer.sample_store import SampleStore, sample_index

from .conform import AudioConformer, VideoConformer
from .errors import MediaError
from .file_reading import FileFacts, open_media
from .source import HealthBoard, Status

_WAIT_S = 0.05
_PIECE = SAMPLE_RATE // 20
_GAP_NS = NS_PER_S // 50
_EARLY_NS = NS_PER_S
_USUAL_FRAME_NS = NS_PER_S // 25


class Loop:
    """How long a round lasts, learnt by whoever leads: the pictures where there are any."""

    def __init__(self, *, repeat: bool) -> None:
        self.repeat = repeat
        self._length: LatestSlot[int] = LatestSlot()

    def learn(self, length_ns: int) -> None:
        """Say how long the first round was."""
        if self._length.get() is None:
            self._length.put(length_ns)

    def wait(self, stop: threading.Event) -> int | None:
        """Return the length once it is known; None when asked to stop before."""
        while (length_ns := self._length.get()) is None:
            if stop.wait(_WAIT_S):
                return None
        return length_ns


class PictureReader:
    """Decodes a file's pictures ahead of time; leads the loop."""

    def __init__(
        self,
        facts: FileFacts,
        loop: Loop,
        board: HealthBoard,
        pictures: Timeline[VideoFrame],
        pools: CanvasPools,
        base_ns: int,
    ) -> None:
        self._facts = facts
        self._loop = loop
        self._board = board
        self._pictures = pictures
        self._conformer = VideoConformer(pools)
        self._base_ns = base_ns

    def run(self, stop: threading.Event) -> None:
        """Play until stopped, or to the end where the file does not repeat."""
        try:
            while (end_ns := self._round(stop)) is not None:
                self._loop.learn(end_ns - self._base_ns)
                if not self._loop.repeat:
                    self._board.show(Status.ENDED, _ended(self._facts))
                    return
                length_ns = self._loop.wait(stop)
                if length_ns is None:
                    return
                self._base_ns += length_ns
        except StudioError as error:
            self._board.show(Status.FAILED, str(error))

    def _round(self, stop: threading.Event) -> int | None:
        """Play once; return when the last picture ends, None when asked to stop."""
        end_ns = self._base_ns
        with open_media(self._facts.path) as container:
            stream = container.streams.video[0]
            stream.thread_type = "AUTO"
            usual_ns = _frame_ns(stream.average_rate)
            for frame in _decoded(container.decode(stream)):
                if not isinstance(frame, AvFrame):
                    continue
                due_ns = self._due(frame, end_ns)
                picture = self._conformer.conform(frame, due_ns)
                while not self._pictures.put(due_ns, picture, _WAIT_S):
                    if stop.is_set():
                        return None
                self._board.show(Status.LIVE, self._board.health.fault)
                end_ns = max(end_ns, due_ns + _duration_ns(frame, usual_ns))
        if end_ns == self._base_ns:
            message = f"{self._facts.path} holds no picture that can be decoded."
            raise MediaError(message)
        self._say_if_short(end_ns)
        return None if stop.is_set() else end_ns

    def _due(self, frame: AvFrame, next_ns: int) -> int:
        if frame.pts is None or frame.time_base is None:
            return next_ns
        in_file_ns = int(frame.pts * frame.time_base * NS_PER_S)
        return self._base_ns + max(0, in_file_ns - self._facts.start_ns)

    def _say_if_short(self, end_ns: int) -> None:
        length_ns = end_ns - self._base_ns
        if self._facts.length_ns - length_ns > _EARLY_NS:
            fault = (
                f"{self._facts.path.name} ends after {length_ns / NS_PER_S:.1f} s instead of "
                f"{self._facts.length_ns / NS_PER_S:.1f} s; copy it again from where it came."
            )
            self._board.show(self._board.health.status, fault)


class SoundReader:
    """Decodes a file's sound ahead of time; follows the pictures' loop where there are any."""

    def __init__(
        self,
        facts: FileFacts,
        loop: Loop,
        board: HealthBoard,
        store: SampleStore,
        base_ns: int,
    ) -> None:
        self._facts = facts
        self._loop = loop
        self._board = board
        self._store = store
        self._base_ns = base_ns

    def run(self, stop: threading.Event) -> None:
        """Play until stopped, or to the end where the file does not repeat."""
        try:
            while (end_ns := self._round(stop)) is not None:
                if not self._facts.has_video:
                    self._loop.learn(end_ns - self._base_ns)
                if not self._loop.repeat:
                    self._end()
                    return
                length_ns = self._loop.wait(stop)
                if length_ns is None:
                    return
                self._base_ns += length_ns
        except StudioError as error:
            status = Status.LIVE if self._facts.has_video else Status.FAILED
            self._board.show(status, str(error))

    def _end(self) -> None:
        if not self._facts.has_video:
            self._board.show(Status.ENDED, _ended(self._facts))

    def _round(self, stop: threading.Event) -> int | None:
        conformer = AudioConformer()
        next_index: int | None = None
        with open_media(self._facts.path) as container:
            stream = container.streams.audio[0]
            for frame in _decoded(container.decode(stream)):
                if not isinstance(frame, AudioFrame):
                    continue
                due = sample_index(self._due(frame))
                if next_index is None or abs(due - next_index) > sample_index(_GAP_NS):
                    next_index = due
                next_index = self._write(next_index, conformer, frame, stop)
                if next_index is None:
                    return None
        if next_index is None:
            message = f"The sound of {self._facts.path} cannot be decoded."
            raise MediaError(message)
        next_index = self._write(next_index, conformer, None, stop)
        return None if next_index is None else next_index * NS_PER_S // SAMPLE_RATE

    def _due(self, frame: AudioFrame) -> int:
        if frame.pts is None or frame.time_base is None:
            return self._base_ns
        in_file_ns = int(frame.pts * frame.time_base * NS_PER_S)
        return self._base_ns + in_file_ns - self._facts.start_ns

    def _write(
        self,
        index: int,
        conformer: AudioConformer,
        frame: AudioFrame | None,
        stop: threading.Event,
    ) -> int | None:
        """Store what *frame* adds at *index*; return where it ends, None when asked to stop."""
        samples = conformer.conform(frame)
        for start in range(0, len(samples), _PIECE):
            piece = samples[start : start + _PIECE]
            while self._store.room() < len(piece):
                if stop.wait(_WAIT_S):
                    return None
            self._store.write(index + start, piece)
        if len(samples) and not self._facts.has_video:
            self._board.show(Status.LIVE)
        return index + len(samples)


def _decoded(frames: Iterator[object]) -> Iterator[object]:
    """Yield *frames*; damage in the middle ends the round there, as if the file ended."""
    try:
        yield from frames
    except (FFmpegError, OSError, ValueError):
        return


def _frame_ns(rate: Fraction | None) -> int:
    return int(NS_PER_S / rate) if rate else _USUAL_FRAME_NS


def _duration_ns(frame: AvFrame, usual_ns: int) -> int:
    if frame.duration and frame.time_base:
        return int(frame.duration * frame.time_base * NS_PER_S)
    return usual_ns


def _ended(facts: FileFacts) -> str:
    return f"{facts.path.name} has played to its end."
