"""What sending by RTMPS costs, the encode not counted."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.rows import Row
from tests.parts.nginx import NginxIngest
from tests.parts.pki import Authority

from .lengths import Lengths
from .on_air import busy_film, on_air, pass_time

_KBPS = 6000


def run(folder: Path, authority: Authority, lengths: Lengths) -> Iterator[Row]:
    """Send 6 Mbit/s, and look at the processor time of the sender's thread."""
    film = busy_film(folder)
    with NginxIngest(folder / "ingest", authority.valid()) as ingest:
        url = f"rtmps://127.0.0.1:{ingest.rtmps_port}/live"
        with on_air(folder, authority, primary=url, kbps=_KBPS, film=film) as (engine, _):
            pass_time(2)
            began, used_ns = time.monotonic(), _sender_ns()
            sent = engine.live.counters.bytes_sent
            pass_time(lengths.cost_s)
            seconds = time.monotonic() - began
            used_ns = _sender_ns() - used_ns
            mbps = (engine.live.counters.bytes_sent - sent) * 8 / seconds / 1e6
    share = used_ns / seconds / 1e9 * 100
    yield Row(bench="ingest", name="CPU of RTMPS at 6 Mbit/s, of a core", value=share, unit="%",
              bar=2.5)  # fmt: skip
    # On a machine too busy to encode that much, the row above is worth nothing.
    yield Row(bench="ingest", name="  what was sent meanwhile", value=mbps, unit="Mbit/s", bar=5.5,
              at_least=True)  # fmt: skip


def _sender_ns() -> int:
    """Return the processor time of the threads that send, until now."""
    return sum(
        time.clock_gettime_ns(time.pthread_getcpuclockid(thread.ident))
        for thread in threading.enumerate()
        if thread.name.startswith("ingest ") and thread.ident is not None
    )
