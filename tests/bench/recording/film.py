"""A recording of two hours: how fast it opens, plays from anywhere, is repaired and verified."""

import os
import time
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Final

import av
import numpy as np

from mixer.cadence import Cadence
from mixer.clock import NS_PER_S, MonotonicClock
from mixer.media import BLOCK_RATE, frame_of
from studio.output.budget import HouseFormat
from studio.output.codecs import RECORDED_KEY_MS, VideoSpec
from studio.output.encoder import AudioEncoding, VideoEncoding
from studio.output.packet import EncodedPacket, StreamHeaders
from studio.output.presets import DEFAULT_PRESET, preset_spec
from studio.output.record_format import RecordReader, needs_repair, repair
from studio.output.record_format.ending import ending_bytes
from studio.output.recording_check import CONTAINER, IN_ORDER, RecordingState, check_recording
from studio.secrets import RecordKey
from tests.bench.rows import Row
from tests.studio.output.flash_and_beep import ORIGIN_NS, block
from tests.waiting import wait_until

from .lengths import Lengths
from .making import again_and_again, write_recording
from .rows import row
from .seeking import forget, sought

_SEED: Final = 8
_WIDTH, _HEIGHT = 1280, 720
_RATE: Final = Fraction(30)
_TORN_BYTES: Final = 100_000
_BEHIND: Final = 6
_TRIES: Final = 5


def run(folder: Path, lengths: Lengths) -> Iterator[Row]:
    """Yield times of a disk that has nothing of the file in memory, and of one that has."""
    key = RecordKey.generate(protected=True)
    path = folder / "film.vsrec"
    length_ns, period_ns = int(lengths.film_s * NS_PER_S), int(lengths.period_s * NS_PER_S)
    headers, packets = _programme(
        VideoSpec("h264", lengths.film_kbps * 1000, key_ms=RECORDED_KEY_MS), period_ns
    )
    write_recording(path, key, headers, again_and_again(packets, period_ns, length_ns))
    size = path.stat().st_size
    yield row("a film's length", lengths.film_s / 3600, "h")
    yield row("  size", size / 1e9, "GB")
    yield row("opening it, nothing in memory, max", _opened_s(path, key), "s", 0.5)
    yield from sought(path, key, lengths.seeks, "recorded by an encode of its own")
    began = time.monotonic()
    seals = _sealed_well(path, key)
    yield row("verifying its seals", size / 1e6 / (time.monotonic() - began), "MB/s")
    forget(path)
    began = time.monotonic()
    found = check_recording(path, lambda _: key)
    whole = seals and found.state is RecordingState.WHOLE
    yield row(
        "verifying it, seals and pictures", size / 1e6 / _since(began), "MB/s", 200, at_least=True
    )
    yield row("  whole", whole, "", 1, at_least=True)
    yield from _repaired(path, key)
    path.unlink()
    sent = preset_spec(DEFAULT_PRESET, HouseFormat(_WIDTH, _HEIGHT, _RATE)).video
    headers, packets = _programme(sent, period_ns)
    write_recording(path, key, headers, again_and_again(packets, period_ns, length_ns))
    yield from sought(path, key, lengths.seeks, "recorded as it was sent")


def _opened_s(path: Path, key: RecordKey) -> float:
    """Return how long it took at most until its first picture was decoded."""
    spent_s = []
    for _ in range(_TRIES):
        forget(path)
        began = time.monotonic()
        with (
            RecordReader.open(path, key) as reader,
            av.open(reader, "r", format=CONTAINER, options=IN_ORDER) as container,
        ):
            next(container.decode(video=0))
        spent_s.append(_since(began))
    return max(spent_s)


def _sealed_well(path: Path, key: RecordKey) -> bool:
    forget(path)
    with RecordReader.open(path, key) as reader:
        return reader.complete and not list(reader.damages())


def _repaired(path: Path, key: RecordKey) -> Iterator[Row]:
    """Tear its tail off, and have it repaired, with nothing of it in memory."""
    with RecordReader.open(path, key) as reader:
        records = reader.records
    os.truncate(path, path.stat().st_size - ending_bytes(records) - _TORN_BYTES)
    forget(path)
    began = time.monotonic()
    needed = needs_repair(path)
    done = repair(path, lambda _: key)
    yield row("repairing it, nothing in memory", _since(began), "s", 5.0)
    with RecordReader.open(path, key) as reader:
        good = needed and done is not None and reader.repaired and reader.records == done.records
    yield row("  closed", good, "", 1, at_least=True)


def _since(began: float) -> float:
    return time.monotonic() - began


def _programme(spec: VideoSpec, period_ns: int) -> tuple[StreamHeaders, tuple[EncodedPacket, ...]]:
    """Encode so much noise, which takes all the bits that it may have, and of sound."""
    packets: list[EncodedPacket] = []
    clock = MonotonicClock()
    video = VideoEncoding(
        width=_WIDTH,
        height=_HEIGHT,
        rate=_RATE,
        spec=spec,
        clock=clock,
        deliver=packets.append,
    )
    audio = AudioEncoding(clock=clock, deliver=packets.append)
    video.start()
    audio.start()
    noise = np.random.default_rng(_SEED)
    blocks, sent = Cadence(BLOCK_RATE, ORIGIN_NS), 0
    for index in range(int(period_ns * _RATE / NS_PER_S)):
        t_ns = Cadence(_RATE, ORIGIN_NS).at(index)
        packed = np.full((_HEIGHT * 3 // 2, _WIDTH), 128, np.uint8)
        packed[:_HEIGHT] = noise.integers(100, 150, (_HEIGHT, _WIDTH), np.uint8)
        video.put(frame_of(packed, t_ns))
        wait_until(_encoded(video, index), 30, "encoded pictures")
        while blocks.at(sent) <= t_ns:
            audio.put(block(blocks.at(sent)))
            sent += 1
    video.stop()
    audio.stop()
    end_ns = ORIGIN_NS + period_ns
    # Without what reaches beyond either end, so that it may follow itself.
    inside = [p for p in packets if p.pts_ns >= ORIGIN_NS and p.pts_ns + p.duration_ns <= end_ns]
    inside.sort(key=lambda packet: packet.tick_ns)
    return StreamHeaders(video.header, audio.header), tuple(inside)


def _encoded(video: VideoEncoding, index: int) -> Callable[[], bool]:
    return lambda: video.counters.encoded > index - _BEHIND
