"""All sources that are recorded beside the programme."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from mixer.errors import StudioError
from studio.engine.inbox import IsoNews, Post
from studio.engine.sound_tracks import RunningTracks, Sounding
from studio.output.chapters import Chapter
from studio.output.output import OutputState, OutputStatus
from studio.output.recorder import RecordingPlan
from studio.show import AnySource, BusSpec, CameraSpec, NetworkSpec

from .encoded import EncodedIso
from .iso import Iso, IsoMeans, MakeIso
from .remuxed import CODECS, RemuxedIso

_ENCODED_SCHEMES = ("http://", "https://")
"""Motion JPEG: ten times the bytes of what an encoder makes of it."""


class Isos:
    """Begins them with the recording and ends them with it. The session's thread; *end* any."""

    def __init__(
        self,
        *,
        means: IsoMeans,
        sources: Callable[[], Sequence[AnySource]],
        buses: Callable[[], Sequence[BusSpec]],
        post: Post,
    ) -> None:
        self._means = means
        self._sources = sources
        self._buses = buses
        self._post = post
        self._now: tuple[Iso, ...] = ()
        self._all: list[Iso] = []

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files made so far."""
        return tuple(path for iso in self._all for path in iso.paths)

    @property
    def file_bytes(self) -> int:
        """How large those of the running recording are."""
        return sum(iso.file_bytes for iso in self._now)

    def prepare_tracks(self, names: Sequence[str]) -> RunningTracks:
        """Return the sound of these sources, then of each bus, as tracks beside the programme's.

        Raises ``OutputError`` when there is no encoder.
        """
        labels = {spec.name: spec.shown_label for spec in self._sources()}
        named = [(Sounding(name), labels.get(name, name)) for name in names]
        named += [
            (Sounding(bus.name, is_bus=True), bus.shown_label)
            for bus in self._buses()
            if bus.record
        ]
        return self._means.tracks.prepare(named, first_track=1)

    def begin(self, plan: RecordingPlan, *, paused: bool) -> None:
        """Record each source of the show that is to be, as *plan* has it for the programme."""
        begun = []
        for spec in self._sources():
            if spec.record:
                iso = self._begun(spec, plan)
                if iso is not None:
                    if paused:
                        iso.pause(0)
                    begun.append(iso)
        self._now = tuple(begun)
        self._all += begun

    def take_all(self) -> tuple[Iso, ...]:
        """Return those that run, to be stopped by the caller; none runs any more."""
        running, self._now = self._now, ()
        return running

    def pause(self, at_ns: int) -> None:
        """Leave out what comes."""
        for iso in self._now:
            iso.pause(at_ns)

    def resume(self, at_ns: int) -> None:
        """Go on."""
        for iso in self._now:
            iso.resume(at_ns)

    def split(self) -> None:
        """Begin new files."""
        for iso in self._now:
            iso.split()

    def mark(self, chapter: Chapter) -> None:
        """Begin a chapter in each."""
        for iso in self._now:
            iso.mark(chapter)

    def follow(self) -> None:
        """See whether an edit has put another device in a source's place."""
        for iso in self._now:
            iso.follow()

    def _begun(self, spec: AnySource, plan: RecordingPlan) -> Iso | None:
        make: MakeIso = RemuxedIso if self._comes_coded(spec) else EncodedIso
        made: list[Iso] = []
        hear = self._hearer(spec.name, spec.shown_label, made)
        try:
            iso = make(
                spec.name, spec.shown_label, replace(plan, track=spec.name), hear, self._means
            )
        except StudioError as error:
            hear(OutputStatus(OutputState.FAILED, str(error), self._means.clock.now_ns()))
            return None
        made.append(iso)
        iso.start()
        return iso

    def _comes_coded(self, spec: AnySource) -> bool:
        racked = self._means.racked(spec.name)
        codec = getattr(getattr(racked.source, "coded", None), "codec", "") if racked else ""
        if isinstance(spec, CameraSpec):
            return codec in CODECS or spec.pixel_format in CODECS
        if not isinstance(spec, NetworkSpec) or spec.url.startswith(_ENCODED_SCHEMES):
            return False
        # One that has not come yet will most likely be H.264; it says so where it is not.
        return not codec or codec in CODECS

    def _hearer(self, name: str, label: str, made: list[Iso]) -> Callable[[OutputStatus], None]:
        def heard(status: OutputStatus) -> None:
            paths = made[0].paths if made else ()
            self._post(IsoNews(name, label, status, str(paths[-1]) if paths else ""))

        return heard
