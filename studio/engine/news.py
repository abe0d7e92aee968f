"""What an output's status means for the state that clients see; pure."""

import msgspec

from studio.output.output import OutputState
from studio.wire.state import RecordingState, RecordingStatus

from .inbox import RecordingNews

_RECORDING: dict[OutputState, RecordingStatus] = {
    OutputState.RECORDING: "recording",
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
        fault=news.status.fault,
    )


def words_of_rate(*, reduced: bool) -> str:
    """Return what to say when the line begins to hold the picture back, or no longer does."""
    if reduced:
        return (
            "The line to the ingest carries less than the show needs; "
            "the picture gets fewer bits until it carries more."
        )
    return "The line to the ingest carries the whole show again."
