"""The server's side of talkback: what a head costs, who is late, what a move lets through."""

import asyncio
import gc
import secrets
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path

import msgspec
import uvloop

from studio.backend.launch import BackendLaunch
from studio.talkback.routing.said import Move, TellDone, Tells
from tests.parts.pki import Authority
from tests.parts.process_cpu import cpu_s

from .rows import Row
from .talkback_peers import INTERVAL_S, Peer, beat_all, speak_all
from .talkback_served import EVENT, Served

SPAN_S = 10.0
OPEN, LISTENING, TALKING = 8, 36, 4
_MOVES = 20


class TalkServer:
    """The process. ``port`` stays the same when it is begun anew."""

    def __init__(self, folder: Path) -> None:
        certificate = Authority(folder).valid()
        self.token = secrets.token_urlsafe(32)
        launch = BackendLaunch(
            folder=str(folder), secret=self.token, record_key="ab" * 32, protected=True
        )
        self._told = Served(launch=launch, chain=str(certificate.chain), key=str(certificate.key))
        self.tls = ssl.create_default_context(cafile=folder / "authority.pem")
        self.port = 0
        self.begin()

    def begin(self) -> None:
        """Begin it; returned once it listens."""
        told = msgspec.structs.replace(self._told, port=self.port)
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.talkback_served"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(msgspec.json.encode(told) + b"\n")
        self.process.stdin.flush()
        self.port = int(self.process.stdout.readline())

    def kill(self) -> None:
        """End it at once."""
        self.process.kill()
        self.process.wait()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()

    async def enter(self, station: str) -> Peer:
        """Return a member."""
        return await Peer.enter(self.port, self.tls, EVENT, station, self.token)


@contextmanager
def talk_server() -> Iterator[TalkServer]:
    """Yield a served backend with an event."""
    with tempfile.TemporaryDirectory(prefix="vs-") as folder:
        server = TalkServer(Path(folder))
        try:
            yield server
        finally:
            server.kill()


def run() -> Iterator[Row]:
    """Measure on this machine, over TLS on loopback."""
    for rows in (_heads, _late, _moves, _back):
        # As quick a loop as the server's: the peers of a call are all in this process.
        with (
            _no_garbage(),
            talk_server() as server,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        ):
            yield from runner.run(rows(server))


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Look for none meanwhile: a packet would come late for what is noted of those before it."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@asynccontextmanager
async def _call(server: TalkServer, talking: int, listening: int) -> AsyncIterator[list[Peer]]:
    """Yield the members of a call, those who talk first; their keys are down, and they speak."""
    peers: list[Peer] = []
    tasks = [asyncio.create_task(beat_all(peers))]
    for number in range(talking + listening):
        peers.append(await server.enter(f"s{number}"))  # noqa: PERF401  # they beat meanwhile
    for peer in peers[:talking]:
        peer.press("party:main")
    async with asyncio.timeout(30):
        for peer in peers:
            await peer.until(partial(_hears, peer, talking - 1))
    tasks.append(asyncio.create_task(speak_all(peers[:talking])))
    try:
        yield peers
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for peer in peers:
            peer.transport.abort()


async def _heads(server: TalkServer) -> list[Row]:
    async with _call(server, OPEN, 0) as peers:
        await asyncio.sleep(2)
        begin_cpu_s, begin_s = cpu_s(server.process.pid), time.monotonic()
        await asyncio.sleep(SPAN_S)
        span_s = time.monotonic() - begin_s
        share = (cpu_s(server.process.pid) - begin_cpu_s) / span_s / OPEN
        end_s = time.monotonic()
        came = sum(begin_s <= at_s < end_s for peer in peers for at_s, *_ in peer.delays_s)
        delays_ms = sorted(1000 * delay_s for peer in peers for _, _, delay_s in peer.delays_s)
    return [
        _row(f"server CPU a head, {OPEN} open microphones", 100 * share, "%", 1.5),
        _row("  packets forwarded a second", came / span_s, "", None),
        _row("  sent to received: median", delays_ms[len(delays_ms) // 2], "ms", None),
        _row("  p95", delays_ms[len(delays_ms) * 95 // 100], "ms", None),
    ]


async def _late(server: TalkServer) -> list[Row]:
    async with _call(server, TALKING, LISTENING) as peers:
        await asyncio.sleep(2)
        begin_cpu_s, begin_s = cpu_s(server.process.pid), time.monotonic()
        await asyncio.sleep(SPAN_S)
        share = (cpu_s(server.process.pid) - begin_cpu_s) / (time.monotonic() - begin_s)
        delays_s = [
            delay_s for peer in peers for at_s, _, delay_s in peer.delays_s if at_s >= begin_s
        ]
    late = sum(delay_s > INTERVAL_S for delay_s in delays_s) / len(delays_s)
    name = f"one server, {TALKING} talking, {LISTENING} listening: packets late"
    return [
        _row(f"{name} by more than one interval", 100 * late, "%", 0.2),
        _row("  server CPU in all", 100 * share, "% core", None),
    ]


async def _moves(server: TalkServer) -> list[Row]:
    """Two who talk are brought to a room and back, again and again; the others stay."""
    silences_ms: list[float] = []
    leaks = 0
    async with _call(server, TALKING, 2) as peers:
        mover, outside = peers[-1], peers[2:]
        first, second = peers[0], peers[1]
        done: asyncio.Queue[Tells] = asyncio.Queue()
        mover.on_told = lambda told: done.put_nowait(told) if isinstance(told, TellDone) else None
        for number in range(_MOVES):
            room = "" if number % 2 else "green"
            first.press("party:main", "room:green")
            second.press("party:main", "room:green")
            asked_s = time.monotonic()
            mover.say(Move(id=number, stations=("s0", "s1"), room=room))
            await done.get()
            done_s = time.monotonic()
            await asyncio.sleep(0.5)
            silences_ms.append(1000 * _silence_s(second, first.number, asked_s))
            if room:
                moved = {first.number, second.number}
                leaks += sum(
                    at_s - delay_s > done_s and source in moved
                    for peer in outside
                    for at_s, source, delay_s in peer.delays_s
                    if at_s < done_s + 0.5
                )
    return [
        _row("breakout move, embedded: silence, the longest", max(silences_ms), "ms", 250),
        _row("breakout move, embedded: leak", leaks, "pkts", 0),
    ]


def _silence_s(peer: Peer, source: int, since_s: float) -> float:
    """Return the longest time since *since_s* in which nothing of *source* came."""
    times = [at_s for at_s, each, _ in peer.delays_s if each == source and at_s >= since_s]
    return max(after - before for before, after in zip([since_s, *times], times, strict=False))


async def _back(server: TalkServer) -> list[Row]:
    """From connecting to the first packet that is heard: what a link adds is its own to show."""
    rows = []
    async with _call(server, 1, 0) as peers:
        spans_ms = []
        for _ in range(10):
            begin_s = time.monotonic()
            peer = await server.enter("back")
            await peer.until(partial(_has_heard, peer))
            spans_ms.append(1000 * (peer.delays_s[0][0] - begin_s))
            peer.transport.abort()
        name = "back in the call, the server's share: alive, the longest"
        rows.append(_row(name, max(spans_ms), "ms", 500))
        del peers
    server.kill()
    begin_s = time.monotonic()
    await asyncio.to_thread(server.begin)
    peer = await server.enter("s0")
    rows.append(_row("  restarted", 1000 * (time.monotonic() - begin_s), "ms", 2000))
    peer.transport.abort()
    return rows


def _hears(peer: Peer, count: int) -> bool:
    return len(peer.heard) >= count


def _has_heard(peer: Peer) -> bool:
    return bool(peer.delays_s)


def _row(name: str, value: float, unit: str, bar: float | None) -> Row:
    return Row(bench="talkback", name=name, value=value, unit=unit, bar=bar)
