"""What a client may ask of the engine; each is answered by Done or Refused."""

from typing import Literal

import msgspec

from .command import Command
from .edits import (
    AnyEdit,
    MoveScene,
    PutScene,
    PutSource,
    Redo,
    RemoveScene,
    RemoveSource,
    SaveShow,
    SetCameraControl,
    Undo,
)

__all__ = [
    "AnyCommand",
    "AnyEdit",
    "Check",
    "Command",
    "MoveScene",
    "PutScene",
    "PutSource",
    "Redo",
    "RemoveScene",
    "RemoveSource",
    "Request",
    "SaveShow",
    "SetCameraControl",
    "SetGain",
    "SetMute",
    "SetPreview",
    "StartLive",
    "StartRecording",
    "Stop",
    "StopLive",
    "StopRecording",
    "Take",
    "Undo",
    "UnwatchPictures",
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


class StartLive(Command, tag="live-start", frozen=True):
    """Go live; None: to the destination that the show or the command line named."""

    destination: str | None = None


class StopLive(Command, tag="live-stop", frozen=True):
    """Leave the ingest, once what waits is sent."""


class StartRecording(Command, tag="record-start", frozen=True):
    """Open a new recording."""


class StopRecording(Command, tag="record-stop", frozen=True):
    """Close the recording."""


class WatchPictures(Command, tag="watch", frozen=True):
    """Ask for small pictures of program, preview or a source (``source:NAME``) in a ring.

    Answered by PictureFeed, then Done; the feed ends with the client, or by UnwatchPictures.
    """

    feed: str
    width: int
    rate: float


class UnwatchPictures(Command, tag="unwatch", frozen=True):
    """End a feed that this client asked for."""

    feed: str


class Check(Command, tag="check", frozen=True):
    """Look whether everything is ready to go live; answered by Readiness, then Done."""


class Stop(Command, tag="stop", frozen=True):
    """End the show: leave the ingest, close the recording, end the engine."""


AnyCommand = (
    Take
    | SetPreview
    | SetGain
    | SetMute
    | StartLive
    | StopLive
    | StartRecording
    | StopRecording
    | WatchPictures
    | UnwatchPictures
    | Check
    | Stop
    | AnyEdit
)


class Request(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a client sends: a command under an id of the client's own choice."""

    id: int
    command: AnyCommand
