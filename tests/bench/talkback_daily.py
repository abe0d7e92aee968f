"""Daily that is not reached: how soon it is said, and how soon the studio is rid of it.

The installed library itself in its process, led to an edge on this machine that says nothing.
"""

import asyncio
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mixer.clock import MonotonicClock
from studio.links.talk.daily_transport import DailyTransport
from studio.talkback.routing.said import DailySeat, TellSeats
from tests.parts.daily_edge import DailyEdge
from tests.parts.pki import Authority

from .rows import Row

_ROOM: Final = f"https://videosync.daily.co/vs-{'0' * 32}"
_LOOK_S: Final = 0.005
_LONGEST_S: Final = 30.0


def rows() -> Iterator[Row]:
    """Yield what the issue asks of it; seconds."""
    with tempfile.TemporaryDirectory() as folder:
        authority = Authority(Path(folder))
        before = os.environ.get("SSL_CERT_FILE")
        os.environ["SSL_CERT_FILE"] = str(authority.ca_file)
        try:
            with DailyEdge(authority.valid(), status=None) as edge:
                said_s, left_s = asyncio.run(_measure(edge.url))
        finally:
            del os.environ["SSL_CERT_FILE"]
            if before is not None:
                os.environ["SSL_CERT_FILE"] = before
    yield Row(bench="talkback", name="Daily unreachable: said", value=said_s, unit="s", bar=5.0)
    yield Row(
        bench="talkback",
        name="Daily unreachable: the studio exits cleanly within",
        value=left_s,
        unit="s",
        bar=2.0,
    )


async def _measure(edge: str) -> tuple[float, float]:
    loop = asyncio.get_running_loop()
    transport = DailyTransport(
        lambda *_: None,
        MonotonicClock(),
        lambda *_: None,
        lambda _have: loop.call_soon(give),
        proxy_url=edge,
    )

    def give() -> None:
        seat = DailySeat(room="", url=_ROOM, token="of the bench")  # noqa: S106  # it opens nothing
        transport.take_seats(TellSeats(id=1, call_key="of the bench", seats=(seat,)))

    await transport.join()
    began = time.monotonic()
    while "not reached" not in transport.health.fault:
        if time.monotonic() - began > _LONGEST_S:
            break
        await asyncio.sleep(_LOOK_S)
    said_s = time.monotonic() - began
    # The next try is under way by now: its join is pending.
    await asyncio.sleep(2.0)
    began = time.monotonic()
    await transport.leave()
    return said_s, time.monotonic() - began
