"""The installed library itself, in its own process, led to an edge of the tests that fails it."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from mixer.clock import MonotonicClock
from studio.links.talk.daily_room import NOT_REACHED, DailyEnds, begin_process
from studio.links.talk.daily_transport import DailyTransport
from studio.talkback.daily_pipe import Enter, frame_of
from studio.talkback.routing.said import DailySeat, TellSeats
from tests.parts.daily_edge import DailyEdge
from tests.parts.pki import Authority, Certificate
from tests.studio.links.talk.transport_suite import until
from tests.waiting import Stopwatch, timing, wait_until

from .parts import CALL_KEY, ROOM, allow

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform == "win32", reason="a socket is no standard input there"),
]
TOKEN = "of the tests"  # noqa: S105  # it opens nothing


class _Links:
    """Begins true processes, and knows how many, and that they have ended."""

    def __init__(self) -> None:
        self.begun = self.ended = 0

    async def __call__(self) -> DailyEnds:
        ends = await begin_process()
        self.begun += 1

        async def kill() -> None:
            await ends.kill()
            self.ended += 1

        return DailyEnds(ends.reader, ends.writer, kill)


@asynccontextmanager
async def _joining(edge: DailyEdge, links: _Links) -> AsyncIterator[DailyTransport]:
    wanted: list[int] = []
    transport = DailyTransport(
        allow,
        MonotonicClock(),
        lambda *_: None,
        lambda _have: wanted.append(1),
        begin=links,
        proxy_url=edge.url,
    )
    await transport.join()
    seat = DailySeat(room="", url=ROOM, token=TOKEN)
    transport.take_seats(TellSeats(id=1, call_key=CALL_KEY, seats=(seat,)))
    try:
        yield transport
    finally:
        watch = Stopwatch()
        await transport.leave()
        # A join is pending in most of these: the library alone would hang and abort.
        assert watch.look() < 2
        assert links.begun == links.ended > 0


def _certificate(authority: Authority, kind: str) -> Certificate:
    return authority.from_a_stranger() if kind == "stranger" else authority.valid()


@pytest.mark.parametrize(
    ("kind", "status", "says"),
    [
        ("refused", 403, "did not take this seat"),
        ("stranger", 403, NOT_REACHED),
        ("silent", None, NOT_REACHED),
        ("cut", 0, NOT_REACHED),
    ],
)
def test_what_the_library_meets_is_said_within_five_seconds_and_left_within_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, status: int | None, says: str
) -> None:
    authority = Authority(tmp_path)
    # The processes that are begun inherit it; nothing of this one reads it.
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.ca_file))
    assert os.environ["SSL_CERT_FILE"]

    async def run(edge: DailyEdge) -> None:
        links = _Links()
        async with _joining(edge, links) as transport:
            watch = Stopwatch()
            await until(lambda: says in transport.health.fault, "said", 6)
            assert watch.look() < 5
            assert not transport.health.is_up

    with DailyEdge(_certificate(authority, kind), status) as edge:
        asyncio.run(run(edge))
    if kind == "stranger":
        assert edge.asked == []
    else:
        # What goes over the line names the room by its pseudonym, and has the token in a header.
        room = ROOM.rpartition("/")[2]
        assert edge.asked[0] == f"/gs.daily.co/rooms/check/videosync/{room}"
        assert edge.tokens == {TOKEN}


def test_a_link_whose_talk_link_is_gone_ends_by_itself_while_it_joins(
    tmp_path: Path,
) -> None:
    authority = Authority(tmp_path)
    ours, theirs = socket.socketpair()
    with DailyEdge(authority.valid(), None) as edge, ours:
        words = [sys.executable, "-m", "studio.links.daily"]
        environment = {**os.environ, "SSL_CERT_FILE": str(authority.ca_file)}
        process = subprocess.Popen(words, stdin=theirs.fileno(), env=environment)
        theirs.close()
        ours.sendall(frame_of(Enter(ROOM, TOKEN, edge.url)))
        wait_until(lambda: edge.asked, 10, "it joins")
        ours.close()
        with timing() as watch:
            assert process.wait(10) == 0
        assert watch.seconds < 2
