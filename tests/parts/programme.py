"""A small programme in real time: moving pictures and a tone, through the real encoders."""

import threading
from fractions import Fraction
from types import TracebackType
from typing import Self

import numpy as np

from mixer.cadence import Cadence
from mixer.clock import MonotonicClock
from mixer.media import BLOCK_RATE, BLOCK_SAMPLES, AudioBlock, frame_of
from mixer.worker import Worker
from studio.output.encoder import AudioEncoding, VideoEncoding, VideoSpec
from studio.output.fanout import FanOut
from studio.output.packet import EncodedPacket, StreamHeaders, StreamKind

WIDTH, HEIGHT = 320, 180
RATE = Fraction(30)


class Programme:
    """Runs while entered and feeds ``fanout``; *bitrate_bps* is that of the picture."""

    def __init__(self, *, bitrate_bps: int = 400_000, noise: int = 0) -> None:
        self.clock = MonotonicClock()
        self.packets: list[EncodedPacket] = []
        self.fanout = FanOut(self._request_key_frame)
        self.video = VideoEncoding(
            width=WIDTH,
            height=HEIGHT,
            rate=RATE,
            spec=VideoSpec("h264", bitrate_bps, "ultrafast"),
            clock=self.clock,
            deliver=self._deliver,
        )
        self.audio = AudioEncoding(clock=self.clock, deliver=self._deliver)
        self.headers = StreamHeaders(self.video.header, self.audio.header)
        self._noise = noise
        self._worker = Worker("test programme", self._run)

    def request_key_frame(self) -> None:
        self.video.request_key_frame()

    def pictures(self) -> list[EncodedPacket]:
        """Return the pictures encoded until now."""
        return [packet for packet in self.packets if packet.kind is StreamKind.VIDEO]

    def places(self, times_s: list[float]) -> list[list[int]]:
        """Return which of :meth:`pictures` have these times, for each key frame they may begin at.

        A busy machine encodes fewer pictures than were due, so that times alone tell no losses.
        """
        encoded = self.pictures()
        found = []
        for first in encoded:
            if not first.is_key:
                continue
            at = {round((one.pts_ns - first.pts_ns) / 1e6): n for n, one in enumerate(encoded)}
            near = [round((time_s - times_s[0]) * 1000) for time_s in times_s]
            places = [at.get(ms, at.get(ms - 1, at.get(ms + 1, -1))) for ms in near]
            if -1 not in places:
                found.append(places)
        return found

    def __enter__(self) -> Self:
        self.video.start()
        self.audio.start()
        self._worker.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._worker.stop()
        self.video.stop()
        self.audio.stop()

    def _request_key_frame(self) -> None:
        self.video.request_key_frame()

    def _deliver(self, packet: EncodedPacket) -> None:
        self.packets.append(packet)
        self.fanout.put(packet)

    def _run(self, stop: threading.Event) -> None:
        origin_ns = self.clock.now_ns()
        ticks, blocks = Cadence(RATE, origin_ns), Cadence(BLOCK_RATE, origin_ns)
        tone = 0.1 * np.sin(np.arange(BLOCK_SAMPLES) * 2 * np.pi * 10 / BLOCK_SAMPLES)
        samples = np.stack([tone, tone], axis=1).astype(np.float32)
        generator = np.random.default_rng(1)
        number = block = 0
        while not stop.is_set():
            self.clock.sleep_until(ticks.at(number))
            packed = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
            packed[40:60, number * 4 % 300 :][:, :20] = 220
            if self._noise:
                grain = generator.integers(0, self._noise, (HEIGHT, WIDTH), np.uint8)
                packed[:HEIGHT] += grain
            self.video.put(frame_of(packed, ticks.at(number)))
            number += 1
            while blocks.at(block + 1) <= ticks.at(number):
                self.audio.put(AudioBlock(samples, blocks.at(block)))
                block += 1
