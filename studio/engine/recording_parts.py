"""Where what records is put together, and handed what it needs."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from mixer.clock import Clock
from mixer.handoff import BoundedQueue
from studio.output.ledger import Ledger
from studio.record_folders import remember_folder
from studio.secrets import RecordKey
from studio.show import Show
from studio.show.history import History
from studio.wire.launch import Launch
from studio.wire.state import RecordingState

from .escrow import escrow_of
from .inbox import Broken, News
from .isos import IsoMeans, Isos, Job
from .programme import Programme
from .rack import Racked
from .recording import RecordingControl, RecordingKeys, RecordingNotes
from .recording_encode import RecordingEncode
from .sound_tracks import SoundTracks


def record_folder(launch: Launch, show: Show) -> Path:
    """Return where *show* is recorded: as it was named at the start, or as the show says now."""
    if launch.record_named:
        return Path(launch.record_folder)
    if show.recording.folder:
        return Path(show.recording.folder)
    return Path(launch.data_folder) / "recordings"


def first_recording(launch: Launch, key: RecordKey, recording: RecordingControl) -> RecordingState:
    """Return how the recording stands before the first one: which keys would open it."""
    return RecordingState(
        protected=key.protected,
        key_id=key.key_id,
        key_place=launch.key_place,
        escrow_ids=recording.escrow_ids,
    )


def recording_control(
    *,
    launch: Launch,
    key: RecordKey,
    history: History,
    programme: Programme,
    ledger: Ledger,
    tracks: SoundTracks,
    clock: Clock,
    inbox: BoundedQueue[News],
) -> RecordingControl:
    """Return what records the show as *history* has it, at the time."""

    def failed(error: BaseException) -> None:
        inbox.put(Broken(error))

    def racked(name: str) -> Racked | None:
        return programme.rack.get(name)

    def isos(finish: Callable[[Job], None]) -> Isos:
        means = IsoMeans(
            racked=racked,
            tracks=tracks,
            picture=programme.renditions.picture,
            video=lambda: programme.renditions.main_now.video,
            clock=clock,
            finish=finish,
            failed=failed,
        )
        return Isos(
            means=means,
            sources=lambda: history.show.source,
            buses=lambda: history.show.bus,
            post=inbox.put,
        )

    def remember(folder: Path) -> None:
        if folder == Path(launch.record_folder):
            # Known to all without that.
            return
        with contextlib.suppress(OSError):
            remember_folder(Path(launch.data_folder), folder)

    resume = launch.resume
    return RecordingControl(
        folder=lambda: record_folder(launch, history.show),
        show=history.show.show.name,
        keys=RecordingKeys(key, escrow_of(launch.escrow, lambda: history.show)),
        first_segment=resume.segment if resume else 1,
        clock=clock,
        encode=RecordingEncode(
            programme.renditions, lambda: history.show.recording.encode == "own"
        ),
        settings=lambda: history.show.recording,
        isos=isos,
        post=inbox.put,
        notes=RecordingNotes(ledger.recording_began, remember),
    )
