"""A source recorded by an encoder of its own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from mixer.cadence import Cadence
from mixer.media import VideoFrame
from mixer.scene import Fit, Item, Scene
from mixer.video_mix import VideoMix
from studio.engine.sound_tracks import Sounding
from studio.output.chapters import Chapter
from studio.output.codecs import RECORDED_KEY_MS
from studio.output.encoder import VideoEncoding
from studio.output.output import OutputStatus
from studio.output.packet import EncodedPacket, RecordedStreams
from studio.output.recorder import RecorderOutput, RecordingPlan

from .iso import IsoMeans


class _Seen:
    """The source of a name as others may see it, whatever device an edit has put there."""

    def __init__(self, name: str, means: IsoMeans) -> None:
        self._name = name
        self._means = means

    def frame_at(self, t_ns: int) -> VideoFrame | None:
        racked = self._means.racked(self._name)
        return racked.video.frame_at(t_ns) if racked is not None and racked.video else None


class EncodedIso:
    """Draws the source alone at each tick, in the house's size, and encodes that.

    It is covered where it is covered on air. Raises ``OutputError`` when there is no encoder.
    """

    def __init__(
        self,
        name: str,
        label: str,
        plan: RecordingPlan,
        on_status: Callable[[OutputStatus], None],
        means: IsoMeans,
    ) -> None:
        width, height, rate = means.picture
        self._encoding = VideoEncoding(
            width=width,
            height=height,
            rate=rate,
            spec=replace(means.video(), key_ms=RECORDED_KEY_MS),
            clock=means.clock,
            deliver=self._deliver,
            failed=means.failed,
        )
        self._mix = VideoMix(
            clock=means.clock,
            cadence=Cadence(rate, 0),
            width=width,
            height=height,
            sources={name: _Seen(name, means)},
            initial=Scene(name, (Item(name, fit=Fit.CONTAIN),)),
            sinks=[self._encoding],
            failed=means.failed,
        )
        sounds = [(Sounding(name), label)] if means.is_heard(name) else []
        self._tracks = means.tracks.prepare_alone(sounds)
        self._output = RecorderOutput(
            plan=plan,
            headers=RecordedStreams(self._encoding.header, self._tracks.headers),
            clock=means.clock,
            on_status=on_status,
            request_key_frame=self._encoding.request_key_frame,
        )

    def _deliver(self, packet: EncodedPacket) -> None:
        self._output.put(packet)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files made so far, in order. Any thread."""
        return self._output.paths

    @property
    def file_bytes(self) -> int:
        """How large these are. Any thread."""
        return self._output.counters.file_bytes

    def start(self) -> None:
        """Begin with the next tick."""
        self._output.start()
        self._encoding.start()
        self._tracks.start(self._output.put)
        self._mix.start()

    def pause(self, at_ns: int) -> None:
        """Leave out what comes."""
        self._output.pause(at_ns)

    def resume(self, at_ns: int) -> None:
        """Go on."""
        self._output.resume(at_ns)

    def split(self) -> None:
        """Begin a new file."""
        self._output.split()

    def mark(self, chapter: Chapter) -> None:
        """Begin a chapter."""
        self._output.mark(chapter)

    def follow(self) -> None:
        """Do nothing: each tick asks for the source anew."""

    def stop(self, at_ns: int) -> None:
        """Close the files in order, then let go of the encoders."""
        try:
            self._output.stop(at_ns)
        finally:
            self._mix.stop()
            self._encoding.stop()
            self._tracks.stop()
