"""What each command does; the session calls this, and nothing else changes the show."""

from collections.abc import Callable, Mapping

import msgspec

from mixer.clock import NS_PER_MS
from mixer.scene import Scene
from mixer.transition import Transition, TransitionKind
from studio.wire.commands import (
    AnyCommand,
    AnyEdit,
    SetPreview,
    StartLive,
    StartRecording,
    Stop,
    StopLive,
    StopRecording,
    Take,
)
from studio.wire.launch import Wanted
from studio.wire.state import LiveState, RecordingState

from .editor import Editor
from .errors import EngineError
from .live import LiveControl
from .programme import Programme
from .recording import RecordingControl
from .sound_desk import SoundCommand, SoundDesk
from .station import Station

LONGEST_MIX_MS = 10_000


class Commands:
    """Carries out commands. Raises StudioError, with the reason, for what cannot be done."""

    def __init__(
        self,
        *,
        station: Station,
        programme: Programme,
        live: LiveControl,
        recording: RecordingControl,
        editor: Editor,
        sound: SoundDesk,
        now_ns: Callable[[], int],
        end: Callable[[str], None],
        want: Callable[[Wanted], None],
    ) -> None:
        self._station = station
        self._programme = programme
        self._live = live
        self._recording = recording
        self._editor = editor
        self._sound = sound
        self._now_ns = now_ns
        self._end = end
        self._want = want
        self._wanted = Wanted(None, recording=False)

    def perform(self, command: AnyCommand) -> None:
        """Do it, or raise. The session's thread."""
        if isinstance(command, AnyEdit):
            self._editor.perform(command)
            return
        if isinstance(command, SoundCommand):
            self._sound.perform(command)
            return
        match command:
            case Take():
                self.take(command)
            case SetPreview(scene=scene):
                self._scene(scene)
                self._station.preview(scene)
            case StartLive(destination=destination):
                self.start_live(destination)
            case StopLive():
                self._live.stop()
                self._now_wanted(live_to=None)
            case StartRecording():
                self.start_recording()
            case StopRecording():
                self._recording.stop()
                self._now_wanted(recording=False)
            case Stop():
                self._end("The show was stopped.")
            case _:
                message = "This command is not for the session."
                raise EngineError(message)

    def take(self, command: Take) -> None:
        """Put a scene on air at the mix's next tick."""
        name = self._station.now.preview if command.scene is None else command.scene
        scene = self._scene(name)
        default = self._station.now.default_transition
        kind = command.transition or ("mix" if command.duration_ms else default.kind)
        duration_ms = command.duration_ms if command.duration_ms is not None else None
        if duration_ms is None:
            duration_ms = default.duration_ms
        if not 0 <= duration_ms <= LONGEST_MIX_MS:
            message = f"A mix takes at most {LONGEST_MIX_MS // 1000} s."
            raise EngineError(message)
        transition = Transition()
        if kind == "mix":
            transition = Transition(TransitionKind.MIX, duration_ms * NS_PER_MS)
        self._programme.video_mix.take(scene, transition)

    def start_live(self, destination: str | None) -> None:
        """Go live; clients hear of it as the output gets there."""
        label, region = self._live.start(destination)
        self._now_wanted(live_to=destination or "")
        self._station.live(
            LiveState(
                status="connecting", destination=label, region=region, since_ns=self._now_ns()
            )
        )

    def start_recording(self) -> None:
        """Open a recording; clients hear of it once it is open."""
        self._recording.start()
        self._now_wanted(recording=True)
        self._station.recording(
            RecordingState(protected=self._recording.protected, since_ns=self._now_ns())
        )

    def _now_wanted(self, **changes: object) -> None:
        self._wanted = msgspec.structs.replace(self._wanted, **changes)
        self._want(self._wanted)

    def _scene(self, name: str) -> Scene:
        scenes: Mapping[str, Scene] = self._programme.scenes
        if name not in scenes:
            message = f'There is no scene "{name}"; the show has {", ".join(scenes)}.'
            raise EngineError(message)
        return scenes[name]
