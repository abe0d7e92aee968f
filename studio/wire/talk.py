"""What a client may ask of the talk link, and what that tells its clients.

The link is a process of its own with a socket of its own: it outlives the window, and whatever it
does costs a show nothing.
"""

from typing import Final, Literal

import msgspec

from .command import Command

CallStatus = Literal["off", "joining", "in", "lost", "refused"]
SignalName = Literal["call", "flash", "answer", "stand-by", "go", "acknowledged", "text", "clear"]
Way = Literal["talk", "listen"]
DeviceStatus = Literal["off", "starting", "live", "missing", "refused"]


class TalkMember(msgspec.Struct, frozen=True, kw_only=True):
    """One station in the call. ``talking``: the lines whose keys it holds.

    ``hears``: the stations that it hears now; ``can_hear``: those that it would, once they press
    a key. ``level_db``: of its open microphone. ``answer_ms``: how long the backend takes to answer
    it, 0 while that is not known. ``fault``: what is wrong at its end, in a sentence. ``cue``: the
    light that stands there.
    """

    id: str
    name: str
    role: str
    room: str = ""
    tally: Literal["off", "preview", "on-air"] = "off"
    talking: tuple[str, ...] = ()
    hears: tuple[str, ...] = ()
    can_hear: tuple[str, ...] = ()
    level_db: float = -100.0
    delay_ms: float = 0.0
    lost_share: float = 0.0
    answer_ms: float = 0.0
    fault: str = ""
    cue: Literal["", "stand-by", "go", "acknowledged"] = ""


class TalkLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line, and what this station may do and does on it. ``name``: of whom or what it is for.

    ``may_listen``: it listens, or would if it said so.
    """

    id: str
    kind: Literal["ifb", "party", "iso", "all", "room"]
    name: str
    may_talk: bool = False
    may_listen: bool = False
    talking: bool = False
    listening: bool = False
    gain_db: float = 0.0


class TalkSignal(msgspec.Struct, frozen=True, kw_only=True):
    """A signal that waits for an answer, or a text that stands on the screen."""

    number: int
    sender: str
    sender_name: str
    kind: SignalName
    text: str = ""
    at_utc_ms: int = 0


class TalkCell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of the matrix. ``may``: whether it can be opened at all; ``why`` says why not."""

    station: str
    line: str
    way: Way
    open: bool
    may: bool = True
    why: str = ""
    gain_db: float = 0.0
    priority: int = 0


class TalkSound(msgspec.Struct, frozen=True, kw_only=True):
    """The devices and how they fare; ``fault`` says what to do.

    ``split``: programme in the left ear and talkback in the right; else both in both.
    """

    microphone: str = ""
    headphones: str = ""
    microphones: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    microphone_status: DeviceStatus = "off"
    headphones_status: DeviceStatus = "off"
    fault: str = ""
    program_gain_db: float = 0.0
    talk_gain_db: float = 0.0
    side_tone_db: float | None = None
    split: bool = False
    echo_cancelled: bool = True
    noise_suppressed: bool = True


class TalkState(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="talk"):
    """Everything; a client gets it first, and anew whenever it changed.

    ``you``: one's own station. ``transport``: which carries the voices. ``dim_db``: of one's own
    ear, None for cut. ``open_s``: for how long the microphone has been open, 0 while it is not.
    ``answering``: the microphone that is on air is held out of the programme meanwhile.
    ``latched``: keys that stay down by themselves, the first of them for ``latch_left_s`` more;
    ``latch_s``: how long one does.
    """

    status: CallStatus = "off"
    fault: str = ""
    event_id: str = ""
    you: str = ""
    role: str = ""
    room: str = ""
    transport: Literal["", "own", "daily"] = ""
    where: str = ""
    members: tuple[TalkMember, ...] = ()
    lines: tuple[TalkLine, ...] = ()
    cells: tuple[TalkCell, ...] = ()
    signals: tuple[TalkSignal, ...] = ()
    rooms: tuple[str, ...] = ()
    dims: dict[str, int | None] = {}
    dim_db: int | None = -12
    sound: TalkSound = TalkSound()
    open_s: float = 0.0
    latched: tuple[str, ...] = ()
    latch_left_s: float = 0.0
    latch_s: float = 120.0
    answering: bool = False
    delay_ms: float = 0.0
    lost_share: float = 0.0


class TalkLevels(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="levels"):
    """Ten times a second while anything sounds: dBFS, of one's own microphone and of each heard."""

    own_db: float
    heard_db: dict[str, float]


class UseCall(Command, tag="use-call", frozen=True, kw_only=True):
    """Be in the call of an event. The account's process alone says it, anew with each token.

    ``token`` is a secret. ``ca_file``: '' for the system's authorities.
    """

    address: str
    event: str
    token: str
    station: str
    name: str
    ca_file: str = ""

    def __repr__(self) -> str:
        """Show nothing: it has a secret."""
        return "UseCall(…)"


class LeaveCall(Command, tag="leave-call", frozen=True):
    """Be in no call."""


KEEP_EVERY_MS: Final = 75
"""So often a client says that keys are down at it; they go up after 300 ms without."""


class HoldKey(Command, tag="key", frozen=True):
    """A talk key goes down, or up. It goes up by itself when its client goes, or keeps it not."""

    line: str
    down: bool


class LatchKey(Command, tag="latch", frozen=True):
    """A talk key stays down until it is let go of, its time is over, or no client keeps it.

    ``down``: what the hand means by what its window showed. A tap that only turned it over would
    open what had closed by itself in that moment.
    """

    line: str
    down: bool


class KeepKeys(Command, tag="keep", frozen=True):
    """The keys of these lines, held or latched, are down at this client: its heartbeat."""

    lines: tuple[str, ...]


class ReleaseKeys(Command, tag="release", frozen=True):
    """All talk keys of this station go up, latched ones, too.

    ``but_global``: those stay down that are heard whatever window is in front.
    """

    but_global: bool = False


class GlobalKey(msgspec.Struct, frozen=True):
    """A key of the keyboard, as ``Ctrl+F10``, and the line that it talks on while it is held."""

    key: str
    line: str


class UseGlobalKeys(Command, tag="global-keys", frozen=True):
    """Hear these keys behind other programs' windows, too, as long as this client is there."""

    keys: tuple[GlobalKey, ...]


class Listen(Command, tag="listen", frozen=True):
    """Listen to a line, or not, this loud."""

    line: str
    on: bool
    gain_db: float = 0.0


class SetCell(Command, tag="cell", frozen=True):
    """Open or close a crosspoint of the matrix."""

    station: str
    line: str
    way: Way
    open: bool
    gain_db: float = 0.0
    priority: int = 0


class SetDim(Command, tag="dim", frozen=True):
    """How far a station's programme is dimmed while somebody speaks to it; None: cut."""

    station: str
    dim_db: int | None


class MoveTo(Command, tag="move", frozen=True):
    """Bring stations to a room; '' calls them back."""

    stations: tuple[str, ...]
    room: str


class SendSignal(Command, tag="signal", frozen=True):
    """Call, flash, cue or text; to a station or on a line."""

    to: str
    kind: SignalName
    text: str = ""


class DismissSignal(Command, tag="dismiss", frozen=True):
    """A signal was answered, or read."""

    number: int


class ChooseSound(Command, tag="sound", frozen=True, kw_only=True):
    """Choose devices and how it sounds; what is None stays as it is."""

    microphone: str | None = None
    headphones: str | None = None
    program_gain_db: float | None = None
    talk_gain_db: float | None = None
    side_tone_db: float | None = None
    side_tone: bool | None = None
    split: bool | None = None
    echo_cancelled: bool | None = None
    noise_suppressed: bool | None = None


AnyTalkCommand = (
    UseCall
    | LeaveCall
    | HoldKey
    | LatchKey
    | KeepKeys
    | ReleaseKeys
    | UseGlobalKeys
    | Listen
    | SetCell
    | SetDim
    | MoveTo
    | SendSignal
    | DismissSignal
    | ChooseSound
)


class TalkRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a client sends: a command under an id of the client's own choice."""

    id: int
    command: AnyTalkCommand


class TalkEvent(msgspec.Struct, frozen=True, tag_field="event", kw_only=True):
    """Base of the answers."""

    id: int


class TalkDone(TalkEvent, tag="done", frozen=True, kw_only=True):
    """The command of this client's request ``id`` took effect."""


class TalkRefused(TalkEvent, tag="refused", frozen=True, kw_only=True):
    """The command did not take effect; ``reason`` says why and what to do."""

    reason: str


class TalkUp(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="up"):
    """Keys that this client holds went up by themselves; ``reason``: '' where that is seen."""

    lines: tuple[str, ...]
    reason: str = ""


AnyTalkEvent = TalkState | TalkLevels | TalkUp | TalkDone | TalkRefused
