"""How soon everybody sees a change of state, and what a killed instance costs."""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from studio.client import BackendAddress
from studio.client.live import LiveClient
from studio.client.stations import Answered, LiveListener, OwnStation
from studio.secrets import Secret
from tests.parts.nats import NatsServer
from tests.waiting import wait_until

from .live_instance import EVENT
from .rows import Row

CLIENTS, CHANGES, STATIONS = 200, 50, 10
_BEFORE_S = 2.0


def run() -> Iterator[Row]:
    """Measure both over real processes on loopback."""
    yield _row("a change of state → 200 clients, p95", change_to_all_ms(), "ms", 50)
    resumed_s, lost = two_instances_one_killed()
    yield _row("two instances on NATS, one killed: clients resumed", resumed_s, "s", 2)
    yield _row("  acknowledged writes lost", lost, "", 0)


def change_to_all_ms(clients: int = CLIENTS, changes: int = CHANGES) -> float:
    """Return the 95th percentile of the time from sending a change to a client's seeing it."""
    with _instance() as port:
        took_ms = asyncio.run(_follow(port, clients, changes))
    return statistics.quantiles(took_ms, n=100)[94]


async def _follow(port: int, clients: int, changes: int) -> list[float]:
    """Return how long each change took to each client, in ms."""
    url = f"ws://127.0.0.1:{port}/events/{EVENT}/live"
    headers = {"Authorization": "Bearer anna"}
    sockets: list[ClientConnection] = []
    beating = asyncio.create_task(_beat(sockets))
    for number in range(clients):
        each = await connect(url, additional_headers=headers, compression=None, proxy=None)
        station = None if number else {"id": "one", "name": "One"}
        await each.send(json.dumps({"type": "hello", "station": station}))
        await _state_with(each, "")
        sockets.append(each)
    took_ms: list[float] = []
    for number in range(changes):
        note = f"change {number}"
        seen = [asyncio.create_task(_state_with(each, note)) for each in sockets]
        await asyncio.sleep(0.02)
        began = time.perf_counter()
        report = {"type": "change", "id": note, "revision": number + 1, "station": {"note": note}}
        await sockets[0].send(json.dumps(report))
        took_ms += [(when - began) * 1000 for when in await asyncio.gather(*seen)]
    beating.cancel()
    for each in sockets:
        await each.close()
    return took_ms


async def _beat(sockets: list[ClientConnection]) -> None:
    """Have each client be heard every few seconds, one after the other."""
    while True:
        await asyncio.sleep(1)
        for each in list(sockets):
            await each.send('{"type": "beat"}')
            await asyncio.sleep(0.01)


async def _state_with(client: ClientConnection, note: str) -> float:
    """Return when *client* was told the state with *note*."""
    while True:
        text = await client.recv()
        when = time.perf_counter()
        told = json.loads(text)
        if told["type"] == "state" and any(each["note"] == note for each in told["stations"]):
            return when


class Writer(LiveListener):
    """A station that writes one number after the other, each once the last is acknowledged."""

    def __init__(self, name: str, ports: list[int]) -> None:
        self.name = name
        self.sent = self.acknowledged = self.connections = 0
        self.state_told: dict[str, Any] = {}
        self.over = threading.Event()
        self.client = LiveClient(
            [BackendAddress.parse(f"http://127.0.0.1:{port}") for port in ports],
            lambda: Secret("anna"),
            lambda _host, _port, _purpose: None,
            EVENT,
            self,
            station=OwnStation(name, name),
        )
        self._is_writing = False

    def state(self, state: dict[str, Any]) -> None:
        self.state_told = state
        if not self._is_writing:
            self._write()

    def answered(self, answer: Answered) -> None:
        self._is_writing = False
        if not answer.detail:
            self.acknowledged = max(self.acknowledged, self.sent)
        self._write()

    def connected(self, *, is_connected: bool, trouble: str) -> None:  # noqa: ARG002  # as all hear
        self._is_writing = False
        self.connections += is_connected

    def own(self) -> dict[str, Any]:
        """Return what is known of the own station."""
        told = self.state_told.get("stations", ())
        return next((each for each in told if each["id"] == self.name), {})

    def _write(self) -> None:
        own = self.own()
        if own and not self.over.is_set():
            self.sent += 1
            self._is_writing = bool(self.client.report(own["revision"], {"note": str(self.sent)}))


def two_instances_one_killed(stations: int = STATIONS) -> tuple[float, int]:
    """Return how long the last client of a killed instance was away, in s, and writes lost."""
    with tempfile.TemporaryDirectory(prefix="vs-") as folder, ExitStack() as stack:
        nats = stack.enter_context(NatsServer(Path(folder)))
        going = stack.enter_context(ExitStack())
        first, process = going.enter_context(_process(nats.url))
        second, _ = stack.enter_context(_process(nats.url))
        writers = [Writer(f"s{number}", [first, second]) for number in range(stations)]
        for writer in writers:
            writer.client.start()
            stack.callback(writer.client.stop)
        wait_until(lambda: all(each.acknowledged > 1 for each in writers), 30, "all write")
        threading.Event().wait(_BEFORE_S)
        process.kill()
        killed_s = time.monotonic()
        wait_until(lambda: all(each.connections == 2 for each in writers), 30, "all are back")
        resumed_s = time.monotonic() - killed_s
        acknowledged = {each.name: each.acknowledged for each in writers}
        kept = _kept(second)
        lost = sum(max(0, count - kept[name]) for name, count in acknowledged.items())
        for writer in writers:
            writer.over.set()
        process.wait(10)
    return resumed_s, lost


def _kept(port: int) -> dict[str, int]:
    """Return what a newcomer is told of each station's last write."""

    async def look() -> dict[str, int]:
        url = f"ws://127.0.0.1:{port}/events/{EVENT}/live"
        headers = {"Authorization": "Bearer bert"}
        async with connect(url, additional_headers=headers, proxy=None) as client:
            await client.send(json.dumps({"type": "hello", "station": None}))
            told = json.loads(await client.recv())
            return {each["id"]: int(each["note"] or 0) for each in told["stations"]}

    return asyncio.run(look())


@contextmanager
def _instance(nats: str = "") -> Iterator[int]:
    with _process(nats) as (port, _):
        yield port


@contextmanager
def _process(nats: str) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    words = [sys.executable, "-m", "tests.bench.live_instance", "--nats", nats]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline()), process
        finally:
            process.kill()


def _row(name: str, value: float, unit: str, bar: float) -> Row:
    return Row(bench="backend", name=name, value=value, unit=unit, bar=bar)


if __name__ == "__main__":
    from .rows import line

    for row in run():
        print(line(row), flush=True)
