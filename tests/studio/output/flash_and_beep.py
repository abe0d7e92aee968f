"""An encoded programme whose picture flashes and whose sound beeps at each whole second."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

import av
import numpy as np

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock
from mixer.media import BLOCK_RATE, BLOCK_SAMPLES, SAMPLE_RATE, AudioBlock, VideoFrame, frame_of
from studio.output.encoder import AudioEncoding, VideoEncoding, VideoSpec
from studio.output.packet import EncodedPacket, StreamHeaders, StreamKind
from tests.waiting import wait_until

WIDTH, HEIGHT = 320, 180
ORIGIN_NS = 7_654_321_000_000_000
BEEP_S = 0.02
_BEHIND = 6
_GRAIN = np.random.default_rng(1).integers(16, 180, (HEIGHT, WIDTH), np.uint8)


@dataclass(frozen=True)
class Programme:
    headers: StreamHeaders
    packets: tuple[EncodedPacket, ...]

    def from_picture(self, number: int) -> list[EncodedPacket]:
        """Return what an output that joined then would get: from the next key frame on."""
        first = next(
            index
            for index, packet in enumerate(self.packets)
            if packet.kind is StreamKind.VIDEO and packet.is_key and packet.number >= number
        )
        return list(self.packets[first:])


def picture(t_ns: int, index: int) -> VideoFrame:
    since_ns = t_ns - ORIGIN_NS
    packed = np.full((HEIGHT * 3 // 2, WIDTH), 128, np.uint8)
    flashes = since_ns % NS_PER_S < NS_PER_S // 40
    # Grain that moves costs bits, so that a fragment is no smaller than in earnest.
    packed[:HEIGHT] = 235 if flashes else np.roll(_GRAIN, 3 * index, axis=1)
    return frame_of(packed, t_ns)


def block(t_ns: int) -> AudioBlock:
    first = round((t_ns - ORIGIN_NS) * SAMPLE_RATE / NS_PER_S)
    at_s = (first + np.arange(BLOCK_SAMPLES)) / SAMPLE_RATE
    tone = np.cos(2 * np.pi * 1000 * at_s) * (at_s % 1 < BEEP_S) * 0.7
    return AudioBlock(np.stack((tone, tone), axis=1).astype(np.float32), t_ns)


@cache
def programme(seconds: int, rate: Fraction = Fraction(30), key_at: int = 37) -> Programme:
    """Encode *seconds* with an extra key frame at picture *key_at*, as fast as it goes."""
    packets: list[EncodedPacket] = []
    clock = MonotonicClock()
    video = VideoEncoding(
        width=WIDTH,
        height=HEIGHT,
        rate=rate,
        spec=VideoSpec("h264", 500_000),
        clock=clock,
        deliver=packets.append,
    )
    audio = AudioEncoding(clock=clock, deliver=packets.append)
    video.start()
    audio.start()
    blocks = Cadence(BLOCK_RATE, ORIGIN_NS)
    sent = 0
    for index in range(int(seconds * rate)):
        t_ns = Cadence(rate, ORIGIN_NS).at(index)
        if index == key_at:
            wait_until(lambda n=index: video.counters.encoded >= n, 10, "encoded pictures")  # type: ignore[misc]  # mypy cannot type a default in a lambda
            video.request_key_frame()
        video.put(picture(t_ns, index))
        wait_until(
            lambda n=index: video.counters.encoded > n - _BEHIND,  # type: ignore[misc]  # mypy cannot type a default in a lambda
            10,
            "encoded pictures",
        )
        while blocks.at(sent) <= t_ns:
            audio.put(block(blocks.at(sent)))
            sent += 1
    video.stop()
    audio.stop()
    # As encoders deliver them: each stream in order, sound some time behind the picture.
    ordered = sorted(packets, key=lambda packet: packet.tick_ns)
    return Programme(StreamHeaders(video.header, audio.header), tuple(ordered))


@dataclass(frozen=True)
class Seen:
    pictures: int
    flashes_s: list[float]
    beeps_s: list[float]


def look(path: Path) -> Seen:
    """Decode a file and return when it flashed and when it beeped."""
    flashes: list[float] = []
    beeps: list[float] = []
    pictures = 0
    with av.open(str(path)) as container:
        for frame in _decoded(container):
            assert frame.pts is not None
            assert frame.time_base is not None
            at_s = float(frame.pts * frame.time_base)
            if isinstance(frame, av.VideoFrame):
                pictures += 1
                if frame.to_ndarray()[:HEIGHT].mean() > 200:
                    flashes.append(at_s)
            elif isinstance(frame, av.AudioFrame):
                heard = np.nonzero(np.abs(frame.to_ndarray()[0]) > 0.1)[0]
                beeps.extend(at_s + float(sample) / SAMPLE_RATE for sample in heard)
    return Seen(pictures, _onsets(flashes), _onsets(beeps))


def _decoded(container: "av.container.InputContainer") -> Iterator[av.VideoFrame | av.AudioFrame]:
    for packet in container.demux():
        for frame in packet.decode():
            if isinstance(frame, av.VideoFrame | av.AudioFrame):
                yield frame


def _onsets(times_s: list[float]) -> list[float]:
    return [
        at_s for index, at_s in enumerate(times_s) if index == 0 or at_s - times_s[index - 1] > 0.5
    ]
