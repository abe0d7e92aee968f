"""The programme: sources, the two mixes, and the encodes of what they mix."""

from collections.abc import Callable, Mapping, Sequence

from capture.source import Source
from mixer.audio_mix import AudioMix
from mixer.buses import BusRoute
from mixer.cadence import Cadence
from mixer.clock import Clock
from mixer.handoff import LatestSlot
from mixer.media import VideoFrame
from mixer.ports import AudioSink, VideoSource
from mixer.program import ProgramState
from mixer.scene import Crop, Fit, Item, Rect, Scene
from mixer.stamp import PictureStamp, SoundStamp
from mixer.strip import AudioFollow, AudioStrip, Knobs
from mixer.video_mix import VideoMix
from studio.output.rendition_spec import RenditionSpec
from studio.output.renditions import Renditions
from studio.show import BusSpec, ItemSpec, MicrophoneSpec, SceneSpec, Show

from .ear_feed import EAR
from .knobs import knobs_of_spec
from .rack import Rack

_FITS = {"contain": Fit.CONTAIN, "cover": Fit.COVER, "stretch": Fit.STRETCH}


class LatestFrame:
    """A sink that keeps the newest programme picture, for the monitors."""

    def __init__(self) -> None:
        self.slot: LatestSlot[VideoFrame] = LatestSlot()

    def put(self, frame: VideoFrame) -> None:
        """Take a picture. The video mix."""
        self.slot.put(frame)


class Programme:
    """Owns every thread between the devices and the encoded packets. One owner's thread."""

    def __init__(
        self,
        *,
        show: Show,
        renditions: Renditions,
        main_of: Callable[[Show], RenditionSpec],
        initial: str,
        knobs: Mapping[str, Knobs],
        clock: Clock,
        rack: Rack,
        monitor: AudioSink,
        on_taken: Callable[[ProgramState], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self.scenes = {scene.name: scene_of(scene) for scene in show.scene}
        self.rack = rack
        self._buses = show.bus
        self._begun: dict[int, Source] = {}
        self._knobs = knobs
        self._clock = clock
        self._monitor = monitor
        self._stamped = show.show.stamp
        self._failed = failed
        self.latest = LatestFrame()
        self.renditions = renditions
        self._main_of = main_of
        width, height, rate = renditions.picture
        main = self.renditions.main
        self.video_encoding, self.audio_encoding = main.video_encoding, main.audio_encoding
        self.headers, self.fan_out = main.headers, main.fan_out
        stamp = PictureStamp(width, height) if self._stamped else None
        self.video_mix = VideoMix(
            clock=clock,
            cadence=Cadence(rate, 0),
            width=width,
            height=height,
            sources=self.pictures,
            initial=self.scenes[initial],
            sinks=[self.renditions.pictures, self.latest],
            stamp=stamp,
            on_taken=on_taken,
            failed=failed,
        )
        self.audio_mix: AudioMix | None = None

    def start(self, held_out: frozenset[str]) -> AudioMix:
        """Start everything from the sources on; return the audio mix, which knows its strips.

        *held_out*: the strips that are to be held out of the sound from its first block on.
        """
        for racked in self.rack.values():
            self.begin(racked.source)
        self.audio_mix = AudioMix(
            clock=self._clock,
            origin_ns=0,
            sources=self._audio_strips(),
            program=self.video_mix.program,
            sinks=[self.renditions.sound],
            stamp=SoundStamp() if self._stamped else None,
            monitor=self._monitor,
            failed=self._failed,
        )
        self.audio_mix.hold_out(held_out)
        self.audio_mix.buses.route(self._routes(self._buses))
        self.renditions.start()
        self.video_mix.start()
        self.audio_mix.start()
        return self.audio_mix

    def stop(self) -> None:
        """Stop everything, the mixes first, so that nothing waits for what has gone."""
        self.video_mix.stop()
        if self.audio_mix is not None:
            self.audio_mix.stop()
        self.renditions.stop()
        for source in tuple(self._begun.values()):
            self.end(source)

    @property
    def pictures(self) -> dict[str, VideoSource]:
        """The sources that have pictures, as others may see them, by name."""
        return {
            name: racked.video for name, racked in self.rack.items() if racked.video is not None
        }

    def begin(self, source: Source) -> None:
        """Start a source, which :meth:`stop` ends at last. The owner's thread, or its desk."""
        self._begun[id(source)] = source
        source.start()

    def end(self, source: Source) -> None:
        """End a source that has been begun. The same thread."""
        if self._begun.pop(id(source), None) is not None:
            source.stop()

    def exchange(self, show: Show, rack: Rack) -> None:
        """Show *show* with the sources of *rack* from the next tick on. The session's thread."""
        self.rack = rack
        self.scenes = {scene.name: scene_of(scene) for scene in show.scene}
        self.renditions.encode_main_as(self._main_of(show))
        self.video_mix.exchange(self.pictures, self.scenes)
        if self.audio_mix is not None:
            self.audio_mix.set_strips(self._audio_strips())
            self.audio_mix.buses.route(self._routes(show.bus))

    def _routes(self, buses: Sequence[BusSpec]) -> dict[str, BusRoute]:
        """Return what each bus of the show hears, and the one for an ear in a call."""
        others = frozenset(
            name
            for name, racked in self.rack.items()
            if not isinstance(racked.spec, MicrophoneSpec)
        )
        return routes_of(buses) | {EAR: BusRoute(others, AudioFollow.SCENE)}

    def _audio_strips(self) -> dict[str, AudioStrip]:
        strips = {}
        for name, racked in self.rack.items():
            spec, audio = racked.spec, racked.source.audio
            if audio is None or spec.audio == "off":
                continue
            knobs = self._knobs.get(name) or knobs_of_spec(spec)
            strips[name] = AudioStrip(audio, AudioFollow(spec.audio), knobs)
        return strips


def routes_of(buses: Sequence[BusSpec]) -> dict[str, BusRoute]:
    """Return what each bus hears, by its name."""
    return {bus.name: BusRoute(frozenset(bus.sources), AudioFollow(bus.follow)) for bus in buses}


def scene_of(spec: SceneSpec) -> Scene:
    """Return the scene that *spec* describes, its items sorted by their order."""
    shown = (item for item in spec.items if not item.hidden)
    items = sorted(shown, key=lambda item: item.order)
    return Scene(spec.name, tuple(_item(item) for item in items))


def _item(spec: ItemSpec) -> Item:
    return Item(spec.source, Rect(*spec.rect), Crop(*spec.crop), spec.opacity, _FITS[spec.fit])
