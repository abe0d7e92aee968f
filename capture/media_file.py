"""A media file as a source: its own times on the studio's clock, exactly, loop after loop."""

from pathlib import Path

from mixer.clock import NS_PER_MS, Clock
from mixer.handoff import Timeline
from mixer.media import SAMPLE_RATE, VideoFrame
from mixer.sample_store import SampleStore, StoredAudio
from mixer.worker import Worker

from .errors import CaptureError
from .file_pictures import PictureReader
from .file_reading import FileFacts, probe
from .file_sound import SoundReader
from .graphics import DrawSvg, render_svg
from .rounds import Rounds
from .slate import SlatedVideo
from .source import HealthBoard, OnHealth, SourceHealth, Status

PICTURES_AHEAD = 12
SECONDS_AHEAD = 1.0
PREROLL_NS = 150 * NS_PER_MS
"""What opening and the first pictures may take before the file's time begins."""


class MediaFileSource:
    """Plays *path* from the start on; picture and sound are decoded apart, ahead of time.

    ``audio`` is there once it has started and found some. Each round begins exactly where the one
    before ended, so neither a gap nor a drift builds up; see :class:`Rounds` for where that is.
    After the last one, the last picture stays. A file that cannot be read is a slate and a
    sentence.
    """

    def __init__(
        self,
        *,
        label: str,
        path: Path,
        loop: bool,
        clock: Clock,
        on_health: OnHealth,
        draw: DrawSvg = render_svg,
    ) -> None:
        self._path = path
        self._clock = clock
        self._tell = on_health
        self._pictures: Timeline[VideoFrame] = Timeline(PICTURES_AHEAD)
        self._store = SampleStore(round(SECONDS_AHEAD * SAMPLE_RATE))
        self._repeat = loop
        self._board = HealthBoard(self._on_health)
        self.video = SlatedVideo(label, self, clock.now_ns, draw)
        self.audio: StoredAudio | None = None
        self._label = label
        self._workers: list[Worker] = []

    @property
    def health(self) -> SourceHealth:
        """How it fares now. Any thread."""
        return self._board.health

    def start(self) -> None:
        """Look at the file and begin to decode; the rest happens elsewhere."""
        try:
            facts = probe(self._path)
        except CaptureError as error:
            self._board.show(Status.FAILED, str(error))
            return
        self._begin(facts)

    def stop(self) -> None:
        """End both readers and join them."""
        for worker in self._workers:
            worker.ask_to_stop()
        for worker in self._workers:
            worker.stop()

    def frame_at(self, t_ns: int) -> VideoFrame | None:
        """Return the file's picture for *t_ns*. Any thread."""
        return self._pictures.at(t_ns)

    def _begin(self, facts: FileFacts) -> None:
        base_ns = self._clock.now_ns() + PREROLL_NS
        rounds = Rounds(repeat=self._repeat, has_video=facts.has_video, has_audio=facts.has_audio)
        if facts.has_video:
            pictures = PictureReader(
                facts=facts,
                rounds=rounds,
                board=self._board,
                pictures=self._pictures,
                clock=self._clock,
                base_ns=base_ns,
            )
            self._workers.append(Worker(f"pictures of {self._label}", pictures.run))
        if facts.has_audio:
            self.audio = StoredAudio(self._store)
            sound = SoundReader(
                facts=facts,
                rounds=rounds,
                board=self._board,
                store=self._store,
                clock=self._clock,
                base_ns=base_ns,
            )
            self._workers.append(Worker(f"sound of {self._label}", sound.run))
        for worker in self._workers:
            worker.start()

    def _on_health(self, health: SourceHealth) -> None:
        self.video.on_health(health)
        self._tell(health)
