"""Small recordings as the studio makes them, without a studio: the real encoder and recorder."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from mixer.clock import NS_PER_S, MonotonicClock
from studio.output.chapters import Chapter
from studio.output.packet import RecordedStreams, SoundTrack, StreamHeaders, StreamKind
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
    chapters: Sequence[Chapter] = (),
    late_track_ns: int = 0,
) -> Path:
    """Record *seconds* of a programme that flashes and beeps, as if it had begun at *at*.

    *chapters* count from its beginning. *late_track_ns*: with a second track, "Late", of the same
    sound that much later.
    """
    shown = programme(SECONDS)
    output = RecorderOutput(
        plan=RecordingPlan(folder, show, 1, key),
        headers=_headers(shown.headers, late=bool(late_track_ns)),
        clock=MonotonicClock(),
        on_status=lambda _status: None,
        now=lambda: at,
    )
    output.start()
    end_ns = ORIGIN_NS + round(seconds * NS_PER_S)
    marks = [replace(chapter, at_ns=ORIGIN_NS + chapter.at_ns) for chapter in chapters]
    for packet in shown.packets:
        while marks and marks[0].at_ns <= packet.pts_ns:
            output.mark(marks.pop(0))
        output.put(packet)
        if late_track_ns and packet.kind is StreamKind.AUDIO:
            pts_ns, dts_ns = packet.pts_ns + late_track_ns, packet.dts_ns + late_track_ns
            output.put(replace(packet, track=1, pts_ns=pts_ns, dts_ns=dts_ns))
    output.stop(end_ns)
    if output.path is None:
        message = "nothing was recorded"
        raise AssertionError(message)
    return output.path


def _headers(headers: StreamHeaders, *, late: bool) -> RecordedStreams:
    tracks = (SoundTrack("Late", headers.audio),) if late else ()
    return RecordedStreams.of_programme(headers, tracks)
