"""One peer of a call as the talk link is one, without devices; a process each.

``python -m tests.bench.talk_peer URL EVENT STATION TOKEN CA_FILE`` takes JSON lines:
``{"press": LINE}``, ``{"release": 1}``, ``{"mute": true}``, ``{"watch": false}``, ``{"stats": 1}``;
it prints when a key went down, when a voice began to sound in its ear, unless it is not to watch
for that, and how it fares. Its microphone hears a tone all the time, and its blocks come by the
clock, as those of a device would.
"""

import asyncio
import json
import os
import random
import sys
import threading
import time
from pathlib import Path

import numpy as np

from mixer.clock import MonotonicClock
from mixer.worker import Worker
from studio.client.address import BackendAddress
from studio.links.talk.__main__ import settle
from studio.links.talk.call_socket import CallPlace
from studio.links.talk.calling import CallEars, Calling
from studio.links.talk.ear import Ear, EarReport, Listening
from studio.links.talk.event_loop import new_event_loop
from studio.links.talk.mouth import Mouth, MouthWish
from studio.talkback.routing.packets import Packet

BLOCK_NS = 10_000_000
_LOUD = 0.02


class Peer:
    """A call, a mouth and an ear; on the event loop, but for the two threads of sound."""

    def __init__(self, place: CallPlace) -> None:
        self._loop = asyncio.get_running_loop()
        self._clock = MonotonicClock()
        self._down: tuple[str, ...] = ()
        self._report: EarReport | None = None
        self._is_loud = False
        self._levels_ms: list[float] = []
        self.calling = Calling(
            place,
            lambda *_: None,
            self._clock,
            CallEars(changed=self._changed, heard=self._heard, packet=self._packet),
        )
        self.ear = Ear(_Nothing(), self._tell, self._played)
        self.mouth = Mouth(
            clock=self._clock,
            spoke=self._spoke,
            own=self.ear.own,
            level=lambda _: None,
            on_state=lambda _: None,
        )
        self._workers = [Worker("mouth", self._speak), Worker("ear", self._listen)]
        self._was_up = self._is_new = self.is_muted = False
        self.watches = True

    def start(self) -> None:
        for each in self._workers:
            each.start()

    def stop(self) -> None:
        for each in self._workers:
            each.stop()

    def press(self, *down: str) -> None:
        self._down = down
        if down:
            say(pressed=time.monotonic_ns())
        self.calling.keys(down)
        round_trip_ms = self.calling.transport.health.round_trip_ms or 0
        self.mouth.wish(
            MouthWish(is_open=bool(down), span_ms=20 if round_trip_ms > 30 else 10,
                      noise_suppressed=False)
        )  # fmt: skip

    async def beat(self) -> None:
        while True:
            await asyncio.sleep(0.1)
            self.calling.look()
            if self.calling.stalled:
                say(stalled=time.monotonic_ns())
            if self._down:
                self.calling.keys(self._down)

    def stats(self) -> None:
        report = self._report
        say(
            cpu_s=time.process_time(), at=time.monotonic(),
            blocks=report.blocks if report else 0,
            underruns=report.underruns if report else 0,
            delay_ms=report.delay_ms if report else 0,
            round_trip_ms=self.calling.transport.health.round_trip_ms,
            heard=len(self.calling.heard),
        )  # fmt: skip

    def _changed(self) -> None:
        me = self.calling.me
        if self.calling.is_up != self._was_up:
            self._was_up = self.calling.is_up
            self._is_new = self._was_up
            say(up=self._was_up, at=time.monotonic_ns())
            return
        if self._is_new:
            # The first state after coming in: from now on it hears and is heard.
            self._is_new = False
            say(joined=time.monotonic_ns())
        if me is not None:
            self._heard()
            say(
                member=me.number,
                members=len(self.calling.call.members if self.calling.call else ()),
            )

    def _heard(self) -> None:
        me = self.calling.me
        self.ear.listen(Listening(heard=self.calling.heard, own=me.number if me else 0))

    def _packet(self, packet: Packet, now_ns: int) -> None:
        self.ear.put(packet, now_ns)

    def _spoke(self, packet: Packet) -> None:
        if not self.is_muted:
            self._loop.call_soon_threadsafe(self.calling.send, packet)

    def _tell(self, report: EarReport) -> None:
        self._report = report

    def _played(self, samples: "np.ndarray") -> None:
        self.mouth.played(samples)

    def _speak(self, stop: threading.Event) -> None:
        times = np.arange(48_000) / 48_000
        tone = (0.3 * np.sin(2 * np.pi * 800 * times)).astype(np.float32).reshape(-1, 1)
        next_ns = self._clock.now_ns() + random.randrange(BLOCK_NS)  # noqa: S311  # a device's phase
        block = 0
        while not stop.is_set():
            self._clock.sleep_until(next_ns)
            next_ns += BLOCK_NS
            self.mouth.hear(tone[block * 480 : block * 480 + 480])
            block = (block + 1) % 100

    def _listen(self, stop: threading.Event) -> None:
        next_ns = self._clock.now_ns() + random.randrange(BLOCK_NS)  # noqa: S311  # a device's phase
        while not stop.is_set():
            self._clock.sleep_until(next_ns)
            now_ns = self._clock.now_ns()
            next_ns += BLOCK_NS
            block = self.ear.block(now_ns)
            if not self.watches:
                continue
            loud = np.abs(block[:, 0]) > _LOUD
            if loud.any() and not self._is_loud:
                # Decoded now; whoever plays it hears its first sample so much into the block.
                say(heard_ns=time.monotonic_ns() + int(np.argmax(loud)) * 1_000_000_000 // 48_000)
            self._is_loud = bool(loud.any())


class _Nothing:
    def pull(self, _now_ns: int) -> None:
        """Return no programme."""


def say(**facts: object) -> None:
    # In one piece: two threads say something here.
    os.write(1, json.dumps(facts).encode() + b"\n")


async def _run(url: str, event: str, station: str, token: str, ca_file: str) -> None:
    place = CallPlace(BackendAddress.parse(url), event, station, station, token, Path(ca_file))
    peer = Peer(place)
    settle()
    await peer.calling.open()
    peer.start()
    beating = asyncio.create_task(peer.beat())
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        match json.loads(line):
            case {"press": str(key)}:
                peer.press(key)
            case {"release": _}:
                peer.press()
            case {"mute": bool(muted)}:
                peer.is_muted = muted
            case {"watch": bool(watches)}:
                peer.watches = watches
            case {"stats": _}:
                peer.stats()
    beating.cancel()
    peer.stop()
    await peer.calling.close()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(_run(*sys.argv[1:6]))
