"""Small recordings as the studio makes them, without a studio: the real encoder and recorder."""

from datetime import UTC, datetime
from pathlib import Path

from mixer.clock import NS_PER_S, MonotonicClock
from studio.output.recorder import RecorderOutput, RecordingPlan
from studio.secrets import RecordKey
from tests.studio.output.flash_and_beep import ORIGIN_NS, programme

AT = datetime(2026, 3, 1, 12, 0, 5, tzinfo=UTC)
SECONDS = 4
"""How long the longest can be; all share one encoding."""


def record(
    folder: Path,
    key: RecordKey,
    *,
    show: str = "Q3 results",
    at: datetime = AT,
    seconds: float = SECONDS,
) -> Path:
    """Record *seconds* of a programme that flashes and beeps, as if it had begun at *at*."""
    shown = programme(SECONDS)
    output = RecorderOutput(
        plan=RecordingPlan(folder, show, 1, key),
        headers=shown.headers,
        clock=MonotonicClock(),
        on_status=lambda _status: None,
        now=lambda: at,
    )
    output.start()
    end_ns = ORIGIN_NS + round(seconds * NS_PER_S)
    for packet in shown.packets:
        output.put(packet)
    output.stop(end_ns)
    if output.path is None:
        message = "nothing was recorded"
        raise AssertionError(message)
    return output.path
