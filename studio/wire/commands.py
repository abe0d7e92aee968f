"""What a client may ask of the engine; each is answered by Done or Refused."""

from typing import Literal

import msgspec

from .command import Command
from .edits import (
    AnyEdit,
    MoveScene,
    MoveSource,
    PutBus,
    PutDestination,
    PutParts,
    PutScene,
    PutSource,
    Redo,
    Relink,
    RemoveBus,
    RemoveDestination,
    RemoveScene,
    RemoveSource,
    SaveShow,
    SetCameraControl,
    SetEncoding,
    SetRecording,
    Undo,
)
from .event_commands import EventCommand, LeaveEvent, UseEvent
from .recording_commands import (
    MarkChapter,
    PauseRecording,
    RecordingCommand,
    ResumeRecording,
    SplitRecording,
    StartRecording,
    StopRecording,
)
from .state import MissedState, Shield

__all__ = [
    "AnyCommand",
    "AnyEdit",
    "Check",
    "Command",
    "EventCommand",
    "GiveKey",
    "LeaveEvent",
    "ListDevices",
    "MarkChapter",
    "MoveScene",
    "MoveSource",
    "OpenShow",
    "PauseRecording",
    "PlayReplay",
    "PutBus",
    "PutDestination",
    "PutParts",
    "PutScene",
    "PutSource",
    "RecordingCommand",
    "Redo",
    "Relink",
    "RemoveBus",
    "RemoveDestination",
    "RemoveScene",
    "RemoveSource",
    "Request",
    "ResumeRecording",
    "SaveReplay",
    "SaveShow",
    "SetCameraControl",
    "SetDelay",
    "SetEncoding",
    "SetGain",
    "SetMonitor",
    "SetMute",
    "SetPreview",
    "SetRecording",
    "SetSolo",
    "ShieldSource",
    "ShowPage",
    "SplitRecording",
    "StartLive",
    "StartRecording",
    "Stop",
    "StopLive",
    "StopRecording",
    "Take",
    "Undo",
    "UnwatchPictures",
    "UseEvent",
    "WatchPictures",
]


class Take(Command, tag="take", frozen=True):
    """Put a scene on air; None: the one in preview. Unset transition parts are the show's."""

    scene: str | None = None
    transition: Literal["cut", "mix"] | None = None
    duration_ms: int | None = None


class SetPreview(Command, tag="preview", frozen=True):
    """Prepare a scene."""

    scene: str


class SetGain(Command, tag="gain", frozen=True):
    """Set a source's fader, in dB; -90 and below is silence, +12 the top."""

    source: str
    gain_db: float


class SetMute(Command, tag="mute", frozen=True):
    """Mute a source, or open it."""

    source: str
    muted: bool


class ShowPage(Command, tag="page", frozen=True):
    """Show page ``to`` of slides, from 1; 0: go ``by`` so many pages on, or back."""

    source: str
    to: int = 0
    by: int = 0


class ShieldSource(Command, tag="shield", frozen=True):
    """Cover a source's pictures from the next one on: blurred, or the last one held."""

    source: str
    shield: Shield


class SetDelay(Command, tag="delay", frozen=True):
    """Let a source be heard so much later, 0 to 1000 ms: sound that is ahead of its picture."""

    source: str
    delay_ms: int


class SetSolo(Command, tag="solo", frozen=True):
    """Let the headphones hear a source before its fader and mute; the programme stays as it is."""

    source: str
    solo: bool


class HoldOut(Command, tag="hold-out", frozen=True):
    """Hold microphones out of the programme while somebody answers backstage through them.

    ``sources``: which; none: every microphone of this station, or with ``device`` those that hear
    this device, by the name that it was opened by. What a client holds is heard again once that
    client lets go of it, or has been gone for two seconds, and all that was said meanwhile has
    passed.
    """

    down: bool
    sources: tuple[str, ...] = ()
    device: str = ""


class FeedEar(Command, tag="feed-ear", frozen=True):
    """Leave the programme without this station's own microphones in the ring for the ear, or not.

    For as long as a client that wants it is there.
    """

    wanted: bool


class SetMonitor(Command, tag="monitor", frozen=True):
    """Hear the programme, or what is on solo, on an output of the studio's machine.

    ``device``: its name or a part of it, '' for the system's own; None: on none.
    """

    device: str | None
    gain_db: float = 0.0


class StartLive(Command, tag="live-start", frozen=True):
    """Go live to a destination of the show, or a URL, besides those that it is sent to already.

    None: to the primary, the backup and each extra that has a key, or to the one destination that
    the command line named.
    """

    destination: str | None = None


class StopLive(Command, tag="live-stop", frozen=True):
    """Leave a destination, once what waits is sent; None: all of them."""

    destination: str | None = None


class SaveReplay(Command, tag="replay-save", frozen=True):
    """Seal the newest stretch of the programme, which is kept in memory, into a recording."""


class PlayReplay(Command, tag="replay-play", frozen=True):
    """Play what was on air a moment ago in a source of that kind; '': in all of them.

    ``seconds`` and ``speed``: None, as the source says.
    """

    source: str = ""
    seconds: float | None = None
    speed: float | None = None


class WatchPictures(Command, tag="watch", frozen=True):
    """Ask for small pictures in a ring, of program, preview, a source or a scene.

    ``feed`` is ``program``, ``preview``, ``source:NAME`` or ``scene:NAME``.

    Answered by PictureFeed, then Done; the feed ends with the client, or by UnwatchPictures.
    """

    feed: str
    width: int
    rate: float


class UnwatchPictures(Command, tag="unwatch", frozen=True):
    """End a feed that this client asked for."""

    feed: str


class Check(Command, tag="check", frozen=True):
    """Look whether everything is ready to go live; answered by Readiness, then Done.

    ``network``: measure, too, what the line to the ingest bears; off air, for up to ten seconds.
    """

    network: bool = False


class ListDevices(Command, tag="devices", frozen=True):
    """Look which devices this machine has; answered by Devices, then Done."""


class GiveKey(Command, tag="key", frozen=True):
    """Give the stream key that an ingest asks for, for as long as the studio runs. A secret.

    ``destination``: whose key it is, by its name; '': that of the primary.
    """

    key: str
    destination: str = ""

    def __repr__(self) -> str:
        """Show nothing."""
        return "GiveKey(…)"


class TellMissed(Command, tag="missed", frozen=True):
    """Tell all clients how far what the ingests missed is uploaded; the supervisor's."""

    missed: MissedState


class TellRepaired(Command, tag="repaired", frozen=True):
    """Tell all clients which recordings were repaired, in sentences; the supervisor's."""

    repaired: tuple[str, ...]


class OpenShow(Command, tag="open", frozen=True):
    """Play another show file, by its whole path, in place of this one; off air alone."""

    path: str


class Stop(Command, tag="stop", frozen=True):
    """End the show: leave the ingest, close the recording, end the engine."""


BackstageCommand = HoldOut | FeedEar

AnyCommand = (
    Take
    | SetPreview
    | SetGain
    | SetMute
    | ShowPage
    | ShieldSource
    | SetDelay
    | SetSolo
    | BackstageCommand
    | SetMonitor
    | StartLive
    | StopLive
    | RecordingCommand
    | SaveReplay
    | PlayReplay
    | WatchPictures
    | UnwatchPictures
    | Check
    | ListDevices
    | GiveKey
    | EventCommand
    | TellMissed
    | TellRepaired
    | OpenShow
    | Stop
    | AnyEdit
)


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a client sends: a command under an id of the client's own choice."""

    id: int
    command: AnyCommand
