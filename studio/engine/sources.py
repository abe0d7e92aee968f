"""Sources from their specifications."""

import os
import ssl
from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from capture.camera import CameraSource
from capture.graphics import DrawSvg
from capture.media_file import MediaFileSource
from capture.microphone import MicrophoneSource
from capture.modes import Mode
from capture.network import NetworkSource
from capture.pattern import PatternSource
from capture.pdf_pages import PdfPages
from capture.processes import ProcessFamily
from capture.replay import ReplaySource, ReplayWish, seconds_ns
from capture.screen import ScreenSource
from capture.screen_opening import ScreenWish
from capture.slides import OnPlace, SlidesSource
from capture.source import OnHealth, Source
from capture.still import StillSource, graphic_reader, picture_reader
from capture.x11.safety import Safety
from mixer.clock import Clock
from studio.audit.gate import Gate
from studio.output.replay import ReplayMemory
from studio.secrets import read_secret
from studio.show import (
    AnySource,
    CameraSpec,
    FileSpec,
    GraphicSpec,
    MicrophoneSpec,
    NetworkSpec,
    PatternSpec,
    PictureFormat,
    ReplaySpec,
    ScreenSpec,
    SlidesSpec,
)

_USUAL_RATE = 30.0


@dataclass(frozen=True, slots=True)
class SourceMaker:
    """Makes the source of a specification, not yet started."""

    picture: PictureFormat
    clock: Clock
    gate: Gate
    tls: ssl.SSLContext
    pages: PdfPages
    first_pages: Mapping[str, int]
    """The page that slides go on at, where it is not the first of their specification."""
    own: Container[int]
    """The processes of this station, whose windows no screen shows."""
    replay: ReplayMemory
    """What was on air a moment ago."""
    draw: DrawSvg
    """What draws slates and graphics, and holds up no show."""

    def make(self, spec: AnySource, on_health: OnHealth, on_place: OnPlace) -> Source:
        """Return the source of *spec*; *on_health* and *on_place* hear of it on its own thread."""
        label, clock = spec.shown_label, self.clock
        made: Source
        match spec:
            case CameraSpec():
                made = CameraSource(
                    label=label,
                    device=spec.device,
                    wish=wished_mode(spec, self.picture),
                    is_chosen=(spec.width, spec.height, spec.rate) != (None, None, None),
                    clock=clock,
                    on_health=on_health,
                    controls=spec.controls,
                    keeps_coded=spec.record,
                    draw=self.draw,
                )
            case MicrophoneSpec():
                made = MicrophoneSource(
                    label=label,
                    device=spec.device,
                    channels=spec.channels,
                    rate=spec.rate,
                    clock=clock,
                    on_health=on_health,
                )
            case FileSpec():
                made = MediaFileSource(
                    label=label,
                    path=Path(spec.path),
                    loop=spec.loop,
                    clock=clock,
                    on_health=on_health,
                    draw=self.draw,
                )
            case NetworkSpec():
                made = self._network(spec, on_health)
            case ScreenSpec():
                made = ScreenSource(
                    label=label,
                    wish=self._screen(spec),
                    clock=clock,
                    on_health=on_health,
                    draw=self.draw,
                )
            case SlidesSpec():
                made = SlidesSource(
                    label=label,
                    path=Path(spec.path),
                    page=self.first_pages.get(spec.name, spec.page),
                    size=(self.picture.width, self.picture.height),
                    pages=self.pages,
                    clock=clock,
                    on_health=on_health,
                    on_place=on_place,
                    draw=self.draw,
                )
            case ReplaySpec():
                made = ReplaySource(
                    label=label,
                    wish=ReplayWish(seconds_ns(spec.seconds), spec.speed),
                    find=self.replay.clip,
                    clock=clock,
                    on_health=on_health,
                )
            case PatternSpec():
                made = PatternSource(
                    width=self.picture.width,
                    height=self.picture.height,
                    rate=self.picture.rate,
                    tone_hz=spec.tone_hz,
                    on_health=on_health,
                )
            case _:
                made = self._picture(spec, on_health)
        return made

    def _picture(self, spec: AnySource, on_health: OnHealth) -> StillSource:
        size = (self.picture.width, self.picture.height)
        if isinstance(spec, GraphicSpec):
            read = graphic_reader(Path(spec.path), spec.fields, *size, self.draw)
        else:
            read = picture_reader(Path(getattr(spec, "path", "")), *size, self.draw)
        return StillSource(
            label=spec.shown_label,
            read=read,
            clock=self.clock,
            on_health=on_health,
            draw=self.draw,
        )

    def _screen(self, spec: ScreenSpec) -> ScreenWish:
        return ScreenWish(
            display=spec.display,
            area=spec.area,
            window=spec.window,
            safety=Safety(spec.safety, spec.allow, self.own),
            rate=spec.rate,
            cursor=spec.cursor,
        )

    def _network(self, spec: NetworkSpec, on_health: OnHealth) -> NetworkSource:
        return NetworkSource(
            label=spec.shown_label,
            url=spec.url,
            gate=self.gate,
            tls=self.tls,
            clock=self.clock,
            on_health=on_health,
            user=spec.user,
            password=_password_reader(spec.password_from),
            draw=self.draw,
        )


def wished_mode(spec: CameraSpec, picture: PictureFormat) -> Mode:
    """Return what to ask the camera of *spec* for: what is left open suits the show's *picture*.

    Most cameras have no 25 pictures a second, and all have 30.
    """
    return Mode(
        picture.width if spec.width is None else spec.width,
        picture.height if spec.height is None else spec.height,
        max(_USUAL_RATE, float(picture.rate)) if spec.rate is None else spec.rate,
        spec.pixel_format,
    )


def own_processes() -> ProcessFamily:
    """Return the processes of this station: the window is a child of the engine's supervisor."""
    supervisor = os.getppid()
    return ProcessFamily(os.getpid(), *([supervisor] if supervisor > 1 else []))


def _password_reader(place: str) -> Callable[[], str] | None:
    return (lambda: read_secret(place).reveal()) if place else None
