"""One pure step from a snapshot and an event to the next snapshot: a client's whole model."""

import msgspec

from .events import (
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
from .state import LiveState, Snapshot, SourceState


def reduce(state: Snapshot, event: AnyEvent) -> Snapshot:
    """Return the state after *event*; events that change nothing return it as it was."""
    if isinstance(event, Snapshot):
        return event
    change = _change(state, event)
    if not change:
        return state
    return msgspec.structs.replace(state, revision=event.revision, **change)


def _change(state: Snapshot, event: AnyEvent) -> dict[str, object]:
    match event:
        case ProgramChanged(program=program):
            change: dict[str, object] = {"program": program}
        case PreviewChanged(scene=scene):
            change = {"preview": scene}
        case SourceChanged(source=source):
            change = {"sources": _with_source(state.sources, source)}
        case LiveChanged() | DestinationsReport():
            change = {"live": _live(state.live, event)}
        case RecordingChanged(recording=recording):
            change = {"recording": recording}
        case MonitorChanged(monitor=monitor):
            change = {"monitor": monitor}
        case ShowChanged():
            change = {
                "show": event.document.show.show.name,
                "document": event.document,
                "sources": event.sources,
                "scenes": event.scenes,
                "meters_path": event.meters_path,
            }
        case HealthReport(health=health):
            change = {"health": health}
        case _:
            change = _rare_change(event)
    return change


def _rare_change(event: AnyEvent) -> dict[str, object]:
    match event:
        case RestartChanged(restart=restart):
            return {"restart": restart}
        case EncodingChanged(encoding=encoding):
            return {"encoding": encoding}
        case EventUsed(used=used):
            return {"used_event": used}
        case MissedChanged(missed=missed):
            return {"missed": missed}
        case RepairedChanged(repaired=repaired):
            return {"repaired": repaired}
        case _:
            return {}


def _live(before: LiveState, event: LiveChanged | DestinationsReport) -> LiveState:
    if isinstance(event, LiveChanged):
        return event.live
    return msgspec.structs.replace(before, destinations=event.destinations)


def _with_source(sources: tuple[SourceState, ...], changed: SourceState) -> tuple[SourceState, ...]:
    return tuple(changed if source.name == changed.name else source for source in sources)
