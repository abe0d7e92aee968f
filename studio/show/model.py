"""The show's model, field by field as its file spells it."""

from typing import Annotated, Literal

import msgspec

from .recording_names import DEFAULT_NAME

Name = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
Fraction01 = Annotated[float, msgspec.Meta(ge=0, le=1)]
Coordinate = Annotated[float, msgspec.Meta(ge=-4, le=4)]
Side = Annotated[float, msgspec.Meta(gt=0, le=4)]
Pixels = Annotated[int, msgspec.Meta(ge=2, le=8192)]
GainDb = Annotated[float, msgspec.Meta(ge=-90, le=12)]
DelayMs = Annotated[int, msgspec.Meta(ge=0, le=1000)]
Channel = Annotated[int, msgspec.Meta(ge=1, le=64)]
ControlName = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]{1,64}$")]
EncodingName = Literal[
    "people-in-a-room", "speech-and-slides", "movement", "weak-laptop", "narrow-line"
]
Pin = Annotated[
    str, msgspec.Meta(pattern=r"^(sha256:[A-Za-z0-9+/]{43}=( sha256:[A-Za-z0-9+/]{43}=)*)?$")
]
EscrowLine = Annotated[str, msgspec.Meta(pattern=r"^(MCowBQYDK2VuAyEA[A-Za-z0-9+/]{43}=)?$")]
"""An X25519 public key as PEM spells it, RFC 8410, without the lines around it."""
Role = Literal["primary", "backup", "extra"]
VideoCodecName = Literal["h264", "hevc", "av1"]
AudioCodecName = Literal["aac", "opus"]
Follow = Literal["always", "scene", "off"]
MOST_BUSES = 6
# Those of capture.modes, which the file's model may not import.
CameraFormat = Literal[
    "best",
    "yuyv422",
    "uyvy422",
    "nv12",
    "yuv420p",
    "yuv422p",
    "rgb24",
    "bgr24",
    "gray",
    "mjpeg",
    "h264",
]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Base of all tables: a key that is not known is an error, not a surprise."""


class SourceSpec(Part, frozen=True, kw_only=True, tag_field="kind"):
    """What every source has; ``audio`` says when it is heard."""

    name: Name
    label: str = ""
    audio: Follow = "scene"
    gain_db: GainDb = 0.0
    muted: bool = False
    delay_ms: DelayMs = 0
    record: bool = False
    """Whether it is recorded by itself, too, beside the programme."""

    @property
    def shown_label(self) -> str:
        """The label, or else the name."""
        return self.label or self.name


class CameraSpec(SourceSpec, frozen=True, kw_only=True, tag="camera"):
    """The system's first camera, or the one whose name or path is ``device``.

    ``width``, ``height``, ``rate``: the mode to ask for; None: what suits the show's picture.
    """

    device: str = ""
    width: Pixels | None = None
    height: Pixels | None = None
    rate: Annotated[float, msgspec.Meta(gt=0, le=240)] | None = None
    pixel_format: CameraFormat = "best"
    """How the pictures leave the camera; ``best``: plain ones where they come fast enough."""
    controls: dict[ControlName, int | bool] = {}
    """What to set on the camera itself; what is left out stays as the camera has it."""


class MicrophoneSpec(SourceSpec, frozen=True, kw_only=True, tag="microphone"):
    """The system's first microphone, or the one whose name holds ``device``; always heard.

    ``channels`` picks its inputs, counted from 1; ``rate`` is what to ask it for, Hz.
    """

    device: str = ""
    audio: Follow = "always"
    channels: Annotated[tuple[Channel, ...], msgspec.Meta(max_length=16)] = ()
    rate: Annotated[int, msgspec.Meta(ge=8000, le=192_000)] = 48_000


class FileSpec(SourceSpec, frozen=True, kw_only=True, tag="file"):
    """A media file."""

    path: str
    loop: bool = True


class StillSpec(SourceSpec, frozen=True, kw_only=True, tag="still"):
    """A picture: PNG, JPEG or SVG."""

    path: str


class SlidesSpec(SourceSpec, frozen=True, kw_only=True, tag="slides"):
    """A PDF, a page at a time, from ``page`` on."""

    path: str
    page: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 1


class GraphicSpec(SourceSpec, frozen=True, kw_only=True, tag="graphic"):
    """An SVG whose ``{{fields}}`` are filled in."""

    path: str
    fields: dict[str, str] = {}


class NetworkSpec(SourceSpec, frozen=True, kw_only=True, tag="network"):
    """A feed: rtsp(s)://, http(s):// with MJPEG, udp:// with MPEG-TS.

    ``user`` and ``password_from`` keep a camera's login out of the file's URL.
    """

    url: str
    user: str = ""
    password_from: str = ""


class ScreenSpec(SourceSpec, frozen=True, kw_only=True, tag="screen"):
    """A screen of this machine, the ``area`` of it, or a ``window`` that stands on it.

    ``area``: left, top, width, height in pixels. ``window``: a part of its title, or its class.
    ``safety``: what may be seen: all, all but the studio's own windows and notifications, or only
    the windows that ``allow`` names as ``window`` does.
    """

    display: str = ""
    area: tuple[int, int, int, int] | None = None
    window: str = ""
    safety: Literal["all", "without-own", "only"] = "without-own"
    allow: tuple[str, ...] = ()
    rate: Annotated[float, msgspec.Meta(gt=0, le=60)] = 30.0
    cursor: bool = True


class ReplaySpec(SourceSpec, frozen=True, kw_only=True, tag="replay"):
    """What was on air a moment ago: its last ``seconds``, at ``speed`` times the real one.

    It shows nothing until it is played. Heard at its real speed only.
    """

    seconds: Annotated[float, msgspec.Meta(ge=1, le=30)] = 10.0
    speed: Annotated[float, msgspec.Meta(ge=0.1, le=4)] = 0.5


class PatternSpec(SourceSpec, frozen=True, kw_only=True, tag="pattern"):
    """Bars, movement and a tone."""

    tone_hz: Annotated[int, msgspec.Meta(ge=20, le=20_000)] = 1000


AnySource = (
    CameraSpec
    | MicrophoneSpec
    | FileSpec
    | StillSpec
    | SlidesSpec
    | GraphicSpec
    | NetworkSpec
    | ScreenSpec
    | ReplaySpec
    | PatternSpec
)


class ItemSpec(Part, frozen=True, kw_only=True):
    """A source in a scene: ``rect`` is x, y, width, height in fractions of the picture.

    ``crop`` is cut off left, top, right and bottom, in fractions of the source. Items lie over
    each other by ``order``, and where that is equal as they are listed.
    """

    source: str
    rect: tuple[Coordinate, Coordinate, Side, Side] = (0.0, 0.0, 1.0, 1.0)
    crop: tuple[Fraction01, Fraction01, Fraction01, Fraction01] = (0.0, 0.0, 0.0, 0.0)
    opacity: Fraction01 = 1.0
    order: int = 0
    fit: Literal["contain", "cover", "stretch"] = "contain"
    hidden: bool = False
    """Whether it is left out of picture and sound for now, and keeps its place."""
    locked: bool = False
    """Whether the window leaves it where it is."""


class SceneSpec(Part, frozen=True, kw_only=True):
    """A scene of items."""

    name: Name
    label: str = ""
    items: tuple[ItemSpec, ...] = ()

    @property
    def shown_label(self) -> str:
        """The label, or else the name."""
        return self.label or self.name


class TakeSpec(Part, frozen=True, kw_only=True):
    """A take at a time of the show; without ``mix`` it is a cut."""

    at: str
    scene: str
    mix: str = ""


class DestinationSpec(Part, frozen=True, kw_only=True):
    """An ingest, without its key.

    ``role`` empty: the primary for the first one that is listed, else an extra; see
    ``destinations.roles``. ``zone`` is where it lies in its region, as whoever runs it calls that.
    ``standby``: connected, and silent until the primary is lost. ``pin``: the keys of which its
    certificate must have one, besides being verified, parted by spaces (RFC 7469, section 2.4).
    ``codec``, ``audio``: what to send there, where it takes that (Enhanced RTMP).
    """

    name: Name
    url: str
    role: Literal["", "primary", "backup", "extra"] = ""
    zone: Annotated[str, msgspec.Meta(max_length=64)] = ""
    standby: bool = False
    pin: Pin = ""
    codec: VideoCodecName = "h264"
    audio: AudioCodecName = "aac"


class BusSpec(Part, frozen=True, kw_only=True):
    """A mix of some sources' sound besides the programme's: what they give after their faders.

    ``follow``: whether it hears them always, or while the programme does. ``record``: whether it is
    a track of its own in recordings.
    """

    name: Name
    label: Annotated[str, msgspec.Meta(max_length=64)] = ""
    sources: tuple[Name, ...] = ()
    follow: Literal["always", "scene"] = "always"
    record: bool = True

    @property
    def shown_label(self) -> str:
        """The label, or else the name."""
        return self.label or self.name


class TransitionSpec(Part, frozen=True, kw_only=True):
    """The transition of a take that names none."""

    kind: Literal["cut", "mix"] = "mix"
    duration: str = "300ms"


class MonitorSpec(Part, frozen=True, kw_only=True):
    """Headphones to begin with: an output by its name or a part of it, or the system's own."""

    device: str = ""
    gain_db: GainDb = 0.0


class RecordingSpec(Part, frozen=True, kw_only=True):
    """What the recording is worth when the line to the ingest is too narrow for the show.

    ``least_kbps``: the picture never gets less, whatever the line carries. ``encode`` own: the
    recording has an encode to itself, at the full bit rate, which costs another one's work.
    ``escrow``: the organisation's public key, which opens every recording of the show, too.
    """

    least_kbps: Annotated[int, msgspec.Meta(ge=150, le=50_000)] | None = None
    encode: Literal["shared", "own"] = "shared"
    escrow: EscrowLine = ""
    replay_seconds: Annotated[int, msgspec.Meta(ge=1, le=30)] = 20
    """How much of the programme is kept in memory, encoded, for replays."""
    folder: str = ""
    """Where recordings go, unless the command line says; '': into the person's own data."""
    second_folder: str = ""
    """Taken at once where the first one fails or is nearly full."""
    name: str = DEFAULT_NAME
    split_minutes: Annotated[float, msgspec.Meta(ge=0.1, le=1440)] | None = None
    split_mb: Annotated[int, msgspec.Meta(ge=10, le=1_000_000)] | None = None
    """A file is at most so long, and so large."""
    tracks: Annotated[tuple[Name, ...], msgspec.Meta(max_length=16)] = ()
    """The sources whose sound is a track of its own besides the programme's."""
    chapters: Literal["takes", "marks"] = "takes"
    """Whether a take begins a chapter, or only who marks one."""


class Header(Part, frozen=True, kw_only=True):
    """What holds for the whole show."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    region: Literal["eu", "us"] = "eu"
    format: str = "auto"
    bitrate_kbps: Annotated[int, msgspec.Meta(ge=300, le=50_000)] | None = None
    encoding: EncodingName = "people-in-a-room"
    """What the encoder is to be good at."""
    encoder: Literal["software", "auto", "nvenc", "qsv", "amf", "videotoolbox"] = "software"
    """Whether a device encodes; ``auto``: the first that proves itself when the show starts."""
    start: str = ""
    stamp: bool = False
    """Whether picture and sound carry the marks by which a receiver can be judged."""


class Show(Part, frozen=True, kw_only=True):
    """A whole show file."""

    show: Header
    transition: TransitionSpec = TransitionSpec()
    monitor: MonitorSpec | None = None
    recording: RecordingSpec = RecordingSpec()
    source: tuple[AnySource, ...] = ()
    bus: Annotated[tuple[BusSpec, ...], msgspec.Meta(max_length=MOST_BUSES)] = ()
    scene: tuple[SceneSpec, ...]
    take: tuple[TakeSpec, ...] = ()
    destination: tuple[DestinationSpec, ...] = ()


SOURCES: dict[str, type[SourceSpec]] = {
    "camera": CameraSpec,
    "microphone": MicrophoneSpec,
    "file": FileSpec,
    "still": StillSpec,
    "slides": SlidesSpec,
    "graphic": GraphicSpec,
    "network": NetworkSpec,
    "screen": ScreenSpec,
    "replay": ReplaySpec,
    "pattern": PatternSpec,
}
TABLES: dict[str, type[msgspec.Struct]] = {
    "": Show,
    "show": Header,
    "transition": TransitionSpec,
    "monitor": MonitorSpec,
    "recording": RecordingSpec,
    "bus": BusSpec,
    "scene": SceneSpec,
    "scene.items": ItemSpec,
    "take": TakeSpec,
    "destination": DestinationSpec,
}
