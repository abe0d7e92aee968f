"""From a picture's stamp to its decoding behind the ingest, and sound against picture there."""

import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.bench.rows import Row
from tests.judge.received import read_stored
from tests.judge.verdict import judge
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority

from .lengths import Lengths
from .on_air import KEY, on_air, pass_time
from .playing import playing


def run(folder: Path, authority: Authority, lengths: Lengths) -> Iterator[Row]:
    """Publish by RTMPS to nginx, play from it, and judge what it stored."""
    with NginxIngest(folder / "ingest", authority.valid()) as ingest:
        url = f"rtmps://127.0.0.1:{ingest.rtmps_port}/live"
        with on_air(folder, authority, primary=url):
            watched = f"rtmp://127.0.0.1:{ingest.rtmp_port}/live/{KEY}"
            with playing(watched, folder) as seen:
                pass_time(lengths.delay_s)
        verdict = judge([read_stored(path) for path in ingest.files()])
    # The first second is the player's own catching up.
    delays_ms = sorted(each.delay_ms for each in seen[30:])
    yield _row("stamp to decoded at the ingest, 720p30, median", statistics.median(delays_ms), 30)
    p95_ms = delays_ms[int(len(delays_ms) * 0.95)]
    yield _row("stamp to decoded at the ingest, 720p30, p95", p95_ms, 50)
    off_ms = verdict.sound_against_picture_ms
    off_p95_ms = verdict.sound_against_picture_p95_ms
    yield _row("sound against picture at the receiver, median", abs(off_ms or 0.0), 2)
    yield _row("sound against picture at the receiver, p95", off_p95_ms or 0.0, 2)
    yield Row(
        bench="ingest", name="  seconds of sound that were judged", value=verdict.chirps, unit="",
        bar=1, at_least=True,
    )  # fmt: skip


def _row(name: str, value: float, bar: float | None = None) -> Row:
    return Row(bench="ingest", name=name, value=value, unit="ms", bar=bar)
