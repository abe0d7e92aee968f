"""The line to the primary shrinks from 4 to 1.5 Mbit/s, and widens again."""

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from studio.engine.assembly import Engine
from tests.bench.rows import Row
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority
from tests.parts.thin_line import ThinLine

from .lengths import Lengths
from .on_air import KEY, busy_film, on_air, pass_time
from .playing import Seen, playing

_WIDE_BPS, _NARROW_BPS, _SHOW_KBPS = 4_000_000, 1_500_000, 3300
_CALM_MS = 600.0
_NONE = (
    "ingest   No network namespace with a line of our own may be made here, so the rows of the "
    "4 to 1.5 Mbit/s step are left out; root may make one.\n"
)


def run(folder: Path, authority: Authority, lengths: Lengths) -> Iterator[Row]:
    """Publish over a real line, play behind it, and look when each picture was there."""
    if not ThinLine.is_possible():
        sys.stderr.write(_NONE)
        return
    film = busy_film(folder)
    with ThinLine(_WIDE_BPS) as line:
        certificate = authority.for_host(line.address)
        with NginxIngest(
            folder / "ingest", certificate, address=line.address, within=line.within
        ) as ingest:
            url = f"rtmps://{line.address}:{ingest.rtmps_port}/live"
            with on_air(folder, authority, primary=url, kbps=_SHOW_KBPS, film=film) as (engine, _):
                watched = f"rtmp://127.0.0.1:{ingest.rtmp_port}/live/{KEY}"
                with playing(watched, folder, line.within) as seen:
                    pass_time(lengths.before_step_s)
                    stepped_ns = time.monotonic_ns()
                    line.set_up_bps(_NARROW_BPS)
                    pass_time(lengths.after_step_s)
                    narrow_bps = engine.programme.video_encoding.bitrate_bps
                    ended_ns = time.monotonic_ns()
                line.set_up_bps(2 * _WIDE_BPS)
                whole_s = _whole_after(engine, lengths.widen_s)
                counters = engine.live.counters
    before = [each for each in seen[30:] if each.decoded_ns < stepped_ns]
    after = [each for each in seen if stepped_ns <= each.decoded_ns <= ended_ns]
    yield _row("4 to 1.5 Mbit/s: delay before, worst", _worst(before) / 1000, "s")
    yield _row("4 to 1.5 Mbit/s: peak delay", _worst(after) / 1000, "s", 3.0)
    yield _row("4 to 1.5 Mbit/s: settled after", _settled_s(after, stepped_ns), "s", 10.0)
    yield _row("4 to 1.5 Mbit/s: disconnects", counters.reconnects, "", 0)
    yield _row("  packets left out", counters.dropped_packets, "")
    yield _row("  the picture's bit rate at the end", narrow_bps / 1e6, "Mbit/s")
    yield _row("  the whole bit rate again after the line widened", whole_s, "s")


def _worst(seen: list[Seen]) -> float:
    return max((each.delay_ms for each in seen), default=0.0)


def _settled_s(seen: list[Seen], stepped_ns: int) -> float:
    """Return how long after the step the delay was calm again, and stayed so for ten seconds."""
    disturbed_ns = stepped_ns
    for each in seen:
        if each.delay_ms > _CALM_MS:
            if each.decoded_ns - disturbed_ns > 10e9:
                break
            disturbed_ns = each.decoded_ns
    return (disturbed_ns - stepped_ns) / 1e9


def _whole_after(engine: Engine, most_s: float) -> float:
    """Return how long it takes until the picture gets all of its bits again; at most *most_s*."""
    began, never = time.monotonic(), threading.Event()
    while engine.programme.video_encoding.bitrate_bps < _SHOW_KBPS * 1000:
        if time.monotonic() - began > most_s:
            break
        never.wait(0.1)
    return time.monotonic() - began


def _row(name: str, value: float, unit: str, bar: float | None = None) -> Row:
    return Row(bench="ingest", name=name, value=value, unit=unit, bar=bar)
