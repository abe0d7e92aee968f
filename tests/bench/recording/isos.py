"""What it costs to record two cameras' H.264 by themselves beside the programme."""

import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from studio.wire.commands import PutSource, StartRecording, StopRecording
from studio.wire.document import NetworkSpec
from studio.wire.events import HealthReport
from tests.bench.rows import Row
from tests.parts.feeds import UdpCamera
from tests.parts.process_cpu import cpu_s
from tests.parts.studio_run import StudioRun, events_until

from .lengths import Lengths
from .rows import row

BAR = 1.15
SETTLE = 50
_SHOW = """
[show]
name = "Two cameras"
format = "1280x720@25"
bitrate_kbps = 4000

{cameras}
[[scene]]
name = "both"
items = [
    {{ source = "left", rect = [0.0, 0.25, 0.5, 0.5] }},
    {{ source = "right", rect = [0.5, 0.25, 0.5, 0.5] }},
]
"""
_CAMERA = """
[[source]]
name = "{name}"
kind = "network"
url = "{url}"
audio = "always"
gain_db = -20
"""


def run(folder: Path, lengths: Lengths) -> Iterator[Row]:
    """Record the programme alone and with both cameras by turns; the median of each counts."""
    with ExitStack() as cameras:
        feeds = {
            side: cameras.enter_context(UdpCamera(size="1280x720")) for side in ("left", "right")
        }
        sources = [_CAMERA.format(name=side, url=feed.url) for side, feed in feeds.items()]
        show = _SHOW.format(cameras="".join(sources))
        with StudioRun(folder, show) as studio:
            studio.wait_state(
                "both cameras are there",
                lambda state: all(source.status == "live" for source in state.sources),
                40,
            )
            alone, beside = [], []
            for _ in range(lengths.iso_rounds):
                alone.append(_cores(studio, feeds, lengths.iso_pictures, record=False))
                beside.append(_cores(studio, feeds, lengths.iso_pictures, record=True))
    yield row("programme recorded alone", statistics.median(alone), "cores", None)
    yield row("  with two cameras' H.264", statistics.median(beside), "cores", None)
    share = statistics.median(beside) / statistics.median(alone)
    yield row("  programme and two H.264 ISOs / alone, CPU", share, "", BAR)


def _cores(studio: StudioRun, feeds: dict[str, UdpCamera], pictures: int, *, record: bool) -> float:
    """Return the cores that the engine uses while it records so."""
    for side, feed in feeds.items():
        spec = NetworkSpec(name=side, url=feed.url, audio="always", gain_db=-20, record=record)
        studio.perform(PutSource(spec, side))
    studio.perform(StartRecording())
    count = len(feeds) if record else 0
    studio.wait_state(
        "all record",
        lambda state: (
            state.recording.status == "recording"
            and sum(iso.status == "recording" for iso in state.recording.isos) == count
        ),
    )
    _pass(studio, SETTLE)
    pid, began = studio.state().engine_pid, time.monotonic()
    used_s = cpu_s(pid)
    _pass(studio, pictures)
    cores = (cpu_s(pid) - used_s) / (time.monotonic() - began)
    studio.perform(StopRecording())
    studio.wait_state(
        "all are closed",
        lambda state: (
            state.recording.status == "off"
            and not any(iso.status == "recording" for iso in state.recording.isos)
        ),
    )
    return cores


def _pass(studio: StudioRun, pictures: int) -> None:
    """Let so many pictures pass, hearing of them only, so as not to be a load."""
    connection, state = studio.connect()
    wanted = state.health.pictures_mixed + pictures
    try:
        events_until(
            connection,
            lambda event: isinstance(event, HealthReport) and event.health.pictures_mixed >= wanted,
            60,
        )
    finally:
        connection.close()
