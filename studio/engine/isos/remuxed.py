"""A camera that delivers coded pictures, recorded as it coded them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from av.video.stream import VideoStream

from capture.coded import CodedPicture, CodedTap
from capture.shield import Shield
from mixer.handoff import Guard
from studio.engine.sound_tracks import Sounding
from studio.output.chapters import Chapter
from studio.output.muxing import open_null_muxer
from studio.output.output import OutputState, OutputStatus
from studio.output.packet import (
    EncodedPacket,
    RecordedStreams,
    StreamKind,
    VideoHeader,
)
from studio.output.recorder import RecorderOutput, RecordingPlan

from .iso import IsoMeans

if TYPE_CHECKING:
    from studio.output.codecs import VideoCodec

CODECS: Final[frozenset[str]] = frozenset({"h264", "hevc"})
"""What an MP4 takes as cameras send it."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What must stay the same within a file."""

    codec: str
    width: int
    height: int
    parameters: bytes

    @classmethod
    def of(cls, stream: VideoStream) -> "_Kind":
        context = stream.codec_context
        return cls(context.name, context.width, context.height, bytes(context.extradata or b""))


class RemuxedIso:
    """Keeps the camera's own packets; nothing is decoded or encoded for it but the sound.

    While the source is covered nothing is kept. Where the camera comes back otherwise, a new file
    begins. Raises ``OutputError`` when there is no encoder for the sound.
    """

    def __init__(
        self,
        name: str,
        label: str,
        plan: RecordingPlan,
        on_status: Callable[[OutputStatus], None],
        means: IsoMeans,
    ) -> None:
        self._name = name
        self._label = label
        self._plan = plan
        self._on_status = on_status
        self._means = means
        sounds = [(Sounding(name), label)] if means.is_heard(name) else []
        self._tracks = means.tracks.prepare_alone(sounds)
        self._tap: CodedTap | None = None
        self._changing = Guard()
        self._output: RecorderOutput | None = None
        self._kind: _Kind | None = None
        self._header: VideoHeader | None = None
        self._number = 0
        self._paused = self._stopped = False
        self._chapter: Chapter | None = None
        self._all: list[RecorderOutput] = []

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files made so far, in order. Any thread."""
        return tuple(path for output in self._all for path in output.paths)

    @property
    def file_bytes(self) -> int:
        """How large these are. Any thread."""
        return sum(output.counters.file_bytes for output in self._all)

    def start(self) -> None:
        """Begin with the camera's next key frame."""
        self._tracks.start(self._hear)
        self.follow()

    def pause(self, at_ns: int) -> None:
        """Leave out what comes."""
        with self._changing:
            self._paused = True
            if self._output is not None:
                self._output.pause(at_ns)

    def resume(self, at_ns: int) -> None:
        """Go on with the camera's next key frame, which nobody can ask it for."""
        with self._changing:
            self._paused = False
            if self._output is not None:
                self._output.resume(at_ns)

    def split(self) -> None:
        """Begin a new file with the camera's next key frame."""
        with self._changing:
            if self._output is not None:
                self._output.split()

    def mark(self, chapter: Chapter) -> None:
        """Begin a chapter."""
        with self._changing:
            self._chapter = chapter
            if self._output is not None:
                self._output.mark(chapter)

    def follow(self) -> None:
        """Go over to the device that an edit has put in the source's place, if one has."""
        racked = self._means.racked(self._name)
        tap = getattr(racked.source, "coded", None) if racked is not None else None
        if tap is self._tap:
            return
        if self._tap is not None:
            self._tap.remove(self._take)
        self._tap = tap if isinstance(tap, CodedTap) else None
        if self._tap is not None:
            self._tap.add(self._take)

    def stop(self, at_ns: int) -> None:
        """Close the files in order, then let go of the camera."""
        with self._changing:
            self._stopped = True
            output = self._output
        try:
            if output is not None:
                output.stop(at_ns)
        finally:
            if self._tap is not None:
                self._tap.remove(self._take)
            self._tracks.stop()

    def _hear(self, packet: EncodedPacket) -> None:
        output = self._output
        if output is not None:
            output.put(packet)

    def _take(self, picture: CodedPicture) -> None:
        """Take one; on the source's thread."""
        racked = self._means.racked(self._name)
        video = racked.video if racked is not None else None
        if video is not None and video.shield is not Shield.OFF:
            # What is covered on air is not kept in the clear.
            self._number += 1
            return
        if not picture.follows:
            self._number += 1
        if picture.is_key and not self._fits(picture.stream):
            self._begin(picture)
        output, header = self._output, self._header
        if output is None or header is None:
            return
        output.put(
            EncodedPacket(
                kind=StreamKind.VIDEO,
                number=self._number,
                pts_ns=picture.pts_ns,
                dts_ns=picture.dts_ns,
                duration_ns=picture.duration_ns,
                is_key=picture.is_key,
                tick_ns=picture.pts_ns,
                size=picture.data.size,
                payload=picture.data,
                header=header,
            )
        )
        self._number += 1

    def _fits(self, stream: VideoStream) -> bool:
        return self._kind is not None and self._kind == _Kind.of(stream)

    def _begin(self, picture: CodedPicture) -> None:
        """Begin a file for what the camera sends from now on."""
        self._kind = _Kind.of(picture.stream)
        before = self._output
        with self._changing:
            if self._stopped:
                return
            self._output = None
            if self._kind.codec in CODECS:
                self._open(picture)
        if before is not None:
            self._means.finish(lambda: before.stop(picture.pts_ns))
        if self._output is None:
            fault = (
                f"{self._label} sends {self._kind.codec}, which is not recorded by itself; "
                "choose H.264 on the camera."
            )
            self._on_status(OutputStatus(OutputState.FAILED, fault, picture.pts_ns))

    def _open(self, picture: CodedPicture) -> None:
        stream, kind = picture.stream, _Kind.of(picture.stream)
        container = open_null_muxer()
        template = container.add_stream_from_template(stream)
        rate = stream.average_rate or stream.guessed_rate or self._means.picture[2]
        self._header = VideoHeader(
            width=kind.width,
            height=kind.height,
            rate=Fraction(rate),
            bitrate_bps=0,
            template=template,
            codec=cast("VideoCodec", kind.codec),
        )
        last = self._all[-1] if self._all else None
        output = RecorderOutput(
            plan=replace(self._plan, segment=last.next_number) if last else self._plan,
            headers=RecordedStreams(self._header, self._tracks.headers),
            clock=self._means.clock,
            on_status=self._on_status,
        )
        if self._chapter is not None:
            output.mark(self._chapter)
        if self._paused:
            output.pause(0)
        output.start()
        self._output = output
        self._all.append(output)
