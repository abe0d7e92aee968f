"""Puts a show that a test has steered and built on back to where the next test begins."""

from collections.abc import Iterator

from studio.wire.commands import (
    AnyCommand,
    SetDelay,
    SetGain,
    SetMonitor,
    SetMute,
    SetPreview,
    SetSolo,
    StartLive,
    StopRecording,
    Take,
    Undo,
)
from studio.wire.state import Snapshot, SourceState
from tests.parts.studio_run import StudioRun

_MOST_STEPS = 40


def put_back(run: StudioRun, first: Snapshot) -> None:
    """Bring *run*, which no window looks at any more, to what *first* says of it.

    Raises :class:`AssertionError` where it does not come there: the next test would begin wrong.
    """
    state = run.state()
    if state.recording.status != "off":
        run.perform(StopRecording())
        run.wait_state("the recording is closed", lambda s: s.recording.status == "off")
    for _ in range(_MOST_STEPS):
        if not run.state().document.undoes:
            break
        run.perform(Undo())
    for now, was in zip(run.state().sources, first.sources, strict=True):
        for command in _differing(now, was):
            run.perform(command)
    if state.monitor != first.monitor:
        run.perform(SetMonitor(first.monitor.device, first.monitor.gain_db))
    if state.program.scene != first.program.scene:
        run.perform(Take(first.program.scene, "cut"))
    if run.state().preview != first.preview:
        run.perform(SetPreview(first.preview))
    if state.live.status == "off":
        run.perform(StartLive())
    run.wait_state("all is as it was", lambda s: _steered(s) == _steered(first))


def _differing(now: SourceState, was: SourceState) -> Iterator[AnyCommand]:
    if now.gain_db != was.gain_db:
        yield SetGain(was.name, was.gain_db)
    if now.muted != was.muted:
        yield SetMute(was.name, was.muted)
    if now.solo != was.solo:
        yield SetSolo(was.name, was.solo)
    if now.delay_ms != was.delay_ms:
        yield SetDelay(was.name, was.delay_ms)


def _steered(state: Snapshot) -> tuple[object, ...]:
    """Return what a person can change at the window, of the studio that the tests look at."""
    sources = [(s.name, s.gain_db, s.muted, s.solo, s.delay_ms) for s in state.sources]
    return (
        *(state.engine_pid, state.document.show, state.document.undoes, sources, state.scenes),
        *(state.program.scene, state.preview, state.monitor.device, state.monitor.gain_db),
        *(state.live.status == "off", state.recording.status, state.missed, state.repaired),
    )
