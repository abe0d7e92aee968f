"""The programme: sources, the two mixes, one encode, and the fan-out to the outputs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from capture.source import SourceHealth
from mixer.audio_mix import AudioFollow, AudioMix, AudioStrip
from mixer.cadence import Cadence
from mixer.clock import Clock
from mixer.handoff import LatestSlot
from mixer.media import VideoFrame
from mixer.program import ProgramState
from mixer.scene import Crop, Fit, Item, Rect, Scene
from mixer.stamp import PictureStamp, SoundStamp
from mixer.video_mix import VideoMix
from studio.output.encoder import AudioEncoding, VideoEncoding
from studio.output.fanout import FanOut
from studio.output.packet import EncodedPacket, StreamHeaders
from studio.show import ItemSpec, PictureFormat, SceneSpec, Show

from .sources import SourceMaker

_FITS = {"contain": Fit.CONTAIN, "cover": Fit.COVER, "stretch": Fit.STRETCH}


class LatestFrame:
    """A sink that keeps the newest programme picture, for the monitors."""

    def __init__(self) -> None:
        self.slot: LatestSlot[VideoFrame] = LatestSlot()

    def put(self, frame: VideoFrame) -> None:
        """Take a picture. The video mix."""
        self.slot.put(frame)


@dataclass(frozen=True, slots=True)
class Strip:
    """How a source's fader and mute begin."""

    gain_db: float
    muted: bool


class Programme:
    """Owns every thread between the devices and the encoded packets. One owner's thread."""

    def __init__(
        self,
        *,
        show: Show,
        picture: PictureFormat,
        bitrate_bps: int,
        initial: str,
        strips: Mapping[str, Strip],
        clock: Clock,
        maker: SourceMaker,
        on_health: Callable[[str, SourceHealth], None],
        on_taken: Callable[[ProgramState], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self.scenes = {scene.name: scene_of(scene) for scene in show.scene}
        self.sources = {
            spec.name: maker.make(spec, _for_source(spec.name, on_health)) for spec in show.source
        }
        self._specs = {spec.name: spec for spec in show.source}
        self._strips = strips
        self._clock = clock
        self._stamped = show.show.stamp
        self._failed = failed
        self.latest = LatestFrame()
        self.video_encoding = VideoEncoding(
            width=picture.width,
            height=picture.height,
            rate=picture.rate,
            bitrate_bps=bitrate_bps,
            clock=clock,
            deliver=self._deliver,
            failed=failed,
        )
        self.audio_encoding = AudioEncoding(clock=clock, deliver=self._deliver, failed=failed)
        self.headers = StreamHeaders(self.video_encoding.header, self.audio_encoding.header)
        self.fan_out = FanOut(self.video_encoding.request_key_frame)
        stamp = PictureStamp(picture.width, picture.height) if self._stamped else None
        self.video_mix = VideoMix(
            clock=clock,
            cadence=Cadence(picture.rate, 0),
            width=picture.width,
            height=picture.height,
            sources={n: s.video for n, s in self.sources.items() if s.video is not None},
            initial=self.scenes[initial],
            sinks=[self.video_encoding, self.latest],
            stamp=stamp,
            on_taken=on_taken,
            failed=failed,
        )
        self.audio_mix: AudioMix | None = None

    def start(self) -> AudioMix:
        """Start everything from the sources on; return the audio mix, which knows its strips."""
        for source in self.sources.values():
            source.start()
        self.audio_mix = AudioMix(
            clock=self._clock,
            origin_ns=0,
            sources=self._audio_strips(),
            program=self.video_mix.program,
            sinks=[self.audio_encoding],
            stamp=SoundStamp() if self._stamped else None,
            failed=self._failed,
        )
        self.video_encoding.start()
        self.audio_encoding.start()
        self.video_mix.start()
        self.audio_mix.start()
        return self.audio_mix

    def stop(self) -> None:
        """Stop everything, the mixes first, so that nothing waits for what has gone."""
        self.video_mix.stop()
        if self.audio_mix is not None:
            self.audio_mix.stop()
        self.video_encoding.stop()
        self.audio_encoding.stop()
        for source in self.sources.values():
            source.stop()

    def _audio_strips(self) -> dict[str, AudioStrip]:
        strips = {}
        for name, source in self.sources.items():
            spec = self._specs[name]
            if source.audio is None or spec.audio == "off":
                continue
            strip = self._strips.get(name, Strip(spec.gain_db, spec.muted))
            follow = AudioFollow(spec.audio)
            strips[name] = AudioStrip(source.audio, follow, strip.gain_db, strip.muted)
        return strips

    def _deliver(self, packet: EncodedPacket) -> None:
        self.fan_out.put(packet)


def scene_of(spec: SceneSpec) -> Scene:
    """Return the scene that *spec* describes, its items sorted by their order."""
    items = sorted(spec.items, key=lambda item: item.order)
    return Scene(spec.name, tuple(_item(item) for item in items))


def _item(spec: ItemSpec) -> Item:
    return Item(spec.source, Rect(*spec.rect), Crop(*spec.crop), spec.opacity, _FITS[spec.fit])


def _for_source(
    name: str, on_health: Callable[[str, SourceHealth], None]
) -> Callable[[SourceHealth], None]:
    return lambda health: on_health(name, health)
