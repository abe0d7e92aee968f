"""The commands that are about the recording, and the chapters that takes begin."""

from collections.abc import Callable

import msgspec

from studio.show.model import RecordingSpec
from studio.wire.commands import (
    MarkChapter,
    PauseRecording,
    RecordingCommand,
    ResumeRecording,
    SplitRecording,
    StartRecording,
)
from studio.wire.state import ProgramState, RecordingState

from .errors import EngineError
from .recording import RecordingControl
from .station import Station
from .wanted import WantedNotes

_MOST_TITLE_CHARACTERS = 200


class RecordingDesk:
    """Begins, pauses, marks and ends recordings, and tells. The session's thread."""

    def __init__(
        self,
        *,
        station: Station,
        recording: RecordingControl,
        settings: Callable[[], RecordingSpec],
        now_ns: Callable[[], int],
        wanted: WantedNotes,
    ) -> None:
        self._station = station
        self._recording = recording
        self._settings = settings
        self._now_ns = now_ns
        self._wanted = wanted
        self._marks = 0
        self._escrow: str | None = None
        """The key that the show named when it was told last who opens its recordings."""

    def perform(self, command: RecordingCommand) -> None:
        """Do it, or raise StudioError with the reason."""
        match command:
            case StartRecording():
                self.start()
            case PauseRecording():
                self._recording.pause()
                self._wanted.recording(on=True, paused=True)
            case ResumeRecording():
                self._recording.resume()
                self._wanted.recording(on=True)
            case SplitRecording():
                self._recording.split()
            case MarkChapter(title=title):
                self._mark(title.strip())
            case _:
                self._recording.stop()
                self._wanted.recording(on=False)

    def start(self, *, paused: bool = False) -> None:
        """Open a recording, as it was *paused* or not; clients hear of it once it is open."""
        self._recording.start(paused=paused)
        self._wanted.recording(on=True, paused=paused)
        self._marks = 0
        at_ns = self._now_ns()
        before = self._station.now.recording
        self._station.recording(
            RecordingState(
                since_ns=at_ns,
                protected=self._recording.protected,
                key_id=before.key_id,
                key_place=before.key_place,
                escrow_ids=self._recording.escrow_ids,
            )
        )
        now = self._station.now
        takes = self._settings().chapters == "takes"
        self._chapter(self._scene_label(now.program.scene) if takes else now.show, at_ns)

    def look(self) -> None:
        """See whether an edit has changed what is recorded, or for whom; twice a second."""
        self._recording.follow()
        named = self._settings().escrow
        if named != self._escrow and not self._recording.on:
            self._escrow, now = named, self._station.now.recording
            ids = self._recording.escrow_ids
            self._station.recording(msgspec.structs.replace(now, escrow_ids=ids))

    def note_take(self, program: ProgramState) -> None:
        """Begin a chapter with a scene that was put on air."""
        if self._recording.on and self._settings().chapters == "takes":
            self._chapter(self._scene_label(program.scene), program.at_ns)

    def _mark(self, title: str) -> None:
        if not self._recording.on:
            message = "Nothing is being recorded; a chapter is marked in a recording."
            raise EngineError(message)
        if len(title) > _MOST_TITLE_CHARACTERS:
            message = f"A chapter's title has at most {_MOST_TITLE_CHARACTERS} characters."
            raise EngineError(message)
        self._marks += 1
        self._chapter(title or f"Mark {self._marks}", self._now_ns())

    def _chapter(self, title: str, at_ns: int) -> None:
        self._recording.mark(title, at_ns)
        now = self._station.now.recording
        self._station.recording(msgspec.structs.replace(now, chapter=title))

    def _scene_label(self, name: str) -> str:
        scenes = self._station.now.scenes
        return next((scene.label for scene in scenes if scene.name == name), name)
