"""The programme's encodes as a set: the main one, and others begun and ended on demand."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from mixer.clock import Clock
from mixer.handoff import Guard, LatestSlot

from .codecs import SoundSpec, VideoSpec
from .encoder import AudioEncoding, EncodingCounters, VideoEncoding
from .errors import OutputError
from .fanout import FanOut
from .packet import EncodedPacket, StreamHeaders
from .rendition_spec import RenditionSpec
from .tap import Tap

if TYPE_CHECKING:
    from mixer.media import AudioBlock, VideoFrame


class _Encoding(Protocol):
    """What an encode of pictures and one of sound have in common."""

    @property
    def label(self) -> str: ...

    @property
    def bitrate_bps(self) -> int: ...

    @property
    def cpu_ns(self) -> int: ...

    def start(self) -> None: ...

    def stop(self) -> None: ...


E = TypeVar("E", bound=_Encoding)


@dataclass(frozen=True, slots=True)
class EncodeCost:
    """What one encode is, how many renditions take it, and what it costs.

    ``cpu``: cores in use since the costs were asked for before.
    """

    label: str
    bitrate_bps: int
    renditions: int
    cpu: float


class _Encode(Generic[E]):
    """One encode, who takes its packets, and what it had cost at the last look."""

    def __init__(self, open_encode: Callable[[Callable[[EncodedPacket], None]], E]) -> None:
        self.packets: Tap[EncodedPacket] = Tap()
        self.takers = 0
        self.cpu_ns = 0
        self.encoding = open_encode(self.packets.put)

    def feed(self, fan_out: FanOut) -> None:
        self.takers += 1
        self.packets.add(fan_out.put)

    def starve(self, fan_out: FanOut) -> None:
        self.takers -= 1
        self.packets.remove(fan_out.put)


class Rendition:
    """A running encode of the programme. Any thread may use it between acquire and release."""

    def __init__(
        self, spec: RenditionSpec, video: _Encode[VideoEncoding], sound: _Encode[AudioEncoding]
    ) -> None:
        self.spec = spec
        self.fan_out = FanOut(video.encoding.request_key_frame)
        self._video = video
        self._sound = sound
        video.feed(self.fan_out)
        sound.feed(self.fan_out)

    @property
    def headers(self) -> StreamHeaders:
        """What a muxer must know before the first packet."""
        return StreamHeaders(self.video_encoding.header, self.audio_encoding.header)

    @property
    def video_encoding(self) -> VideoEncoding:
        """Its pictures' encode, which other renditions may share."""
        return self._video.encoding

    @property
    def audio_encoding(self) -> AudioEncoding:
        """Its sound's encode, which other renditions may share."""
        return self._sound.encoding

    def request_key_frame(self) -> None:
        """Make the next picture one that a receiver can begin with."""
        self.video_encoding.request_key_frame()

    def set_bitrate(self, bitrate_bps: int) -> None:
        """Aim at *bitrate_bps*, at most that of the specification, for all who take it."""
        self.video_encoding.set_bitrate(bitrate_bps)

    @property
    def counters(self) -> EncodingCounters:
        """Counts of its pictures."""
        return self.video_encoding.counters


class Renditions:
    """Owns the encodes of one programme; ``pictures`` and ``sound`` are the mixes' sinks for them.

    ``main`` is there from the start to the end; what else is acquired must be released as often.
    *failed* hears, on its thread, when an encode dies; *replaced* in a sentence when another
    encoder took the place of one that failed.

    Raises :class:`OutputError` when the main one cannot be opened.
    """

    def __init__(
        self,
        *,
        main: RenditionSpec,
        width: int,
        height: int,
        rate: Fraction,
        clock: Clock,
        failed: Callable[[BaseException], None],
        replaced: Callable[[str], None] = lambda _why: None,
    ) -> None:
        self.picture = (width, height, rate)
        self._replaced = replaced
        self._clock = clock
        self._failed = failed
        self.pictures: Tap[VideoFrame] = Tap()
        self.sound: Tap[AudioBlock] = Tap()
        self._videos: dict[VideoSpec, _Encode[VideoEncoding]] = {}
        self._sounds: dict[SoundSpec, _Encode[AudioEncoding]] = {}
        self._changing = Guard()
        self._costly: LatestSlot[tuple[_Encode[VideoEncoding] | _Encode[AudioEncoding], ...]] = (
            LatestSlot()
        )
        self._running = False
        self._looked_ns = clock.now_ns()
        self._users: dict[RenditionSpec, int] = {}
        self._renditions: dict[RenditionSpec, Rendition] = {}
        self.main = self.acquire(main)
        self.main_now = main
        """How the main one is encoded now; its own specification is how it began."""

    def start(self) -> None:
        """Start to encode. The owner's thread."""
        with self._changing:
            self._running = True
            for encoding in self._encodings():
                encoding.start()

    def stop(self) -> None:
        """End every encode, once what waits is delivered; the mixes have ended before.

        The owner's thread.
        """
        with self._changing:
            for encoding in self._encodings():
                encoding.stop()

    def acquire(self, spec: RenditionSpec) -> Rendition:
        """Return the programme as *spec* wants it, encoded from the next picture on.

        Equal specifications share one; equal pictures or sound of different ones, too. Takes up
        to half a second where an encoder has to be opened. Any thread.

        Raises :class:`OutputError` when an encoder is missing, or refuses.
        """
        with self._changing:
            self._users[spec] = self._users.get(spec, 0) + 1
            try:
                return self._renditions.get(spec) or self._open(spec)
            except OutputError:
                for encoding in self._let_go(spec):
                    encoding.stop()
                raise

    def encode_main_as(self, spec: RenditionSpec) -> None:
        """Encode the main rendition's pictures as *spec* says from the next one on. Any thread.

        The rendition stays the one it was for all who take it. Its sound's bit rate holds from
        the next start on.
        """
        self.main_now = spec
        self.main.video_encoding.exchange(spec.video)

    def release(self, rendition: Rendition) -> None:
        """Let go of *rendition*; what nobody takes any more ends. Any thread."""
        with self._changing:
            unused = self._let_go(rendition.spec)
        for encoding in unused:
            encoding.stop()

    def costs(self) -> tuple[EncodeCost, ...]:
        """Return what each encode costs, the main one's pictures first. One thread's.

        Waits for no encoder that is being opened or ended meanwhile.
        """
        now_ns = self._clock.now_ns()
        span_ns, self._looked_ns = max(1, now_ns - self._looked_ns), now_ns
        return tuple(_cost(encode, span_ns) for encode in self._costly.get() or ())

    def _encodings(self) -> tuple[_Encoding, ...]:
        videos = tuple(encode.encoding for encode in self._videos.values())
        return videos + tuple(encode.encoding for encode in self._sounds.values())

    def _open(self, spec: RenditionSpec) -> Rendition:
        video = self._videos.get(spec.video) or self._open_video(spec.video)
        sound = self._sounds.get(spec.sound) or self._open_sound(spec.sound)
        rendition = self._renditions[spec] = Rendition(spec, video, sound)
        self._note_costly()
        return rendition

    def _open_video(self, spec: VideoSpec) -> _Encode[VideoEncoding]:
        width, height, rate = self.picture
        encode = self._videos[spec] = _Encode(
            lambda deliver: VideoEncoding(
                width=width,
                height=height,
                rate=rate,
                spec=spec,
                clock=self._clock,
                deliver=deliver,
                replaced=self._replaced,
                failed=self._failed,
            )
        )
        self._begin(encode)
        self.pictures.add(encode.encoding.put)
        return encode

    def _open_sound(self, spec: SoundSpec) -> _Encode[AudioEncoding]:
        encode = self._sounds[spec] = _Encode(
            lambda deliver: AudioEncoding(
                clock=self._clock, deliver=deliver, spec=spec, failed=self._failed
            )
        )
        self._begin(encode)
        self.sound.add(encode.encoding.put)
        return encode

    def _begin(self, encode: _Encode[E]) -> None:
        if self._running:
            encode.encoding.start()

    def _let_go(self, spec: RenditionSpec) -> tuple[_Encoding, ...]:
        """Count one user less; return the encodes that nobody takes any more, still to stop."""
        self._users[spec] -= 1
        if self._users[spec]:
            return ()
        del self._users[spec]
        rendition = self._renditions.pop(spec, None)
        if rendition is not None:
            self._videos[spec.video].starve(rendition.fan_out)
            self._sounds[spec.sound].starve(rendition.fan_out)
        unused: list[_Encoding] = []
        for video_spec, video in tuple(self._videos.items()):
            if not video.takers:
                self.pictures.remove(video.encoding.put)
                unused.append(self._videos.pop(video_spec).encoding)
        for sound_spec, sound in tuple(self._sounds.items()):
            if not sound.takers:
                self.sound.remove(sound.encoding.put)
                unused.append(self._sounds.pop(sound_spec).encoding)
        self._note_costly()
        return tuple(unused)

    def _note_costly(self) -> None:
        self._costly.put((*self._videos.values(), *self._sounds.values()))


def _cost(encode: _Encode[VideoEncoding] | _Encode[AudioEncoding], span_ns: int) -> EncodeCost:
    before_ns, encode.cpu_ns = encode.cpu_ns, encode.encoding.cpu_ns
    cpu = max(0, encode.cpu_ns - before_ns) / span_ns
    encoding = encode.encoding
    return EncodeCost(encoding.label, encoding.bitrate_bps, encode.takers, round(cpu, 3))
