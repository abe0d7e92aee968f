"""The state of the station: one snapshot, replaced by the session alone, told to every client."""

from collections.abc import Callable

import msgspec

from mixer.strip import Knobs
from studio.wire.document import Document
from studio.wire.events import (
    AnyEvent,
    DestinationsReport,
    EncodingChanged,
    EventUsed,
    HealthReport,
    LiveChanged,
    MissedChanged,
    MonitorChanged,
    PreviewChanged,
    ProgramChanged,
    RecordingChanged,
    RepairedChanged,
    RestartChanged,
    ShowChanged,
    SourceChanged,
)
from studio.wire.reduce import reduce
from studio.wire.state import (
    DestinationState,
    EventState,
    Health,
    LiveState,
    MissedState,
    MonitorState,
    ProgramState,
    RecordingState,
    SceneState,
    Snapshot,
    SourceState,
)

from .knobs import with_knobs


class Station:
    """Holds the snapshot and says each change to *publish*. The session's thread alone."""

    def __init__(self, snapshot: Snapshot, publish: Callable[[AnyEvent], None]) -> None:
        self._snapshot = snapshot
        self._publish = publish

    @property
    def now(self) -> Snapshot:
        """The newest state."""
        return self._snapshot

    def program(self, program: ProgramState) -> None:
        """Say that a take reached the mix."""
        self._tell(ProgramChanged(revision=self._next, program=program))

    def preview(self, scene: str) -> None:
        """Say that another scene is prepared."""
        self._tell(PreviewChanged(revision=self._next, scene=scene))

    def source(self, name: str, **changes: object) -> None:
        """Say what of a source changed."""
        source = self.source_named(name)
        if source is not None:
            changed = msgspec.structs.replace(source, **changes)
            self._tell(SourceChanged(revision=self._next, source=changed))

    def knobs(self, name: str, knobs: Knobs) -> None:
        """Say how the knobs of a source's strip stand."""
        source = self.source_named(name)
        if source is not None:
            self._tell(SourceChanged(revision=self._next, source=with_knobs(source, knobs)))

    def live(self, live: LiveState) -> None:
        """Say that the way to the ingest changed."""
        self._tell(LiveChanged(revision=self._next, live=live))

    def destinations(self, destinations: tuple[DestinationState, ...]) -> None:
        """Say how each destination fares; no change of state, so the revision stays."""
        revision = self._snapshot.revision
        self._tell(DestinationsReport(revision=revision, destinations=destinations))

    def recording(self, recording: RecordingState) -> None:
        """Say that the recording changed."""
        self._tell(RecordingChanged(revision=self._next, recording=recording))

    def monitor(self, monitor: MonitorState) -> None:
        """Say what became of the headphones."""
        self._tell(MonitorChanged(revision=self._next, monitor=monitor))

    def encoder(self, words: str) -> None:
        """Say that another encoder makes the pictures, and why."""
        encoding = msgspec.structs.replace(self._snapshot.encoding, words=words)
        self._tell(EncodingChanged(revision=self._next, encoding=encoding))

    def edited(
        self,
        document: Document,
        sources: tuple[SourceState, ...],
        scenes: tuple[SceneState, ...],
        meters_path: str,
    ) -> None:
        """Say that the show itself was edited."""
        changed = ShowChanged(
            revision=self._next,
            document=document,
            sources=sources,
            scenes=scenes,
            meters_path=meters_path,
        )
        self._tell(changed)

    def event(self, used: EventState) -> None:
        """Say which event the show goes live in."""
        self._tell(EventUsed(revision=self._next, used=used))

    def missed(self, missed: MissedState) -> None:
        """Say how far what the ingests missed is uploaded."""
        self._tell(MissedChanged(revision=self._next, missed=missed))

    def repaired(self, repaired: tuple[str, ...]) -> None:
        """Say which recordings were repaired."""
        self._tell(RepairedChanged(revision=self._next, repaired=repaired))

    def off_air(self, off_air_ms: int) -> None:
        """Say how long the lost engine's show was away."""
        restart = msgspec.structs.replace(self._snapshot.restart, off_air_ms=off_air_ms)
        self._tell(RestartChanged(revision=self._next, restart=restart))

    def health(self, health: Health) -> None:
        """Say how the engine fares; no change of state, so the revision stays."""
        self._tell(HealthReport(revision=self._snapshot.revision, health=health))

    def source_named(self, name: str) -> SourceState | None:
        """Return a source's state, None when there is no such source."""
        return next((s for s in self._snapshot.sources if s.name == name), None)

    @property
    def _next(self) -> int:
        return self._snapshot.revision + 1

    def _tell(self, event: AnyEvent) -> None:
        self._snapshot = reduce(self._snapshot, event)
        self._publish(event)
