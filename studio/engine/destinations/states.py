"""What the outputs' statuses mean for the state that clients see; pure."""

from collections.abc import Sequence

import msgspec

from studio.output.ingest import IngestCounters
from studio.output.output import OutputState, OutputStatus
from studio.wire.state import DestinationState, LiveState, LiveStatus

_LIVE: dict[OutputState, LiveStatus] = {
    OutputState.CONNECTING: "connecting",
    OutputState.STANDBY: "standby",
    OutputState.LIVE: "live",
    OutputState.RECONNECTING: "reconnecting",
    OutputState.REFUSED: "refused",
    OutputState.FAILED: "refused",
}
_ON_AIR = {"live", "reconnecting"}


def destination_state(before: DestinationState, status: OutputStatus) -> DestinationState:
    """Return how a destination stands; its time on air counts from the first time live."""
    now = _LIVE.get(status.state, "off")
    if now == "off":
        return off(before)
    was_on_air = before.status in _ON_AIR and now != "standby"
    came_back = now == "live" and before.status == "reconnecting"
    return msgspec.structs.replace(
        before,
        status=now,
        fault=status.fault,
        hint=status.hint,
        since_ns=before.since_ns if was_on_air else status.since_ns,
        reconnects=before.reconnects + came_back,
    )


def off(before: DestinationState) -> DestinationState:
    """Return the row of a destination that the show is not sent to."""
    return DestinationState(
        name=before.name,
        role=before.role,
        label=before.label,
        zone=before.zone,
        has_key=before.has_key,
        standby=before.standby,
    )


def counted(before: DestinationState, now: IngestCounters, bitrate_bps: int) -> DestinationState:
    """Return *before* with the counts of *now*."""
    return msgspec.structs.replace(
        before,
        bitrate_bps=bitrate_bps,
        waiting_ms=now.waiting_ms,
        dropped_packets=now.dropped_packets,
        acknowledged_bytes=now.acknowledged_bytes,
        unacknowledged_bytes=now.unacknowledged_bytes,
        why=now.why,
    )


def live_state(rows: Sequence[DestinationState]) -> LiveState:
    """Return how the show as a whole is on air; *rows* are in the order of their roles."""
    lead = next((row for row in rows if row.status != "off"), None)
    if lead is None:
        return LiveState(destinations=tuple(rows))
    live = any(row.status == "live" for row in rows)
    on_air = [row.since_ns for row in rows if row.status in _ON_AIR]
    return LiveState(
        status="live" if live else lead.status,
        destination=lead.label,
        region=lead.region,
        since_ns=min(on_air, default=lead.since_ns),
        fault=lead.fault,
        reconnects=lead.reconnects,
        destinations=tuple(rows),
    )
