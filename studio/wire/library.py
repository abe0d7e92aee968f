"""What a client may ask of the library of recordings, and what the library tells its clients.

The library is a process of its own with a socket of its own: whatever is asked of it costs a show
nothing. Recordings are named by where they lie below the record folder.
"""

from datetime import UTC, datetime
from typing import Literal

import msgspec

from .command import Command

ShelfStatus = Literal["recording", "whole", "repaired", "torn", "damaged", "locked", "unreadable"]
"""``locked``: its key is not at hand. ``torn``: it was cut off, and plays up to
there. ``repaired``: likewise, and it was closed after that."""
ContainerName = Literal["mp4", "mkv"]
JobStatus = Literal["waiting", "running", "done", "failed", "cancelled"]


class ShelvedRecording(msgspec.Struct, frozen=True, kw_only=True):
    """One recording. Times of day are whole seconds UTC since 1970, 0 where there is none.

    ``fault``: what is wrong and what to do, in a sentence. ``verified_utc_s``: when all of it was
    read and found as it was written, or not. ``deleted_utc_s``, ``gone_utc_s``: since when it is
    in the trash, and when it is gone for good. ``kept``: retention leaves it alone. ``upload``:
    whether it is to be brought to the backend, or is there.
    """

    name: str
    show: str
    began_utc_s: int
    seconds: float
    file_bytes: int
    status: ShelfStatus
    fault: str = ""
    key_id: str = ""
    protected: bool = True
    width: int = 0
    height: int = 0
    verified_utc_s: int = 0
    deleted_utc_s: int = 0
    gone_utc_s: int = 0
    kept: bool = False
    upload: Literal["", "wanted", "done"] = ""

    @property
    def deleted(self) -> bool:
        """Whether it lies in the trash."""
        return self.deleted_utc_s > 0


class StorageState(msgspec.Struct, frozen=True, kw_only=True):
    """What recordings take of the disk that they lie on."""

    folder: str = ""
    used_bytes: int = 0
    trash_bytes: int = 0
    free_bytes: int = 0


class RetentionState(msgspec.Struct, frozen=True, kw_only=True):
    """How long recordings are kept, and how much of them; 0: without a limit."""

    keep_days: int = 0
    most_bytes: int = 0


class JobState(msgspec.Struct, frozen=True, kw_only=True):
    """Something that takes its time; ``words`` says at its end what became of it."""

    number: int
    kind: Literal["verify", "export"]
    name: str
    status: JobStatus = "waiting"
    done: float = 0.0
    """From 0 to 1."""
    out: str = ""
    words: str = ""


class ChapterState(msgspec.Struct, frozen=True):
    """Where a chapter of what is played begins, and what it is called."""

    at_ms: int
    title: str


class PlayerState(msgspec.Struct, frozen=True, kw_only=True):
    """What is played. ``ring``: the file of its pictures, as of a monitor's.

    ``heard``: whether headphones play its sound; ``fault``: what is wrong, in a sentence.
    ``tracks``: what its tracks of sound are called, ``track``: which of them is played, from 0.
    ``chapters`` are looked for while it is played, and come as they are found.
    """

    name: str
    status: Literal["opening", "paused", "playing", "ended", "failed"] = "opening"
    position_ms: int = 0
    length_ms: int = 0
    ring: str = ""
    width: int = 0
    height: int = 0
    heard: bool = False
    fault: str = ""
    tracks: tuple[str, ...] = ()
    track: int = 0
    chapters: tuple[ChapterState, ...] = ()


class LibraryState(msgspec.Struct, frozen=True, kw_only=True, tag_field="event", tag="library"):
    """Everything; a client gets it first, then every event after it. Newest recordings first."""

    recordings: tuple[ShelvedRecording, ...] = ()
    storage: StorageState = StorageState()
    retention: RetentionState = RetentionState()
    jobs: tuple[JobState, ...] = ()
    player: PlayerState | None = None
    looking: bool = True
    """Whether the folder is still being looked through."""


class VerifyRecording(Command, tag="verify", frozen=True):
    """Read all of a recording and say what is whole."""

    name: str


class ExportRecording(Command, tag="export", frozen=True):
    """Decrypt a recording into the new file ``out``, named by its whole path.

    ``salvage``: leave damaged parts out instead of refusing.
    """

    name: str
    out: str
    container: ContainerName = "mp4"
    salvage: bool = False


class CancelJob(Command, tag="cancel", frozen=True):
    """End a job; what an export has written until then is removed."""

    number: int


class DeleteRecording(Command, tag="delete", frozen=True):
    """Put a recording into the trash, for a month."""

    name: str


class RestoreRecording(Command, tag="restore", frozen=True):
    """Take a recording out of the trash."""

    name: str


class KeepRecording(Command, tag="keep", frozen=True):
    """Keep a recording whatever the retention says, or no longer."""

    name: str
    kept: bool


class UploadRecording(Command, tag="upload", frozen=True):
    """Bring a recording to the backend, sealed as it is, while nothing is live; or no longer."""

    name: str
    wanted: bool


class SetRetention(Command, tag="retention", frozen=True):
    """Keep recordings for so many days, and so many bytes at most; 0: without a limit."""

    keep_days: int = 0
    most_bytes: int = 0


class WantThumbnail(Command, tag="thumbnail", frozen=True):
    """Ask for a small picture of a recording; answered by ThumbnailCame, then LibraryDone."""

    name: str


class PlayRecording(Command, tag="play", frozen=True):
    """Open a recording for this client, in place of the one before, and play it.

    ``width``: of the pictures. ``headphones``: the output that its sound goes to, by its name or a
    part of it, '' for the system's own; None: its sound is not heard.
    """

    name: str
    width: int
    headphones: str | None = None
    gain_db: float = 0.0


class Pause(Command, tag="pause", frozen=True):
    """Hold what is played, or let it go on."""

    paused: bool = True


class Seek(Command, tag="seek", frozen=True):
    """Show the picture at a time of the recording, and go on from there."""

    position_ms: int


class HearTrack(Command, tag="hear", frozen=True):
    """Play another of the recording's tracks of sound, counted from 0."""

    track: int


class ClosePlayer(Command, tag="close", frozen=True):
    """Play no more."""


AnyLibraryCommand = (
    VerifyRecording
    | ExportRecording
    | CancelJob
    | DeleteRecording
    | RestoreRecording
    | KeepRecording
    | UploadRecording
    | SetRetention
    | WantThumbnail
    | PlayRecording
    | Pause
    | Seek
    | HearTrack
    | ClosePlayer
)


class LibraryRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a client sends: a command under an id of the client's own choice."""

    id: int
    command: AnyLibraryCommand


class LibraryEvent(msgspec.Struct, frozen=True, tag_field="event", kw_only=True):
    """Base of what the library tells."""


class LibraryDone(LibraryEvent, tag="done", frozen=True, kw_only=True):
    """The command of this client's request ``id`` took effect, or has begun."""

    id: int


class LibraryRefused(LibraryEvent, tag="refused", frozen=True, kw_only=True):
    """The command did not take effect; ``reason`` says why and what to do."""

    id: int
    reason: str


class Shelved(LibraryEvent, tag="shelved", frozen=True, kw_only=True):
    """Recordings came, or are otherwise than they were; ``gone`` are there no more."""

    recordings: tuple[ShelvedRecording, ...] = ()
    gone: tuple[str, ...] = ()


class StorageChanged(LibraryEvent, tag="storage", frozen=True, kw_only=True):
    """What recordings take or how long they are kept changed, or the folder is looked through."""

    storage: StorageState
    retention: RetentionState
    looking: bool


class JobChanged(LibraryEvent, tag="job", frozen=True, kw_only=True):
    """A job began, went on or ended."""

    job: JobState


class PlayerChanged(LibraryEvent, tag="player", frozen=True, kw_only=True):
    """Something else is played, or it fares otherwise; None: nothing is."""

    player: PlayerState | None


class ThumbnailCame(LibraryEvent, tag="thumbnail", frozen=True, kw_only=True):
    """A small picture: packed I420, BT.709 limited; sent to the client that asked alone."""

    name: str
    width: int
    height: int
    i420: bytes


AnyLibraryEvent = (
    LibraryState
    | LibraryDone
    | LibraryRefused
    | Shelved
    | StorageChanged
    | JobChanged
    | PlayerChanged
    | ThumbnailCame
)


def reduce_library(state: LibraryState, event: AnyLibraryEvent) -> LibraryState:
    """Return the state after *event*; pure. Events that change nothing return it as it was."""
    match event:
        case LibraryState():
            return event
        case Shelved():
            return _shelve(state, event)
        case StorageChanged():
            return msgspec.structs.replace(
                state, storage=event.storage, retention=event.retention, looking=event.looking
            )
        case JobChanged(job=job):
            others = tuple(each for each in state.jobs if each.number != job.number)
            jobs = sorted((*others, job), key=lambda each: each.number)
            return msgspec.structs.replace(state, jobs=tuple(jobs))
        case PlayerChanged(player=player):
            return msgspec.structs.replace(state, player=player)
        case _:
            return state


def matches(recording: ShelvedRecording, words: str) -> bool:
    """Return whether each of *words* stands somewhere in what is known of *recording*; pure."""
    day = _day(recording.began_utc_s)
    told = f"{recording.show} {recording.name} {day} {recording.status}".casefold()
    return all(word in told for word in words.casefold().split())


def _day(utc_s: int) -> str:
    return datetime.fromtimestamp(utc_s, UTC).strftime("%Y-%m-%d") if utc_s else ""


def _shelve(state: LibraryState, event: Shelved) -> LibraryState:
    changed = {recording.name: recording for recording in event.recordings}
    left = {each.name: each for each in state.recordings if each.name not in event.gone} | changed
    order = sorted(left.values(), key=lambda each: (-each.began_utc_s, each.name))
    return msgspec.structs.replace(state, recordings=tuple(order))
