"""What the supervisor hands to an engine, on its standard input and nowhere else."""

from typing import Literal

import msgspec

from studio.show.history import HistoryState
from studio.show.model import Show

from .event_commands import UseEvent
from .state import KeyPlace, MonitorState, Restart


class KnobsState(msgspec.Struct, frozen=True, kw_only=True):
    """How the knobs of a source's strip stood."""

    gain_db: float
    muted: bool
    delay_ms: int
    solo: bool = False


class Resume(msgspec.Struct, frozen=True, kw_only=True):
    """Where the show stood when the engine before this one was lost, at ``lost_ns``.

    ``live_to``: where it was live, each as in StartLive; none: it was not.
    ``live_epoch_ns``: the time of all destinations' timestamp zero, None: there was none.
    """

    format: str
    program: str
    preview: str
    knobs: dict[str, KnobsState]
    live_to: tuple[str, ...]
    recording: bool
    lost_ns: int
    show_began_ns: int
    segment: int
    restart: Restart
    pages: dict[str, int] = {}
    """The page that slides showed, by the source's name."""
    live_epoch_ns: int | None = None
    shields: dict[str, str] = {}
    """The sources that were covered, and how."""
    monitor: MonitorState = MonitorState()
    held_out: tuple[str, ...] = ()
    """Microphones that somebody answered backstage through."""
    recording_paused: bool = False
    """Whether the recording was paused: what comes is not to be recorded until somebody says so."""


EVERYWHERE = "all"
"""What ``Launch.live`` says for primary, backup and the extras that have a key."""


class Launch(msgspec.Struct, frozen=True, kw_only=True):
    """A show to run. Its stream keys and ``record_key`` are secrets: this is never logged.

    ``show_text``: the show file as it was when the show began, so that an engine that comes back
    plays that one whatever became of the file; empty: read it from ``show_path``.
    ``unsaved_path``: where edits are kept until the person saves them; empty: nowhere.
    ``live``: a destination's name in the show, or a URL, or :data:`EVERYWHERE`;
    empty for none to begin with.
    ``stream_key`` is the primary's, ``stream_keys`` those of others, by their names.
    ``record_key``: 64 hexadecimal digits; ``protected`` as in RecordKey.
    ``record_now``: whether to record from the start.
    ``escrow``: public keys that open every recording, too, each as in ``EscrowKey.line``.
    ``record_named``: whether ``record_folder`` was named at the start, so that no show has another.
    """

    show_path: str
    folder: str
    data_folder: str
    register_path: str | None
    ca_file: str | None
    live: str
    stream_key: str
    stream_keys: dict[str, str] = {}
    record_folder: str
    record_named: bool = True
    record_now: bool
    record_key: str
    key_place: KeyPlace = "demo"
    protected: bool
    escrow: tuple[str, ...] = ()
    seconds: float | None
    resume: Resume | None = None
    show_text: str = ""
    unsaved_path: str = ""
    verbose: bool = False
    history: HistoryState | None = None
    """The show as it was edited in the engine before this one, and how to undo that."""
    rehearsal: str = ""
    """Where the show goes that names no destination: a receiver on this machine."""
    event: UseEvent | None = None
    """The event that the show goes live in; its key is a secret."""
    session: str = ""
    """A random name for this show over all its engines; empty: this engine is the only one."""

    def __repr__(self) -> str:
        """Show nothing: some of it is secret."""
        return f"Launch({self.show_path!r}, …)"


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """The engine's first line on standard output: its control socket answers.

    By its meters it is seen to go on although it says nothing.
    """

    format: str
    meters_path: str


class Failed(msgspec.Struct, frozen=True, tag="failed"):
    """The engine cannot begin, instead of Ready, or cannot go on, instead of Report; and why."""

    reason: str
    refused: bool = False
    """Whether it was the show's region that forbade it."""


class Wanted(msgspec.Struct, frozen=True, tag="wanted"):
    """What the show was last told: to be live there, each as in StartLive; to be recorded, paused.

    Said to the supervisor alone: somebody may have pasted a key into a URL.
    """

    live_to: tuple[str, ...]
    recording: bool
    live_epoch_ns: int | None = None
    paused: bool = False

    def __repr__(self) -> str:
        """Show nothing, for the reason above."""
        return "Wanted(…)"


class Stepped(msgspec.Struct, frozen=True, tag="stepped"):
    """One step of editing, said before it is answered: no end of the engine loses it.

    ``show`` is the one after a change, ``before`` the one before it; unset for undo and redo.
    """

    way: Literal["change", "undo", "redo"]
    before: Show | None = None
    show: Show | None = None
    what: str = ""
    gesture: str = ""


class Edited(msgspec.Struct, frozen=True, tag="edited"):
    """The show was edited: its file, and what that would say now, for the engine after this one."""

    show_path: str
    show_text: str


class KeyGiven(msgspec.Struct, frozen=True, tag="key"):
    """Somebody gave a stream key at the window: the engine after this one needs it, too."""

    key: str
    destination: str = ""
    """Whose it is; '': that of the primary."""

    def __repr__(self) -> str:
        """Show nothing: it is a secret."""
        return "KeyGiven(…)"


class EventTaken(msgspec.Struct, frozen=True, tag="event"):
    """The show goes live in this event from now on, or in none: the engine after this one, too."""

    event: UseEvent | None

    def __repr__(self) -> str:
        """Show nothing: it holds a key."""
        return "EventTaken(…)"


class Opened(msgspec.Struct, frozen=True, tag="opened"):
    """This engine ends, and another show is to be played, from that file."""

    show_path: str


class Report(msgspec.Struct, frozen=True, kw_only=True, tag="report"):
    """The engine's last line: what became of the show. Paths are absolute."""

    show: str
    format: str
    seconds: float
    pictures_mixed: int
    pictures_late: int
    pictures_dropped: int
    blocks_mixed: int
    blocks_late: int
    live: str
    """Where it was sent: the labels of all its destinations, the counts those of the first."""
    pictures_sent: int
    live_packets_dropped: int
    reconnects: int
    live_fault: str
    recordings: tuple[str, ...]
    recording_fault: str
    protected: bool
    engine_cpu: float


Told = Wanted | Edited | Stepped | KeyGiven | EventTaken | Opened
"""What the supervisor remembers for the engine after this one."""

Line = Ready | Failed | Told | Report
