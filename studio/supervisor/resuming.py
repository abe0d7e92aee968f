"""From the last that was heard of a lost engine to what the next one begins with; pure."""

from studio.show import RATES_BY_VALUE, PictureFormat
from studio.wire.launch import Resume
from studio.wire.state import Restart, Snapshot


def resume_of(last: Snapshot, *, reason: str, off_air_ms: int, segment: int) -> Resume:
    """Return how to go on after *last*, the state that clients saw when the engine was lost."""
    return Resume(
        format=format_name(last),
        program=last.program.scene,
        preview=last.preview,
        gains_db={source.name: source.gain_db for source in last.sources},
        mutes={source.name: source.muted for source in last.sources},
        live=last.live.status != "off",
        recording=last.recording.status == "recording",
        show_began_ns=last.started_ns,
        segment=segment,
        restart=Restart(count=last.restart.count + 1, reason=reason, off_air_ms=off_air_ms),
    )


def format_name(last: Snapshot) -> str:
    """Return the house picture as a show file writes it."""
    shown = last.format
    rate = RATES_BY_VALUE[shown.rate_numerator, shown.rate_denominator]
    return str(PictureFormat(shown.width, shown.height, rate))
