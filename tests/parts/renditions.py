"""The programme in several encodes, its pictures and sound fed by hand or by the clock."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

import numpy as np

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock
from mixer.media import BLOCK_RATE, BLOCK_SAMPLES, AudioBlock, frame_of
from mixer.worker import Worker
from studio.output.output import OutputStatus
from studio.output.packet import EncodedPacket, StreamKind
from studio.output.rendition_spec import RenditionSpec
from studio.output.renditions import Renditions

RATE = Fraction(30)
MAIN = RenditionSpec("h264", 300_000, "ultrafast")


class Kept:
    """An output that keeps what it is given."""

    def __init__(self) -> None:
        self.packets: list[EncodedPacket] = []
        self.status = OutputStatus()

    def start(self) -> None:
        pass

    def put(self, packet: EncodedPacket, /) -> None:
        self.packets.append(packet)

    def stop(self, at_ns: int) -> None:
        pass

    def of(self, kind: StreamKind) -> list[EncodedPacket]:
        return [packet for packet in self.packets if packet.kind is kind]


class HandFed:
    """Feeds pictures and their sound by hand."""

    def __init__(self, renditions: Renditions, origin_ns: int = NS_PER_S) -> None:
        self._renditions = renditions
        self._ticks = Cadence(RATE, origin_ns)
        self._blocks = Cadence(BLOCK_RATE, origin_ns)
        self._shown = self._heard = 0

    @property
    def due_ns(self) -> int:
        """When the next picture is due."""
        return self._ticks.at(self._shown)

    def play(self, pictures: int) -> None:
        for _ in range(pictures):
            packed = np.full((270, 320), 128, np.uint8)
            packed[40:60, self._shown * 4 % 300 :][:, :20] = 220
            self._renditions.pictures.put(frame_of(packed, self._ticks.at(self._shown)))
            self._shown += 1
            while self._blocks.at(self._heard + 1) <= self._ticks.at(self._shown):
                silence = np.zeros((BLOCK_SAMPLES, 2), np.float32)
                self._renditions.sound.put(AudioBlock(silence, self._blocks.at(self._heard)))
                self._heard += 1


@contextmanager
def running(main: RenditionSpec = MAIN) -> Iterator[tuple[Renditions, HandFed]]:
    failures: list[BaseException] = []
    renditions = Renditions(
        main=main, width=320, height=180, rate=RATE, clock=MonotonicClock(),
        failed=failures.append,
    )  # fmt: skip
    renditions.start()
    try:
        yield renditions, HandFed(renditions)
    finally:
        renditions.stop()
    assert failures == []


@contextmanager
def playing(renditions: Renditions) -> Iterator[None]:
    """Feed pictures and sound as the clock goes, from the clock's own time on."""
    clock = MonotonicClock()
    feeder = HandFed(renditions, clock.now_ns())

    def play(stop: threading.Event) -> None:
        while not stop.is_set():
            clock.sleep_until(feeder.due_ns)
            feeder.play(1)

    worker = Worker("test programme", play)
    worker.start()
    try:
        yield
    finally:
        worker.stop()
