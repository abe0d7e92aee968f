"""What the engine tells its clients, the sender of a command among them."""

from typing import Literal

import msgspec

from .document import Document
from .state import (
    DestinationState,
    EncodingState,
    EventState,
    FindingState,
    Health,
    LiveState,
    MissedState,
    MonitorState,
    ProgramState,
    RecordingState,
    Restart,
    SceneState,
    Snapshot,
    SourceState,
)


class Event(msgspec.Struct, frozen=True, tag_field="event", kw_only=True):
    """Base of all events; ``revision`` counts the changes of state."""

    revision: int


class Done(Event, tag="done", frozen=True, kw_only=True):
    """The command of this client's request ``id`` took effect."""

    id: int


class Refused(Event, tag="refused", frozen=True, kw_only=True):
    """The command did not take effect; ``reason`` says why and what to do."""

    id: int
    reason: str


class ProgramChanged(Event, tag="program", frozen=True, kw_only=True):
    """A take reached the mix, at the tick ``program.at_ns``."""

    program: ProgramState


class PreviewChanged(Event, tag="preview", frozen=True, kw_only=True):
    """Another scene is prepared."""

    scene: str


class SourceChanged(Event, tag="source", frozen=True, kw_only=True):
    """A source came, went, or had its fader or mute moved."""

    source: SourceState


class LiveChanged(Event, tag="live", frozen=True, kw_only=True):
    """The way to the ingest changed."""

    live: LiveState


class DestinationsReport(Event, tag="destinations", frozen=True, kw_only=True):
    """How each destination fares, twice a second while the show is sent anywhere."""

    destinations: tuple[DestinationState, ...]


class RecordingChanged(Event, tag="recording", frozen=True, kw_only=True):
    """The recording changed."""

    recording: RecordingState


class MonitorChanged(Event, tag="monitor", frozen=True, kw_only=True):
    """Other headphones, another level, or they fare otherwise."""

    monitor: MonitorState


class EncodingChanged(Event, tag="encoding", frozen=True, kw_only=True):
    """Another encoder makes the pictures."""

    encoding: EncodingState


class EventUsed(Event, tag="event-used", frozen=True, kw_only=True):
    """The show goes live in another event from now on, or with another key, or in none."""

    used: EventState


class MissedChanged(Event, tag="missed", frozen=True, kw_only=True):
    """What the ingests missed is looked for, uploaded, or there."""

    missed: MissedState


class RepairedChanged(Event, tag="repaired", frozen=True, kw_only=True):
    """Recordings that had been cut off were repaired: all of them since the studio began."""

    repaired: tuple[str, ...]


class ShowChanged(Event, tag="show", frozen=True, kw_only=True):
    """The show itself was edited, and with it what stands in the rest of the state."""

    document: Document
    sources: tuple[SourceState, ...]
    scenes: tuple[SceneState, ...]
    meters_path: str


class RestartChanged(Event, tag="restart", frozen=True, kw_only=True):
    """It is known by now how long the show was off air."""

    restart: Restart


class HealthReport(Event, tag="health", frozen=True, kw_only=True):
    """Twice a second; its absence tells the supervisor that the engine hangs."""

    health: Health


NoticeLevel = Literal["info", "warning", "error"]


class Notice(Event, tag="notice", frozen=True, kw_only=True):
    """A sentence for the person at the window."""

    level: NoticeLevel
    text: str


class PictureFeed(Event, tag="feed", frozen=True, kw_only=True):
    """Where the ring of a feed lies that this client asked for; sent to it alone."""

    feed: str
    path: str
    width: int
    height: int


class Readiness(Event, tag="readiness", frozen=True, kw_only=True):
    """What a check found; sent to the client that asked alone."""

    findings: tuple[FindingState, ...]


class Devices(Event, tag="devices", frozen=True, kw_only=True):
    """The names of the devices that there are, by kind; sent to the client that asked alone.

    ``modes``: of each camera that says so what it gives, a line a pixel format and size.
    """

    found: dict[str, tuple[str, ...]]
    modes: dict[str, tuple[str, ...]] = {}


class Ending(Event, tag="ending", frozen=True, kw_only=True):
    """The engine ends itself, and why; nothing follows."""

    reason: str


AnyEvent = (
    Snapshot
    | Done
    | Refused
    | ProgramChanged
    | PreviewChanged
    | SourceChanged
    | LiveChanged
    | DestinationsReport
    | RecordingChanged
    | MonitorChanged
    | EncodingChanged
    | EventUsed
    | MissedChanged
    | RepairedChanged
    | ShowChanged
    | RestartChanged
    | HealthReport
    | Notice
    | PictureFeed
    | Readiness
    | Devices
    | Ending
)
