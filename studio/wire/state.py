"""The state of a station as a client sees it. All times are nanoseconds of its one clock."""

from typing import Literal

import msgspec

from studio.policy.permissions import Role as PersonsRole
from studio.show.model import Role

from .document import Document

SourceStatus = Literal["starting", "live", "missing", "ended", "failed"]
Shield = Literal["off", "blur", "freeze"]
LiveStatus = Literal["off", "connecting", "standby", "live", "reconnecting", "refused"]
EncodingWork = Literal["little", "usual", "more"]
MonitorStatus = Literal["off", "starting", "live", "missing", "refused"]
RecordingStatus = Literal["off", "recording", "paused", "failed"]
KeyPlace = Literal["keyring", "file", "demo"]
"""Where a record key lies: with the system, in a file that the person named, in the demo's own."""


class ControlState(msgspec.Struct, frozen=True, kw_only=True):
    """What can be set on a source's device itself, and how it is set now.

    A boolean is 0 or 1, a menu one of the numbers of ``menu``. It is not ``active`` while the
    device sets it itself.
    """

    name: str
    label: str
    kind: Literal["integer", "boolean", "menu"]
    least: int
    most: int
    step: int
    default: int
    value: int
    menu: tuple[tuple[int, str], ...] = ()
    active: bool = True


class SourceState(msgspec.Struct, frozen=True, kw_only=True):
    """A source: ``fault`` says, when it is not live, what is wrong and what to do."""

    name: str
    label: str
    kind: str
    has_video: bool
    has_audio: bool
    status: SourceStatus = "starting"
    fault: str = ""
    gain_db: float = 0.0
    muted: bool = False
    shield: Shield = "off"
    """How its pictures are covered, on air and everywhere else."""
    delay_ms: int = 0
    solo: bool = False
    held_out: bool = False
    """Whether it is kept out of the programme while somebody answers backstage through it."""
    clear_network: bool = False
    """Whether its media cross a local network unencrypted, which the window marks."""
    page: int = 0
    """The page of slides that is shown, from 1; 0 for what has no pages."""
    pages: int = 0
    """How many pages the slides have; 0 while that is not known."""
    controls: tuple[ControlState, ...] = ()
    """Empty for what has none, and while the device is not there."""


class SceneState(msgspec.Struct, frozen=True, kw_only=True):
    """A scene and the sources that stand in it, lowest first."""

    name: str
    label: str
    sources: tuple[str, ...]


class FormatState(msgspec.Struct, frozen=True, kw_only=True):
    """The house picture of this run, and why it was chosen."""

    width: int
    height: int
    rate_numerator: int
    rate_denominator: int
    reason: str


class TransitionState(msgspec.Struct, frozen=True, kw_only=True):
    """A transition: the default one, or the one that runs."""

    kind: Literal["cut", "mix"]
    duration_ms: int


class ProgramState(msgspec.Struct, frozen=True, kw_only=True):
    """What is on air since ``at_ns``, and by which transition it came."""

    scene: str
    at_ns: int
    transition: TransitionState


class DestinationState(msgspec.Struct, frozen=True, kw_only=True):
    """One destination, of the show or named since; ``label`` is its address and holds no key.

    ``since_ns``: on air since then, or else in this status. ``why`` says in a sentence why
    something was dropped or reduced. The counts are those of this going live, over all of its
    connections; ``bitrate_bps`` is what it was sent over the last half second, and
    ``acknowledged_bytes`` stays 0 where the server acknowledges nothing.
    """

    name: str
    role: Role
    label: str
    zone: str = ""
    region: str = ""
    status: LiveStatus = "off"
    fault: str = ""
    since_ns: int = 0
    reconnects: int = 0
    has_key: bool = False
    standby: bool = False
    bitrate_bps: int = 0
    waiting_ms: int = 0
    dropped_packets: int = 0
    acknowledged_bytes: int = 0
    unacknowledged_bytes: int = 0
    why: str = ""
    hint: str = ""
    """What is otherwise than was asked for, and no fault: other codecs, as it takes no more."""


class LiveState(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the show is on air anywhere, and each destination.

    ``status`` is live as soon as, and as long as, one destination is; ``since_ns`` counts from
    there. The other fields are those of the primary, or where the show is not sent to it, of the
    first destination that it is sent to.
    """

    status: LiveStatus = "off"
    destination: str = ""
    region: str = ""
    since_ns: int = 0
    fault: str = ""
    reconnects: int = 0
    destinations: tuple[DestinationState, ...] = ()


class EventState(msgspec.Struct, frozen=True, kw_only=True):
    """The organisation's event that the show goes live in; without an ``id`` there is none.

    ``role``: what the person who chose it is there. ``has_key``: whether it may begin; the key
    itself no client sees. ``rehearsal``: whether nobody sees what is sent.
    """

    id: str = ""
    name: str = ""
    region: str = ""
    role: PersonsRole | None = None
    rehearsal: bool = False
    has_key: bool = False


class IsoState(msgspec.Struct, frozen=True, kw_only=True):
    """A source that is recorded by itself; ``fault`` says why it is no more, ``path`` where."""

    name: str
    label: str
    status: RecordingStatus = "off"
    path: str = ""
    fault: str = ""


class RecordingState(msgspec.Struct, frozen=True, kw_only=True):
    """The recording; ``protected`` is False under the demo's key, which the window shows.

    ``path`` is the newest file; ``recorded_ns`` how long was recorded before ``since_ns``, pauses
    left out. ``warning``: what is wrong although it goes on. ``chapter`` is the newest one's title.
    ``key_id`` and ``escrow_ids``: the keys that open what is recorded now, or would be.
    """

    status: RecordingStatus = "off"
    path: str = ""
    since_ns: int = 0
    recorded_ns: int = 0
    protected: bool = False
    fault: str = ""
    warning: str = ""
    chapter: str = ""
    isos: tuple[IsoState, ...] = ()
    key_id: str = ""
    key_place: KeyPlace = "demo"
    escrow_ids: tuple[str, ...] = ()


class MissedState(msgspec.Struct, frozen=True, kw_only=True):
    """What no ingest has of the shows recorded here, and how far it is uploaded.

    ``recording``: the name of a whole recording that is brought now, and of it ``brought``, from
    0 to 1. ``fault``: why it waits, in a sentence.
    """

    status: Literal["none", "looking", "uploading", "done", "failed"] = "none"
    missed_s: float = 0.0
    uploaded_s: float = 0.0
    recording: str = ""
    brought: float = 0.0
    fault: str = ""


class MonitorState(msgspec.Struct, frozen=True, kw_only=True):
    """The headphones: ``device`` is the output's name or a part of it, '' the system's own.

    None: nobody listens. ``devices``: what there is to choose, known once one was chosen.
    """

    device: str | None = None
    gain_db: float = 0.0
    status: MonitorStatus = "off"
    fault: str = ""
    devices: tuple[str, ...] = ()


class EncodingChoice(msgspec.Struct, frozen=True, kw_only=True):
    """What an encoding that can be chosen means in this show's format."""

    name: str
    bitrate_bps: int
    work: EncodingWork


class EncodingState(msgspec.Struct, frozen=True, kw_only=True):
    """How the programme is encoded; which of the choices is taken, the show says.

    ``words`` tells why it is this encoder, where there is more to say than that it is x264.
    """

    words: str = ""
    choices: tuple[EncodingChoice, ...] = ()


class EncodeState(msgspec.Struct, frozen=True, kw_only=True):
    """One encode of the programme: what by what, for how many renditions, at which cost."""

    label: str
    bitrate_bps: int
    renditions: int
    cpu: float
    """Cores in use since the last look."""


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """Counts since the engine's start, and rates over the last second."""

    at_ns: int = 0
    pictures_mixed: int = 0
    pictures_late: int = 0
    pictures_dropped: int = 0
    blocks_mixed: int = 0
    blocks_late: int = 0
    bitrate_bps: int = 0
    target_bps: int = 0
    """What the picture of the show gets now: less than ``ceiling_bps`` where the line to the
    primary carries less; never less than ``floor_bps``, for the recording's sake."""
    ceiling_bps: int = 0
    floor_bps: int = 0
    line_bps: int = 0
    """What the line carried, sound included, when it was found too narrow; 0 while it is not."""
    send_queue_ms: int = 0
    live_packets_dropped: int = 0
    delay_ms: float = 0.0
    """From a picture's tick to its last byte in the socket, the last second's median."""
    engine_cpu: float = 0.0
    """Cores in use over the last second."""
    encodes: tuple[EncodeState, ...] = ()
    """The main one's pictures first, the sound after all pictures."""
    recording_bytes: int = 0
    disk_free_bytes: int = 0
    disk_left_s: int = 0
    """How long the disks for recordings last at the present rate, until they are nearly full."""


class FindingState(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the check before going live: how it is, and what to do where it is not green."""

    name: str
    light: Literal["green", "amber", "red"]
    words: str
    todo: str = ""


class Restart(msgspec.Struct, frozen=True, kw_only=True):
    """How often the supervisor brought the engine back, and what ended it the last time.

    ``off_air_ms``: until the pictures went on, and once the show is live again, until then.
    """

    count: int = 0
    reason: str = ""
    off_air_ms: int = 0


class Snapshot(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="snapshot"):
    """Everything, at one revision. A client gets it first, then every event after it."""

    revision: int
    show: str
    protocol: int = 1
    engine_pid: int
    started_ns: int
    format: FormatState
    sources: tuple[SourceState, ...]
    scenes: tuple[SceneState, ...]
    preview: str
    program: ProgramState
    default_transition: TransitionState
    live: LiveState
    recording: RecordingState
    health: Health
    restart: Restart
    document: Document
    monitor: MonitorState = MonitorState()
    encoding: EncodingState = EncodingState()
    missed: MissedState = MissedState()
    used_event: EventState = EventState()
    repaired: tuple[str, ...] = ()
    """What became of recordings that had been cut off, a sentence each."""
    meters_path: str
