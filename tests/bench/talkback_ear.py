"""From mouth to ear: how long a voice takes, what it costs, how a loss is borne and noticed."""

import json
import os
import queue
import random
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from mixer.clock import NS_PER_S, MonotonicClock
from studio.links.talk.dimming import Dimmer
from studio.links.talk.echo import EchoCanceller
from studio.talkback.routing.model import DIM_STEPS_DB
from studio.wire.talk import ChooseSound, LatchKey, UseCall
from tests.capture.clicker import EVERY_NS
from tests.capture.hearing import Facts, clicking, listening
from tests.parts.far_line import FarLine
from tests.parts.pki import Authority
from tests.parts.ports import free_port
from tests.parts.pulse import PulseServer
from tests.parts.talk_link import TalkLinkProcess
from tests.parts.talk_server import TalkServer
from tests.studio.links.talk.test_parts import noise
from tests.studio.links.talk.test_playout import play

from .rows import Row

_BENCH = "talkback"
_CLICKS, _PAUSE_S = 60, 0.25
_FAR_S, _CPU_S = 60.0, 15.0
_PEERS, _DOWN_S = 8, 2.0
_SETTLE_FIFTHS, _LISTEN_FIFTHS = 50, 100


def run() -> Iterator[Row]:
    """Measure the parts on their own, then calls over a real backend, then real links."""
    yield from _parts()
    with tempfile.TemporaryDirectory(prefix="vs-") as name:
        authority = Authority(Path(name))
        yield from _near(authority)
        yield from _load(authority)
        yield from _losses(authority)
        if FarLine.is_possible():
            yield from _far(authority)
        yield from _devices(authority, Path(name))


def _let_pass(seconds: float) -> None:
    """Let it go on for so long, as measured things do."""
    clock = MonotonicClock()
    clock.sleep_until(clock.now_ns() + round(seconds * NS_PER_S))


def _row(name: str, value: float, unit: str, bar: float | None = None) -> Row:
    return Row(bench=_BENCH, name=name, value=value, unit=unit, bar=bar)


class _Child:
    """A process that says facts, a line of JSON each."""

    def __init__(self, *words: str, within: tuple[str, ...] = ()) -> None:
        self._process = subprocess.Popen(
            [*within, sys.executable, "-m", *words], text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self._facts: queue.Queue[dict[str, Any]] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def tell(self, **what: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def await_(
        self, name: str, so: Callable[[Any], bool] = lambda _: True, timeout_s: float = 30
    ) -> dict[str, Any]:
        """Return the next facts that have *name*, which is as wanted."""
        until = time.monotonic() + timeout_s
        while True:
            facts = self._facts.get(timeout=max(0.01, until - time.monotonic()))
            if name in facts and so(facts[name]):
                return facts

    def forget(self) -> None:
        while not self._facts.empty():
            self._facts.get()

    @property
    def process(self) -> "subprocess.Popen[str]":
        return self._process

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        self._reader.join(10)

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._facts.put(json.loads(line))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.end()


class _Backend(_Child):
    """The real backend, in a process of its own, with one event."""

    def __init__(self, authority: Authority, host: str = "127.0.0.1", port: int = 0) -> None:
        certificate = authority.for_address(host)
        super().__init__(
            "tests.bench.talk_backend", host, str(port),
            str(certificate.chain), str(certificate.key),
        )  # fmt: skip
        told = self.await_("url")
        self.url, self.event = told["url"], told["event"]
        self._ca_file = str(authority.ca_file)

    def peer(self, station: str, token: str = "anna", within: tuple[str, ...] = ()) -> _Child:  # noqa: S107  # a name
        return _Child(
            "tests.bench.talk_peer", self.url, self.event, station, token, self._ca_file,
            within=within,
        )  # fmt: skip


def _delays_ms(speaker: _Child, ear: _Child, line: str, clicks: int) -> list[float]:
    """Return from each key press to the first decoded sample, in ms."""
    delays_ms = []
    for n in range(clicks):
        ear.forget()
        speaker.tell(press=line)
        pressed_ns = speaker.await_("pressed")["pressed"]
        heard_ns = ear.await_("heard_ns")["heard_ns"]
        delays_ms.append((heard_ns - pressed_ns) / 1e6)
        speaker.tell(release=1)
        # Not in step with anybody's blocks.
        _let_pass(_PAUSE_S + n % 10 * 0.0013)
    return delays_ms


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _near(authority: Authority) -> Iterator[Row]:
    with ExitStack() as ends:
        backend = ends.enter_context(_Backend(authority))
        peers = [ends.enter_context(backend.peer(name)) for name in ("ann", "bob", "cas")]
        for each in peers:
            each.await_("members", lambda count: count == len(peers))
        _let_pass(1)
        delays_ms = _delays_ms(peers[0], peers[1], "party:main", _CLICKS)
    yield _row("click to decoded sample, 3 peers, median", statistics.median(delays_ms), "ms", 35)
    yield _row("  p95", _p95(delays_ms), "ms", 55)


def _load(authority: Authority) -> Iterator[Row]:
    with ExitStack() as ends:
        backend = ends.enter_context(_Backend(authority))
        peers = [ends.enter_context(backend.peer(f"p{n}")) for n in range(_PEERS + 1)]
        for each in peers:
            each.await_("members", lambda count: count == len(peers), 120)
        for each in peers[1:]:
            each.tell(press="party:main")
        ear = peers[0]
        # What a bench looks for takes its own time, which is not the client's.
        ear.tell(watch=False)
        _let_pass(2)
        before, after = _stats(ear), {}
        _let_pass(_CPU_S)
        after = _stats(ear)
        share = (after["cpu_s"] - before["cpu_s"]) / (after["at"] - before["at"])
    yield _row(f"client CPU, {after['heard']} peers heard", 100 * share, "%", 12)


def _stats(peer: _Child) -> dict[str, Any]:
    peer.tell(stats=1)
    return peer.await_("cpu_s")


def _far(authority: Authority) -> Iterator[Row]:
    with ExitStack() as ends:
        line = ends.enter_context(FarLine(40, 0.01))
        backend = ends.enter_context(_Backend(authority, line.address))
        here = ends.enter_context(backend.peer("here"))
        far = ends.enter_context(backend.peer("far", within=line.within))
        for each in (here, far):
            each.await_("members", lambda count: count == 2)
        _let_pass(3)
        # A voice that goes on, from where the line is: its way is both lossy and far.
        far.tell(press="party:main")
        far.await_("pressed")
        _let_pass(_FAR_S)
        stats = _stats(here)
        far.tell(release=1)
        _let_pass(1)
        delays_ms = _delays_ms(far, here, "party:main", _CLICKS)
        round_trip_ms = _stats(far)["round_trip_ms"]
    yield _row("1 % loss, round trip as measured", round_trip_ms, "ms")
    yield _row("  click to decoded sample, median", statistics.median(delays_ms), "ms", 130)
    yield _row("  underruns", 100 * stats["underruns"] / stats["blocks"], "%", 0.2)


def _losses(authority: Authority) -> Iterator[Row]:
    port = free_port()
    with ExitStack() as ends:
        backend = ends.enter_context(_Backend(authority, port=port))
        peer = ends.enter_context(backend.peer("ann"))
        other = ends.enter_context(backend.peer("bob"))
        peer.await_("members", lambda count: count == 2)  # both
        other.tell(press="party:main")
        peer.await_("heard_ns")
        other.tell(mute=True)
        began_ns = time.monotonic_ns()
        stalled = peer.await_("stalled")
        yield _row("stalled sound noticed", (stalled["stalled"] - began_ns) / 1e6, "ms", 500)
        other.tell(release=1)
        _let_pass(1)
        peer.forget()
        os.kill(backend.process.pid, signal.SIGSTOP)
        began_ns = time.monotonic_ns()
        lost = peer.await_("up", lambda up: not up)
        yield _row("a freeze noticed", (lost["at"] - began_ns) / 1e6, "ms", 1500)
        os.kill(backend.process.pid, signal.SIGCONT)
        began_ns = time.monotonic_ns()
        back = peer.await_("joined")
        yield _row("back in the call, server alive", (back["joined"] - began_ns) / 1e6, "ms", 500)
        _let_pass(1)
        peer.forget()
        backend.process.kill()
        began_ns = time.monotonic_ns()
        lost = peer.await_("up", lambda up: not up)
        yield _row("a dead socket noticed", (lost["at"] - began_ns) / 1e6, "ms", 100)
    with ExitStack() as ends:
        server = TalkServer(free_port(), authority.valid())
        ends.enter_context(server)
        place = (server.url, "e1", "ann", "producer", str(authority.ca_file))
        peer = ends.enter_context(_Child("tests.bench.talk_peer", *place))
        peer.await_("joined")
        server.drop_all()
        began_ns = time.monotonic_ns()
        back = peer.await_("joined")
        yield _row("back in the call after a cut", (back["joined"] - began_ns) / 1e6, "ms", 500)
        server.kill()
        peer.await_("up", lambda up: not up)
        _let_pass(_DOWN_S)
        server.start()
        began_ns = time.monotonic_ns()
        back = peer.await_("joined")
        name = "back in the call, server restarted"
        yield _row(name, (back["joined"] - began_ns) / 1e6, "ms", 2000)


def _devices(authority: Authority, folder: Path) -> Iterator[Row]:
    """Click into the microphone of one link, and listen to the headphones of another."""
    with ExitStack() as ends:
        backend = ends.enter_context(_Backend(authority))
        server = ends.enter_context(PulseServer())
        clients = {}
        for name in ("ann", "bob"):
            link = ends.enter_context(TalkLinkProcess(folder / name, server.environment))
            client = clients[name] = link.client()
            client.ask(ChooseSound(microphone="desk", headphones="ears", noise_suppressed=False))
            call = UseCall(
                address=backend.url, event=backend.event, token="anna", station=name,  # noqa: S106  # a name
                name=name, ca_file=str(authority.ca_file),
            )  # fmt: skip
            client.ask(call)
            client.wait(lambda state: state.status == "in", f"{name} is in the call")
            client.wait(lambda state: state.sound.headphones_status == "live", "headphones")
            client.wait(lambda state: state.sound.microphone_status == "live", "a microphone")
        refused = clients["ann"].ask(LatchKey("party:main", down=True))
        assert not refused, refused
        delays_ms = _device_to_device_ms(server)
    with PulseServer() as server, ExitStack() as ends:
        path = ends.enter_context(
            subprocess.Popen(
                [sys.executable, "-m", "tests.bench.sound_path", "bare"], text=True,
                env=server.environment, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )
        )  # fmt: skip
        bare_ms = _device_to_device_ms(server)
        assert path.stdin is not None
        path.stdin.close()
        path.wait(30)
    yield _row("device to device, virtual, median", statistics.median(delays_ms), "ms", 70)
    yield _row("  p95", _p95(delays_ms), "ms", 90)
    name = "  the same devices with nothing between, median"
    yield _row(name, statistics.median(bare_ms), "ms")


def _device_to_device_ms(server: PulseServer) -> list[float]:
    """Return how much later clicks sound in one device than in the other, in ms.

    What both listeners hear later than it sounds, and the clicker's own way, falls out.
    """
    with ExitStack() as ends:
        ears = {
            device: ends.enter_context(listening(server, device=device))
            for device in ("desk", "inear")
        }
        with clicking(server):
            for ear in ears.values():
                ear.await_(lambda facts: bool(facts.get("clicks_ns")), 30)
                ear.heard(_SETTLE_FIFTHS)
            heard = {device: _clicks_ms(ear.heard(_LISTEN_FIFTHS)) for device, ear in ears.items()}
        for ear in ears.values():
            ear.end()
    sounded_ms = statistics.median(heard["desk"])
    return [(at_ms - sounded_ms) % (EVERY_NS / 1e6) for at_ms in heard["inear"]]


def _clicks_ms(heard: list[Facts]) -> list[float]:
    return [at_ns % EVERY_NS / 1e6 for facts in heard for at_ns in facts["clicks_ns"]]


def _parts() -> Iterator[Row]:
    rng = random.Random(3)  # noqa: S311  # one that is the same each time
    delays_ms = play(
        lambda at_s: 20 + rng.random() * 3 + 200 * (10 < at_s < 15 and rng.random() < 0.1), 76
    ).delays_ms
    yield _row(
        "delay 60 s after a burst of loss, against before", delays_ms[75] - delays_ms[9], "ms", 20
    )
    worst_db = 0.0
    for dim_db in DIM_STEPS_DB:
        dimmer = Dimmer()
        gain = [dimmer.gains(dim_db, speaks=True) for _ in range(10)][-1]
        worst_db = max(worst_db, float(np.abs(20 * np.log10(gain) - dim_db).max()))
    yield _row("dim depth error", worst_db, "dB", 1)
    yield _row("echo left, synthetic path", _echo_left_db(), "dB", -30)


def _echo_left_db() -> float:
    canceller, left, came = EchoCanceller(echo=True, noise=False), 0.0, 0.0
    voice = noise(48_000 * 10)
    voice *= (np.sin(np.arange(len(voice)) / 48_000 * 18) > -0.3).astype(np.float32)[:, None]
    back = np.zeros_like(voice)
    back[2880:] = voice[:-2880] * np.float32(0.5)
    for n in range(0, len(voice), 480):
        canceller.played(np.repeat(voice[n : n + 480], 2, axis=1))
        cleaned = canceller.clean(back[n : n + 480])
        if n > 48_000 * 4:
            left += float((cleaned**2).sum())
            came += float((back[n : n + 480] ** 2).sum())
    return float(10 * np.log10(left / came + 1e-12))
