"""What an output's status means for the state that clients see; pure."""

import msgspec

from studio.output.output import OutputState, OutputStatus
from studio.wire.state import LiveState, LiveStatus, RecordingState, RecordingStatus

from .inbox import RecordingNews

_LIVE: dict[OutputState, LiveStatus] = {
    OutputState.CONNECTING: "connecting",
    OutputState.LIVE: "live",
    OutputState.RECONNECTING: "reconnecting",
    OutputState.REFUSED: "refused",
    OutputState.FAILED: "refused",
}
_RECORDING: dict[OutputState, RecordingStatus] = {
    OutputState.RECORDING: "recording",
    OutputState.FAILED: "failed",
}


def live_state(before: LiveState, status: OutputStatus) -> LiveState:
    """Return how the way to the ingest stands; time on air counts from the first time live."""
    now = _LIVE.get(status.state, "off")
    if now == "off":
        return LiveState()
    was_live = before.status in {"live", "reconnecting"}
    since_ns = before.since_ns if was_live else status.since_ns
    came_back = now == "live" and before.status == "reconnecting"
    return msgspec.structs.replace(
        before,
        status=now,
        fault=status.fault,
        since_ns=since_ns,
        reconnects=before.reconnects + came_back,
    )


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
