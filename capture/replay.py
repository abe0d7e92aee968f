"""Instant replay as a source: what was on air a moment ago, at any speed, from memory."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeAlias

from av.video.frame import VideoFrame as AvFrame

from mixer.canvas import CanvasPools
from mixer.clock import NS_PER_MS, NS_PER_S, Clock
from mixer.handoff import BoundedQueue, Timeline, drop_oldest
from mixer.media import SAMPLE_RATE, VideoFrame
from mixer.sample_store import SampleStore, StoredAudio, sample_index
from mixer.worker import Worker

from .conform import AudioConformer, VideoConformer
from .errors import CaptureError
from .replay_clip import ReplayClip
from .source import HealthBoard, OnHealth, SourceHealth, Status

_AHEAD: Final = 12
_LISTEN_S: Final = 0.2
_WAIT_S: Final = 0.05
_PREROLL_NS: Final = 100 * NS_PER_MS
"""What decoding up to the first picture may take, from the key picture before it."""
_OVERTAKEN_NS: Final = 100 * NS_PER_MS
_USUAL: Final = Fraction(1)
SLOWEST, FASTEST = 0.1, 4.0

FindClip: TypeAlias = Callable[[int], ReplayClip | None]
"""Returns the newest so many nanoseconds of the programme, None where there are none yet."""


@dataclass(frozen=True, slots=True)
class ReplayWish:
    """How much to play again, and how fast; slow motion below 1, which is without sound."""

    span_ns: int
    speed: float


class ReplaySource:
    """Shows nothing until :meth:`play`, then the clip, then its last picture.

    Sound is heard at the speed at which it was made, and at no other.
    """

    def __init__(
        self, *, label: str, wish: ReplayWish, find: FindClip, clock: Clock, on_health: OnHealth
    ) -> None:
        self._wish = wish
        self._find = find
        self._clock = clock
        self._board = HealthBoard(on_health)
        self._pictures: Timeline[VideoFrame] = Timeline(_AHEAD)
        self._store = SampleStore(SAMPLE_RATE)
        self._wishes: BoundedQueue[tuple[int, ReplayWish]] = BoundedQueue(1, drop_oldest)
        self._wished = self._done = 0
        self.video = self
        self.audio = StoredAudio(self._store)
        self._worker = Worker(f"replay {label}", self._run)

    @property
    def health(self) -> SourceHealth:
        """How it fares now. Any thread."""
        return self._board.health

    @property
    def playing(self) -> bool:
        """Whether there is more to come of what was asked for. Any thread."""
        return self._done < self._wished

    def start(self) -> None:
        """Wait for what is to be played."""
        self._board.show(Status.LIVE)
        self._worker.start()

    def stop(self) -> None:
        """End and join."""
        self._worker.ask_to_stop()
        self._wishes.close()
        self._worker.stop()

    def play(self, span_ns: int | None, speed: float | None) -> None:
        """Play the newest *span_ns* of the programme; None: as it was set up. One thread.

        Raises :class:`CaptureError` for a speed that there is not.
        """
        wish = ReplayWish(span_ns or self._wish.span_ns, speed or self._wish.speed)
        if not SLOWEST <= wish.speed <= FASTEST:
            message = f"A replay runs at {SLOWEST:g} to {FASTEST:g} times its speed."
            raise CaptureError(message)
        self._wished += 1
        self._wishes.put((self._wished, wish))

    def frame_at(self, t_ns: int) -> VideoFrame | None:
        """Return the replay's picture for *t_ns*. Any thread."""
        return self._pictures.at(t_ns)

    def _run(self, stop: threading.Event) -> None:
        while not stop.is_set():
            item = self._wishes.get(_LISTEN_S)
            if item is None:
                continue
            number, wish = item
            clip = self._find(wish.span_ns)
            if clip is None:
                fault = "There is nothing to play again yet; wait a moment."
                self._board.show(Status.LIVE, fault)
            else:
                self._board.show(Status.LIVE)
                self._play(clip, wish.speed, stop)
            self._done = number

    def _play(self, clip: ReplayClip, speed: float, stop: threading.Event) -> None:
        pace = Fraction(speed).limit_denominator(1000)
        base_ns = self._clock.now_ns() + _PREROLL_NS
        self._pictures.clear()
        conformer, sound = VideoConformer(CanvasPools()), AudioConformer()
        self._store.cut(sample_index(self._clock.now_ns()))
        for pts_ns, frame in clip.decoded():
            due_ns = base_ns + int((pts_ns - clip.begin_ns) / pace)
            if isinstance(frame, AvFrame):
                # Its own picture, not the decoder's, which would be held as long as it is shown.
                picture = conformer.copied(conformer.conform(frame, due_ns))
                if not self._put(due_ns, picture, stop):
                    self._pictures.clear()
                    return
            elif pace == _USUAL:
                self._store.write(sample_index(due_ns), sound.conform(frame))

    def _put(self, due_ns: int, picture: VideoFrame, stop: threading.Event) -> bool:
        """Queue *picture*; False when something else is to be played, or nothing any more."""
        while not self._pictures.put(due_ns, picture, _WAIT_S):
            if stop.is_set() or len(self._wishes):
                return False
            # Where nobody looks, what is overtaken makes room.
            self._pictures.at(self._clock.now_ns() - _OVERTAKEN_NS)
        return not (stop.is_set() or len(self._wishes))


def seconds_ns(seconds: float) -> int:
    """Return *seconds* in nanoseconds."""
    return round(seconds * NS_PER_S)
