"""Decodes a recording from any moment on, from its sealed records."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import av
from av.audio.frame import AudioFrame
from av.video.frame import VideoFrame as AvFrame

from capture.conform import AudioConformer, VideoConformer
from capture.errors import MediaError
from mixer.canvas import CanvasPools
from mixer.clock import NS_PER_S
from mixer.compositor import Compositor
from mixer.media import Samples, VideoFrame
from mixer.mips import MipStore
from mixer.scene import Fit, Item, Scene
from studio.archive.errors import ArchiveError
from studio.archive.sample import Kind, Sample
from studio.library.errors import LibraryError
from studio.output.record_format import DamagedError, FindKey
from studio.output.recording_check import CONTAINER, open_recording

from .decoding import decode, open_decoder
from .moments import Moments

_NS_BASE: Final = Fraction(1, NS_PER_S)
_PRIMING_NS: Final = NS_PER_S // 10
"""So much sound before a moment is decoded for it: a decoder's first frames are not whole."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A decoded picture. ``pts_ns``: from the recording's first picture."""

    pts_ns: int
    duration_ns: int
    frame: AvFrame


@dataclass(frozen=True, slots=True)
class Heard:
    """Decoded sound, shape (n, 2), at 48 kHz."""

    pts_ns: int
    samples: Samples


class Film:
    """One recording's pictures and sound, in order from where :meth:`seek` went. One thread."""

    def __init__(self, moments: Moments) -> None:
        self._moments = moments
        with av.open(BytesIO(moments.init.data), "r", format=CONTAINER) as container:
            video = next(iter(container.streams.video), None)
            self.size = (video.width, video.height) if video is not None else (0, 0)
            """Width and height of the pictures, 0 where there are none."""
            self._video = open_decoder(video, moments.first_picture())
            sounds = container.streams.audio
            self.tracks = tuple(str(each.metadata.get("handler_name", "")) for each in sounds)
            """What its tracks of sound are called."""
            self._audios = [open_decoder(each) for each in sounds]
            self.title = str(container.metadata.get("title", ""))
        self._audio = self._audios[0] if self._audios else None
        self.length_ns = moments.end_ns()
        self.gaps = 0
        """How many records could not be read since the last seek."""
        self._conformer = AudioConformer()
        self._coming: Iterator[Seen | Heard] = iter(())

    def hear(self, track: int) -> None:
        """Decode another track of sound, counted from 0, from the next seek on."""
        if 0 <= track < len(self._audios):
            self._audio = self._audios[track]
            self._moments.hear(track)

    def seek(self, t_ns: int) -> None:
        """Go on with the key picture at or before *t_ns*, and the sound beside it."""
        for decoder in (self._video, self._audio):
            if decoder is not None:
                decoder.flush_buffers()
        self._conformer = AudioConformer()
        self.gaps = 0
        # The sound of the pictures that are only decoded on the way is not.
        index, key_ns = self._moments.at(max(0, t_ns))
        self._coming = self._decoded(index, key_ns, t_ns - _PRIMING_NS)

    def next(self) -> Seen | Heard | None:
        """Return what comes next; None at the end."""
        return next(self._coming, None)

    def picture_at(
        self,
        t_ns: int,
        near: Callable[[Seen], None] | None = None,
        is_wanted: Callable[[], bool] = lambda: True,
    ) -> Seen | None:
        """Seek, and return the picture that is shown at *t_ns*; sound before it is dropped.

        *near* hears of the key picture from which it is decoded, where that is another. Once it is
        no longer wanted, as *is_wanted* tells before each picture, None is returned.
        """
        self.seek(t_ns)
        found: Seen | None = None
        while (item := self.next()) is not None:
            if isinstance(item, Heard):
                continue
            if found is not None and not is_wanted():
                return None
            if found is not None and item.pts_ns > t_ns:
                self._coming = _before(item, self._coming)
                break
            if found is None and near is not None and item.pts_ns + item.duration_ns <= t_ns:
                near(item)
            found = item
            if item.duration_ns and item.pts_ns + item.duration_ns > t_ns:
                break
        return found

    def _decoded(self, index: int, key_ns: int, sound_from_ns: int) -> Iterator[Seen | Heard]:
        waits_for_key = True
        for each in range(index, len(self._moments)):
            if self._moments.is_damaged(each):
                # Pictures after it refer to what it held, up to the next key picture.
                self.gaps += 1
                waits_for_key = True
            for sample in self._moments.samples(each):
                if sample.kind is Kind.VIDEO:
                    waits_for_key = waits_for_key and not (
                        sample.is_key and sample.pts_ns >= key_ns
                    )
                    if not waits_for_key:
                        yield from self._pictures(self._packet(sample), sample)
                elif sample.pts_ns >= sound_from_ns:
                    yield from self._sound(self._packet(sample))
        yield from self._pictures(None, None)

    def _packet(self, sample: Sample) -> "av.Packet[Any] | None":
        try:
            packet: av.Packet[Any] = av.Packet(self._moments.data(sample))
        except DamagedError:
            self.gaps += 1
            return None
        packet.pts, packet.dts = sample.pts_ns, sample.dts_ns
        packet.duration, packet.time_base = sample.duration_ns, _NS_BASE
        packet.is_keyframe = sample.is_key
        return packet

    def _pictures(self, packet: "av.Packet[Any] | None", sample: Sample | None) -> Iterator[Seen]:
        for frame in decode(self._video, packet, flush=sample is None):
            if isinstance(frame, AvFrame) and frame.pts is not None:
                duration_ns = frame.duration or (sample.duration_ns if sample else 0)
                yield Seen(frame.pts, duration_ns, frame)

    def _sound(self, packet: "av.Packet[Any] | None") -> Iterator[Heard]:
        if packet is None:
            return
        for frame in decode(self._audio, packet, flush=False):
            if isinstance(frame, AudioFrame) and packet.pts is not None:
                yield Heard(packet.pts, self._conformer.conform(frame))


class Shrinker:
    """Pictures of any kind at one size, in the house format. One thread."""

    def __init__(self, width: int, height: int) -> None:
        pools = CanvasPools()
        self._conformer = VideoConformer(pools)
        self._compositor = Compositor(width, height, pools, MipStore(pools))
        self._scene = Scene("film", (Item("film", fit=Fit.CONTAIN),))

    def shrink(self, seen: Seen) -> VideoFrame:
        """Return *seen* at this size. Raises :class:`LibraryError`."""
        try:
            frame = self._conformer.conform(seen.frame, seen.pts_ns)
        except MediaError as error:
            raise LibraryError(str(error)) from error
        return self._compositor.compose(self._scene, {"film": frame}, seen.pts_ns)


@contextmanager
def open_film(path: Path, find_key: FindKey) -> Iterator[Film]:
    """Open the recording at *path* for playing, and close it after.

    Raises :class:`LibraryError` where nothing of it can be played, ``RecordingError``, and what
    *find_key* raises.
    """
    with open_recording(path, find_key, frozenset()) as reader:
        try:
            yield Film(Moments(reader))
        except (av.FFmpegError, ArchiveError) as error:
            message = f"{path.name} cannot be played: its beginning is missing or damaged."
            raise LibraryError(message) from error


def _before(item: Seen | Heard, rest: Iterator[Seen | Heard]) -> Iterator[Seen | Heard]:
    yield item
    yield from rest
