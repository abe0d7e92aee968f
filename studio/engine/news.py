"""What an output's status means for the state that clients see; pure."""

import msgspec

from studio.output.output import OutputState
from studio.wire.state import IsoState, RecordingState, RecordingStatus

from .inbox import IsoNews, RecordingNews

_RECORDING: dict[OutputState, RecordingStatus] = {
    OutputState.RECORDING: "recording",
    OutputState.PAUSED: "paused",
    OutputState.FAILED: "failed",
}


def recording_state(before: RecordingState, news: RecordingNews) -> RecordingState:
    """Return how the recording stands."""
    now = _RECORDING.get(news.status.state, "off")
    return msgspec.structs.replace(
        before,
        status=now,
        path=news.path or before.path,
        since_ns=news.status.since_ns,
        recorded_ns=news.recorded_ns,
        fault=news.status.fault,
        warning=news.status.hint,
    )


def iso_state(before: RecordingState, news: IsoNews) -> RecordingState:
    """Return how the recording stands when one of its sources' own changed."""
    status = _RECORDING.get(news.status.state, "off")
    now = IsoState(
        name=news.name, label=news.label, status=status, path=news.path, fault=news.status.fault
    )
    others = tuple(iso for iso in before.isos if iso.name != news.name)
    isos = tuple(sorted((*others, now), key=lambda iso: iso.name))
    return msgspec.structs.replace(before, isos=isos)


def words_of_rate(*, reduced: bool) -> str:
    """Return what to say when the line begins to hold the picture back, or no longer does."""
    if reduced:
        return (
            "The line to the ingest carries less than the show needs; "
            "the picture gets fewer bits until it carries more."
        )
    return "The line to the ingest carries the whole show again."
