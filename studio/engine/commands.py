"""What each command does; the session calls this, and nothing else changes the show."""

from collections.abc import Callable, Mapping
from pathlib import Path

from capture.replay import ReplaySource, seconds_ns
from capture.shield import Shield
from capture.slides import SlidesSource
from mixer.clock import NS_PER_MS
from mixer.scene import Scene
from mixer.transition import Transition, TransitionKind
from studio.show import load_show
from studio.wire.commands import (
    AnyCommand,
    AnyEdit,
    EventCommand,
    GiveKey,
    OpenShow,
    PlayReplay,
    RecordingCommand,
    SaveReplay,
    SetPreview,
    ShieldSource,
    ShowPage,
    StartLive,
    Stop,
    StopLive,
    Take,
    TellMissed,
    TellRepaired,
)
from studio.wire.launch import KeyGiven, Opened, Told

from .backstage import Backstage
from .destinations import Air
from .editor import Editor
from .errors import EngineError
from .event_desk import EventDesk
from .programme import Programme
from .replaying import Kept
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
        air: Air,
        backstage: Backstage,
        kept: Kept,
        editor: Editor,
        sound: SoundDesk,
        event: EventDesk,
        end: Callable[[str], None],
        tell: Callable[[Told], None],
    ) -> None:
        self._station = station
        self._programme = programme
        self.air = air
        self.backstage = backstage
        self.recording = kept.recording
        self._replaying = kept.replaying
        self._editor = editor
        self._sound = sound
        self._event = event
        self._end = end
        self._tell = tell

    def perform(self, command: AnyCommand) -> None:
        """Do it, or raise. The session's thread."""
        self._event.check(command)
        if isinstance(command, EventCommand):
            self._event.perform(command)
            return
        if isinstance(command, AnyEdit):
            self._editor.perform(command)
            return
        if isinstance(command, SoundCommand):
            self._sound.perform(command)
            return
        if isinstance(command, RecordingCommand):
            self.recording.perform(command)
            return
        match command:
            case Take():
                self.take(command)
            case SetPreview(scene=scene):
                self._scene(scene)
                self._station.preview(scene)
            case ShieldSource() | ShowPage() | PlayReplay():
                self._for_source(command)
            case StartLive(destination=destination):
                self.air.start(destination)
            case StopLive(destination=destination):
                self.air.stop(destination)
            case _:
                self._for_station(command)

    def _for_station(self, command: AnyCommand) -> None:
        match command:
            case GiveKey(key=key, destination=destination):
                self._give_key(key, destination)
            case SaveReplay():
                self._replaying.save()
            case TellMissed(missed=missed):
                self._station.missed(missed)
            case TellRepaired(repaired=repaired):
                self._station.repaired(repaired)
            case OpenShow(path=path):
                self._open(Path(path))
            case Stop():
                self._end("The show was stopped.")
            case _:
                message = "This command is not for the session."
                raise EngineError(message)

    def _give_key(self, key: str, destination: str) -> None:
        if not key.strip():
            message = "The stream key is empty; copy it from where the ingest was set up."
            raise EngineError(message)
        self.air.give_key(key.strip(), destination)
        self._tell(KeyGiven(key.strip(), destination))

    def _open(self, path: Path) -> None:
        now = self._station.now
        if now.live.status != "off" or now.recording.status != "off":
            message = "The show is on air or recorded; leave the air and stop recording first."
            raise EngineError(message)
        if not path.is_absolute():
            message = f"{path} is no whole path; name the file from the root."
            raise EngineError(message)
        load_show(path)
        self._tell(Opened(str(path)))
        self._end(f"{path.name} is opened.")

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

    def _turn(self, command: ShowPage) -> None:
        racked = self._programme.rack.get(command.source)
        if racked is None or not isinstance(racked.source, SlidesSource):
            message = f'There are no slides "{command.source}".'
            raise EngineError(message)
        racked.source.turn(to=max(0, command.to), by=command.by)

    def _for_source(self, command: ShieldSource | ShowPage | PlayReplay) -> None:
        if isinstance(command, ShowPage):
            self._turn(command)
            return
        if isinstance(command, PlayReplay):
            self._play_replay(command)
            return
        self._editor.shield(command.source, Shield(command.shield))
        self._station.source(command.source, shield=command.shield)

    def _play_replay(self, command: PlayReplay) -> None:
        rack = self._programme.rack
        found = [
            racked.source
            for name, racked in rack.items()
            if command.source in {"", name} and isinstance(racked.source, ReplaySource)
        ]
        if not found:
            message = "The show has no such replay; add a source of that kind first."
            raise EngineError(message)
        span_ns = None if command.seconds is None else seconds_ns(command.seconds)
        for source in found:
            source.play(span_ns, command.speed)

    def _scene(self, name: str) -> Scene:
        scenes: Mapping[str, Scene] = self._programme.scenes
        if name not in scenes:
            message = f'There is no scene "{name}"; the show has {", ".join(scenes)}.'
            raise EngineError(message)
        return scenes[name]
