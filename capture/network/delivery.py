"""Where a feed's pictures and sound go."""

from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame as AvFrame

from capture.coded import CodedTap
from capture.conform import AudioConformer, VideoConformer
from capture.drift import DriftCorrector
from capture.errors import MediaError
from capture.source import HealthBoard, Status
from mixer.canvas import CanvasPools
from mixer.clock import NS_PER_S, Clock
from mixer.handoff import LatestSlot
from mixer.media import SAMPLE_RATE, VideoFrame
from mixer.sample_store import SampleStore

from .arrivals import Arrivals
from .watch import Watch

STALL_S = 1.5
"""A feed without a picture for this long is missing."""
_POOLED = 6


class Delivery:
    """Takes what one connection brings: the newest picture wins, stamped on arrival.

    Sound is laid down at its own times, held to the clock by its arrivals. One thread.
    """

    def __init__(
        self,
        newest: LatestSlot[VideoFrame],
        store: SampleStore,
        board: HealthBoard,
        clock: Clock,
        watch: Watch,
        coded: CodedTap,
    ) -> None:
        self._newest = newest
        self._store = store
        self._board = board
        self._clock = clock
        self._watch = watch
        self.coded = coded
        """Where pictures go before they are decoded, of feeds that send them so."""
        self._size = (0, 0)
        self._pictures = VideoConformer(CanvasPools(_POOLED))
        self._sounds = AudioConformer()
        self._sound_kind = ("", "", 0)
        self._corrector = DriftCorrector(SAMPLE_RATE)
        self._arrivals = Arrivals()
        self.shown = 0
        self.spoiled = 0

    def picture(self, frame: AvFrame) -> None:
        """Show *frame* from now on."""
        if (frame.width, frame.height) != self._size:
            # A feed that changes its size all the time must not fill a pool for each.
            self._size = (frame.width, frame.height)
            self._pictures = VideoConformer(CanvasPools(_POOLED))
        try:
            picture = self._pictures.conform(frame, self._clock.now_ns())
        except MediaError:
            self.spoil()
            return
        self._newest.put(self._pictures.copied(picture))
        self.shown += 1
        self._watch.allow(STALL_S)
        self._board.show(Status.LIVE)

    def spoil(self) -> None:
        """Count a picture, or a piece of sound, that could not be decoded."""
        self.spoiled += 1

    def sound(self, frame: AudioFrame) -> None:
        """Lay *frame* down where it belongs on the clock."""
        now_ns = self._clock.now_ns()
        kind = (frame.format.name, frame.layout.name, frame.sample_rate)
        if kind != self._sound_kind:
            self._sound_kind = kind
            self._sounds = AudioConformer()
        samples = self._sounds.conform(frame)
        if not len(samples):
            return
        heard_ns: int | None = now_ns
        if frame.pts is not None and frame.time_base is not None:
            length = frame.samples * NS_PER_S // max(1, frame.sample_rate)
            ends_ns = int(frame.pts * frame.time_base * NS_PER_S) + length
            heard_ns = self._arrivals.placed(ends_ns, now_ns)
        if heard_ns is not None:
            self._store.write(*self._corrector.place(heard_ns, samples))
