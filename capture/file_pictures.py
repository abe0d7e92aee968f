"""A media file's pictures, decoded ahead of time on a thread of their own."""

import threading
from fractions import Fraction

from av.video.frame import VideoFrame as AvFrame

from mixer.canvas import CanvasPools
from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.errors import StudioError
from mixer.handoff import Timeline
from mixer.media import VideoFrame

from .conform import VideoConformer
from .errors import MediaError
from .file_reading import FileFacts, decoded, open_media
from .rounds import Rounds
from .source import HealthBoard, Status

_WAIT_S = 0.05
_USUAL_FRAME_NS = NS_PER_S // 25
_OVERTAKEN_NS = 100 * NS_PER_MS
"""Pictures due so long ago that nobody asks for them any more; they make room."""
_EARLY_NS = NS_PER_S
_SHORTEST_ROUND_NS = NS_PER_S
"""A file of one picture need not be opened at its frame rate."""


class PictureReader:
    """Plays the pictures of a file, round after round, each at its place on the clock."""

    def __init__(
        self,
        *,
        facts: FileFacts,
        rounds: Rounds,
        board: HealthBoard,
        pictures: Timeline[VideoFrame],
        clock: Clock,
        base_ns: int,
    ) -> None:
        self._facts = facts
        self._rounds = rounds
        self._board = board
        self._pictures = pictures
        self._clock = clock
        self._conformer = VideoConformer(CanvasPools())
        self._base_ns = base_ns

    def run(self, stop: threading.Event) -> None:
        """Play until stopped, or to the end where the file does not repeat."""
        try:
            while (lasted_ns := self._play_round(stop)) is not None:
                self._rounds.pictures_last(lasted_ns)
                length_ns = self._rounds.wait_for_length(stop)
                if length_ns is None:
                    return
                self._say_if_short(length_ns)
                self._base_ns += length_ns
                if not self._rounds.repeat:
                    self._end(stop)
                    return
        except StudioError as error:
            self._rounds.pictures_last(0)
            self._board.show(Status.FAILED, str(error))

    def _play_round(self, stop: threading.Event) -> int | None:
        """Play once; return how long the pictures last, None when asked to stop."""
        count, due_ns, end_ns = 0, self._base_ns, self._base_ns
        with open_media(self._facts.path) as container:
            stream = container.streams.best("video")
            if stream is None:
                raise _undecodable(self._facts)
            usual_ns = _usual_frame_ns(getattr(stream, "average_rate", None))
            for frame in decoded(container, stream):
                if not isinstance(frame, AvFrame):
                    continue
                due_ns = max(due_ns, self._due(frame, end_ns))
                if not self._put(due_ns, self._conformer.conform(frame, due_ns), stop):
                    return None
                self._board.show(Status.LIVE, self._board.health.fault)
                count += 1
                end_ns = max(end_ns, due_ns + _duration_ns(frame, usual_ns))
        if not count:
            raise _undecodable(self._facts)
        lasted_ns = end_ns - self._base_ns
        return lasted_ns if count > 1 else max(lasted_ns, _SHORTEST_ROUND_NS)

    def _put(self, due_ns: int, picture: VideoFrame, stop: threading.Event) -> bool:
        while not self._pictures.put(due_ns, picture, _WAIT_S):
            if stop.is_set():
                return False
            self._pictures.at(self._clock.now_ns() - _OVERTAKEN_NS)
        return not stop.is_set()

    def _due(self, frame: AvFrame, next_ns: int) -> int:
        if frame.pts is None or frame.time_base is None:
            return next_ns
        in_file_ns = int(frame.pts * frame.time_base * NS_PER_S) - self._facts.start_ns
        length_ns = self._facts.length_ns
        if length_ns and in_file_ns > length_ns + _EARLY_NS:
            # A time that the file does not have: damage. Waiting for it would freeze the picture.
            return next_ns
        return self._base_ns + max(0, in_file_ns)

    def _say_if_short(self, length_ns: int) -> None:
        if self._facts.length_ns - length_ns > _EARLY_NS:
            fault = (
                f"{self._facts.path.name} ends after {length_ns / NS_PER_S:.1f} s instead of "
                f"{self._facts.length_ns / NS_PER_S:.1f} s; copy it again from where it came."
            )
            self._board.show(self._board.health.status, fault)

    def _end(self, stop: threading.Event) -> None:
        while self._clock.now_ns() < self._base_ns:
            if stop.wait(_WAIT_S):
                return
        self._board.show(Status.ENDED, f"{self._facts.path.name} has played to its end.")


def _usual_frame_ns(rate: Fraction | None) -> int:
    return int(NS_PER_S / rate) if rate else _USUAL_FRAME_NS


def _duration_ns(frame: AvFrame, usual_ns: int) -> int:
    if frame.duration and frame.time_base:
        return int(frame.duration * frame.time_base * NS_PER_S)
    return usual_ns


def _undecodable(facts: FileFacts) -> MediaError:
    return MediaError(
        f"{facts.path} holds no picture that can be decoded; convert it to H.264 in MP4."
    )
